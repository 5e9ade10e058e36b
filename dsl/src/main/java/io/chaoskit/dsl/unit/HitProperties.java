package io.chaoskit.dsl.unit;

import io.chaoskit.site.Call;
import io.chaoskit.site.Contact;
import io.chaoskit.site.Hit;
import io.chaoskit.site.MethodShape;
import io.chaoskit.site.Site;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The properties of a hit in Groovy: {@code { hit -> if (hit.number > 3) … }}. */
public final class HitProperties {

    /** Their names, sorted. */
    public static final List<String> NAMES = Arrays.stream(HitProperties.class.getMethods())
            .filter(each -> each.getDeclaringClass() == HitProperties.class)
            .map(each -> Character.toLowerCase(each.getName().charAt(3))
                    + each.getName().substring(4))
            .sorted()
            .toList();

    private HitProperties() {}

    /**
     * Where.
     *
     * @param hit an arrival
     * @return its site
     */
    public static Site getSite(Hit hit) {
        return hit.site();
    }

    /**
     * Which arrival of its task at its site in the iteration.
     *
     * @param hit an arrival
     * @return from 1
     */
    public static long getNumber(Hit hit) {
        return hit.number();
    }

    /**
     * The iteration.
     *
     * @param hit an arrival
     * @return from 1, counted over all lanes
     */
    public static long getIteration(Hit hit) {
        return hit.iteration();
    }

    /**
     * The lane.
     *
     * @param hit an arrival
     * @return from 1
     */
    public static int getLane(Hit hit) {
        return hit.lane();
    }

    /**
     * How long the run has been running.
     *
     * @param hit an arrival
     * @return since the first iteration
     */
    public static Duration getElapsed(Hit hit) {
        return hit.elapsed();
    }

    /**
     * The object under test.
     *
     * @param hit an arrival
     * @return null when there is none
     */
    public static Object getTarget(Hit hit) {
        return hit.target();
    }

    /**
     * The injector that asks.
     *
     * @param hit an arrival
     * @return its name
     */
    public static String getInjector(Hit hit) {
        return hit.injector();
    }

    /**
     * The place of the thread in the iteration.
     *
     * @param hit an arrival
     * @return {@code 0} for the lane's own thread, {@code 0.2} for the second one it started
     */
    public static String getTask(Hit hit) {
        return hit.task();
    }

    /**
     * The call of a method.
     *
     * @param hit an arrival, in an effect on a method
     * @return valid until the call is over
     * @throws IllegalStateException at sites that are no methods, and in a trigger
     */
    public static Call getCall(Hit hit) {
        return hit.call();
    }

    /**
     * The arguments of the call.
     *
     * @param hit an arrival, in an effect on a method
     * @return the very ones: a change of the array is a change of the call
     * @throws IllegalStateException at sites that are no methods, and in a trigger
     */
    public static Object[] getArguments(Hit hit) {
        return hit.call().arguments();
    }

    /**
     * The method that is called.
     *
     * @param hit an arrival, in an effect on a method
     * @return its name and types
     * @throws IllegalStateException at sites that are no methods, and in a trigger
     */
    public static MethodShape getMethod(Hit hit) {
        return hit.call().method();
    }

    /**
     * The object whose method is called.
     *
     * @param hit an arrival, in an effect on a method
     * @return null for static methods and constructors
     * @throws IllegalStateException at sites that are no methods, and in a trigger
     */
    public static Object getSelf(Hit hit) {
        return hit.call().self();
    }

    /**
     * The host that is contacted.
     *
     * @param hit an arrival at the network
     * @return the host, its port and the way
     * @throws IllegalStateException elsewhere
     */
    public static Contact getContact(Hit hit) {
        return hit.contact();
    }
}
