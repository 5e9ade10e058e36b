package io.chaoskit.validator;

import io.chaoskit.value.Durations;
import java.time.Duration;

/**
 * Threads that the code under test starts, end. With one lane and no other run in the JVM platform threads are compared after
 * each iteration with those before it, the first one included; after the last iteration all threads, virtual ones too, with those
 * that were there when the warm-up was over. Those of ChaosKit and of the JVM do not count.
 *
 * <p>A leaked thread is told with where it was started: with several lanes always, otherwise from the first iteration with a leak
 * on. That changes the JVM's {@link Thread} while the run lasts; where that is forbidden, it is not told.
 *
 * @param grace how long they may take to end, zero or more
 */
public record NoThreadLeak(Duration grace) implements Validator {

    /** The grace where none is given. */
    public static final Duration USUAL = Duration.ofSeconds(1);

    /** Rejects a negative grace. */
    public NoThreadLeak {
        Durations.notNegative(grace);
    }

    @Override
    public String id() {
        return "noThreadLeak";
    }

    @Override
    public String name() {
        return "noThreadLeak(" + (grace.equals(USUAL) ? "" : "grace: " + Durations.format(grace)) + ")";
    }

    @Override
    public Check arm(RunAccess run) {
        return new ThreadLeaks(grace, run);
    }
}
