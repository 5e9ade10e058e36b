package io.chaoskit.site;

import io.chaoskit.pressure.Pressure;
import java.time.Duration;
import java.util.Optional;

/**
 * A hit: one arrival at a site, as an injector sees it.
 *
 * <p>Valid only during the call it is passed to, and only on that thread: the engine uses the object again for the next
 * hit, so that a hit that does not fire allocates nothing.
 */
public interface Hit {

    /**
     * The name of the injector that asks.
     *
     * @return unique in the scenario
     */
    String injector();

    /**
     * Where.
     *
     * @return for an injector on every step, the one step
     */
    Site site();

    /**
     * Which arrival of this task at this site in this iteration.
     *
     * @return from 1
     */
    long number();

    /**
     * Which arrival of this task in this iteration, counted over all sites of the injector.
     *
     * @return from 1; {@link #number()} where the injector has one site
     */
    default long count() {
        return number();
    }

    /**
     * The iteration.
     *
     * @return from 1, counted over all lanes
     */
    long iteration();

    /**
     * The lane that runs the iteration.
     *
     * @return from 1
     */
    int lane();

    /**
     * The place of the current thread in the iteration's tree of threads.
     *
     * @return {@code 0} for the lane's own thread, {@code 0.2} for the second one it started
     */
    String task();

    /**
     * Time since the first iteration of the run began.
     *
     * @return never negative
     */
    Duration elapsed();

    /**
     * Random bits for this hit: a pure function of seed, iteration, task, injector, site, hit and salt.
     *
     * @param salt distinguishes several draws for one hit; 0 is the plan's own
     * @return 64 bits
     */
    long draw(int salt);

    /**
     * Draws one of several.
     *
     * @param salt distinguishes several draws for one hit
     * @param count how many there are, at least one
     * @return from 0, less than {@code count}; all equally likely
     */
    default int choose(int salt, int count) {
        return (int) Long.remainderUnsigned(draw(salt), count);
    }

    /**
     * The place of this hit in the code. Found by walking the stack, which takes microseconds.
     *
     * @return {@link Place#UNKNOWN} where no code arrives
     */
    default Place place() {
        return Place.UNKNOWN;
    }

    /**
     * Notes, for the trace, which of several effects was drawn.
     *
     * @param branch its place, from 0
     * @param part its text
     */
    default void chose(int branch, String part) {}

    /**
     * The object under test.
     *
     * @return null when the scenario has none
     */
    Object target();

    /**
     * The call of a woven method in which this happens.
     *
     * @return valid until the call is over
     * @throws IllegalStateException at sites that are no methods
     */
    default Call call() {
        throw new IllegalStateException(site().text() + " is no method");
    }

    /**
     * The host that is about to be contacted.
     *
     * @return valid at {@link Sites#hosts}
     * @throws IllegalStateException elsewhere
     */
    default Contact contact() {
        throw new IllegalStateException(site().text() + " is not the network");
    }

    /**
     * Cancels something some time later: the future that was handed to {@code Chaos.maybeCancel}, anywhere else the step, whose
     * thread is interrupted. Does nothing when the iteration or the step is over by then.
     *
     * @param after zero or more
     */
    default void cancel(Duration after) {
        throw new IllegalStateException(site().text() + " has nothing to cancel");
    }

    /**
     * Parks the thread, until the time is over, the run stops, or the thread is interrupted (it then stays so).
     *
     * @param duration zero or negative returns at once
     */
    void pause(Duration duration);

    /**
     * Puts a pressure on and goes on. It is off again when the time is over, and at once when the run stops or ends. One that
     * this injector has on already stays on until the later end. When it cannot be put on, the run cannot pass.
     *
     * @param pressure what is taken away; known again by its identity
     * @param length how long; empty for the rest of the run
     */
    void hold(Pressure pressure, Optional<Duration> length);

    /**
     * Puts a pressure on for the rest of the iteration, or for the rest of the run when this hit belongs to no iteration.
     *
     * @param pressure what is taken away; known again by its identity
     */
    default void holdForIteration(Pressure pressure) {
        hold(pressure, Optional.empty());
    }
}
