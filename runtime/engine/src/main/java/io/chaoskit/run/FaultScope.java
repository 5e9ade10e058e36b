package io.chaoskit.run;

import io.chaoskit.internal.replay.RequestedReplay;
import io.chaoskit.internal.run.Scope;
import io.chaoskit.internal.run.SharedLoom;
import io.chaoskit.model.InvalidScenarioException;
import io.chaoskit.model.Scenario;
import io.chaoskit.plan.Fault;
import io.chaoskit.plan.Plan;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Injects the faults of a scenario into a stretch of code that is no iteration of a run, such as a test.
 *
 * <pre>{@code
 * try (FaultScope faults = FaultScope.open(scenario)) {
 *     shop.buy();
 * }
 * }</pre>
 *
 * <p>They reach the thread that opens the scope, the threads that it starts and the work that it hands on, and no others, so that any number
 * of scopes may be open at the same time; with {@link io.chaoskit.model.Reach#EVERYONE} they reach all threads while no other scope is open
 * and nothing else runs. Of the scenario only injectors, resources, seed, reach and class loader count: the code in the scope is the step. A scope
 * within a scope has its own faults only; those of the outer one are back when it is closed.
 *
 * <p>A scope belongs to the thread that opens it, and must be closed by it.
 */
public final class FaultScope implements AutoCloseable {

    private static final int SHOWN = 20;

    private final Scope scope;
    private final String name;
    private final long seed;
    private final long number;

    private FaultScope(Scope scope, String name, long seed, long number) {
        this.scope = scope;
        this.name = name;
        this.seed = seed;
        this.number = number;
    }

    /** Keeps classes woven from one scope to the next, see {@link #hold}. */
    @FunctionalInterface
    public interface Hold extends AutoCloseable {

        /** Restores all classes, unless another hold or an open scope keeps them. Does nothing the second time. */
        @Override
        void close();
    }

    /**
     * Keeps what scopes weave into methods and executors from here on. Weaving stops the JVM: without a hold each scope does it anew, with one a
     * suite of tests does it once for each list of pointcuts.
     *
     * @return to be closed when there are no more scopes
     */
    public static Hold hold() {
        return SharedLoom.INSTANCE.hold()::close;
    }

    /**
     * Opens a scope, as {@link #open(Scenario, long)} with the number 1.
     *
     * @param faults its injectors
     * @return to be closed by this thread
     */
    public static FaultScope open(Scenario faults) {
        return open(faults, 1);
    }

    /**
     * Opens a scope on the current thread: from here on its faults happen.
     *
     * <p>The seed is that of the system property {@code chaoskit.seed}, or else the scenario's, or else drawn. When the system property
     * {@code chaoskit.replay} names a JSON report that has a failure of a scenario with this name and number, exactly its faults happen.
     *
     * @param faults its injectors; its name is for people, and for replays
     * @param number tells scopes of one scenario apart, such as the rows of a table: each number has faults of its own; 1 or more
     * @return to be closed by this thread
     * @throws InvalidScenarioException if a pointcut matches nothing, or an effect does not fit a method that it matches
     * @throws IllegalStateException if a resource, an effect or the weaving does not start
     * @throws IllegalArgumentException if the number is less than 1, {@code chaoskit.replay} does not name a report, or {@code chaoskit.seed}
     *     is not a whole number
     */
    public static FaultScope open(Scenario faults, long number) {
        if (number < 1) {
            throw new IllegalArgumentException("the number of a scope must be 1 or more, but was " + number);
        }
        long seed = new Seeds(OptionalLong.empty()).of(faults);
        Plan plan = RequestedReplay.planOf(faults.name(), number).orElseGet(Plan::random);
        return new FaultScope(Scope.open(faults, seed, number, plan), faults.name(), seed, number);
    }

    /**
     * The seed that places the faults.
     *
     * @return the same places them again
     */
    public long seed() {
        return seed;
    }

    /**
     * The number of the scope.
     *
     * @return 1 or more
     */
    public long number() {
        return number;
    }

    /**
     * The name of the scenario.
     *
     * @return as it was given
     */
    public String name() {
        return name;
    }

    /**
     * The faults that happened.
     *
     * @return by thread and then by time, at most 1,000; empty before the scope is closed
     */
    public List<Fault> faults() {
        return scope.faults();
    }

    /**
     * What a failure within the scope should tell: the faults, and how to repeat them.
     *
     * @return several lines; of more than 20 faults the first ones
     */
    public String explain() {
        return explain(faults(), seed);
    }

    private static String explain(List<Fault> faults, long seed) {
        String what = faults.isEmpty()
                ? "no fault was injected"
                : faults.stream()
                        .limit(SHOWN)
                        .map(each -> "after " + each)
                        .collect(Collectors.joining(System.lineSeparator()));
        String more = faults.size() > SHOWN ? System.lineSeparator() + "and " + (faults.size() - SHOWN) + " more" : "";
        return what + more + System.lineSeparator() + "repeat  " + Seeds.setting(seed);
    }

    /**
     * Ends the faults: injected waits are over at once, and what was put on is taken off. Does nothing the second time.
     *
     * @throws InvalidScenarioException if an injector was wrong itself, such as one that threw of its own accord
     * @throws IllegalStateException if something of the faults broke
     */
    @Override
    public void close() {
        scope.close();
    }
}
