package io.chaoskit.validator;

import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The system recovers: within a time after the last iteration, when nothing is injected any more, a condition comes true. It is
 * asked again and again until then, by a thread of ChaosKit's.
 *
 * @param within more than zero
 * @param condition a violated assertion or an exception of it means: not yet
 */
record Eventually(Duration within, OutcomeCheck condition) implements Validator {

    /** Rejects zero and less. */
    public Eventually {
        Durations.positive("eventually", within);
        Objects.requireNonNull(condition, "condition");
    }

    @Override
    public String id() {
        return "eventually";
    }

    @Override
    public String name() {
        return "eventually(" + Durations.format(within) + ")";
    }

    @Override
    public Validator always() {
        throw Invariant.onceOnly(name());
    }

    @Override
    public Check arm(RunAccess run) {
        return new Recovery(this, run);
    }

    /** Polls the condition until it holds or its time is over. */
    private static final class Recovery implements Check {

        private static final Duration TO_NOTICE = Duration.ofSeconds(1);
        private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
        private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

        private final Eventually asked;
        private final RunAccess run;
        private volatile String measured = "";

        Recovery(Eventually asked, RunAccess run) {
            this.asked = asked;
            this.run = run;
        }

        @Override
        public Optional<String> check(Observation seen) {
            return Optional.empty();
        }

        @Override
        public Optional<String> checkAtEnd() throws InterruptedException {
            long start = run.clock().nanoTime();
            long limit = asked.within().toNanos();
            CountDownLatch never = new CountDownLatch(1);
            long pause = FIRST_PAUSE;
            while (true) {
                Optional<String> why = ask();
                long took = run.clock().nanoTime() - start;
                if (why.isEmpty() && took <= limit) {
                    measured = "after " + Durations.rounded(took);
                    return why;
                }
                if (took >= limit) {
                    return Optional.of("it must hold within " + Durations.format(asked.within())
                            + " after the last fault, but did not:" + below(why.orElse("it came true too late")));
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException("the run was interrupted");
                }
                never.await(Math.min(pause, limit - took), TimeUnit.NANOSECONDS);
                pause = Math.min(LONGEST_PAUSE, 2 * pause);
            }
        }

        /** A picture stands on lines of its own, so that its columns fit. */
        private static String below(String why) {
            return (why.contains("\n") ? "\n" : " ") + why;
        }

        /** Empty when it holds now; otherwise why it does not. */
        private Optional<String> ask() {
            try {
                return asked.condition().holds(run.outcome())
                        ? Optional.empty()
                        : Optional.of("the condition is false");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of("the condition did not answer");
            } catch (Exception | AssertionError notYet) {
                return Optional.of(notYet.getMessage() == null ? notYet.toString() : notYet.getMessage());
            }
        }

        @Override
        public String looked() {
            return Invariant.AT_END;
        }

        @Override
        public String measured() {
            return measured;
        }

        /** A condition that blocks is interrupted soon after its time, and is then violated. */
        @Override
        public Duration patience() {
            return asked.within().plus(TO_NOTICE);
        }
    }
}
