package io.chaoskit.replay;

import io.chaoskit.internal.replay.Reach;
import io.chaoskit.internal.replay.Reproducer;
import io.chaoskit.internal.replay.Reproduction;
import io.chaoskit.internal.replay.Subject;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.FailedRun;
import io.chaoskit.report.Failure;
import io.chaoskit.report.Report;
import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Repeats a failure of a run with exactly the faults that its iteration received: alone on a fresh target first, and when it does not come
 * that way, after the iterations before it. Immutable, and safe for all threads.
 *
 * <pre>{@code
 * Replay.Result result = Replay.of(() -> scenario(), FailedRun.of(report)).build().run();
 * }</pre>
 */
public final class Replay {

    private final Subject subject;
    private final Duration time;
    private final Consumer<String> progress;

    private Replay(Builder builder) {
        this.subject = Subject.of(builder.scenario, builder.run, builder.failure, builder.edited);
        this.time = builder.time;
        this.progress = builder.progress;
    }

    /**
     * Starts a replay.
     *
     * @param scenario gives the scenario; asked for before each try, so that a target which it makes is a fresh one each time
     * @param run the run that failed
     * @return of its first failure
     * @throws NullPointerException if one is null
     */
    public static Builder of(Supplier<Scenario> scenario, FailedRun run) {
        return new Builder(scenario, run);
    }

    /**
     * Tries the failure three times, or twenty when it does not come each time, on threads of their own while the caller waits. An
     * interrupt of the caller ends it.
     *
     * @return what came of it
     */
    public Result run() {
        Reproduction found = new Reproducer(subject, time, progress).run();
        return new Result(
                subject.failure(),
                found.reach().map(Reach::text).orElse(""),
                found.failed(),
                found.of(),
                found.others(),
                found.report());
    }

    /**
     * The result of a replay.
     *
     * @param failure what was to be repeated
     * @param needed how much of the run it takes, such as {@code alone on a fresh target}; empty when it did not come again
     * @param failed how many tries failed in the same way
     * @param of how many there were
     * @param others other failures that came instead, each once
     * @param report of a try that failed, else of the last one; empty when there was none
     */
    public record Result(
            Failure failure, String needed, int failed, int of, List<String> others, Optional<Report> report) {

        /** Copies the texts. */
        public Result {
            others = List.copyOf(others);
        }

        /**
         * Whether the same failure came again.
         *
         * @return true when one try did
         */
        public boolean reproduced() {
            return failed > 0;
        }

        /**
         * What came of it, in a sentence.
         *
         * @return for example {@code iteration 7 failed in 3 of 3 tries, alone on a fresh target}
         */
        public String sentence() {
            String what = "iteration " + failure.iteration();
            return reproduced()
                    ? what + " failed in " + failed + " of " + of + " tries, " + needed
                    : what + " did not fail in the same way in " + of + " tries";
        }

        @Override
        public String toString() {
            return sentence();
        }
    }

    /** Configures a replay. Not safe for several threads. */
    public static final class Builder {

        private static final Duration USUAL_TIME = Duration.ofMinutes(2);

        private final Supplier<Scenario> scenario;
        private final FailedRun run;
        private int failure = 1;
        private boolean edited;
        private Duration time = USUAL_TIME;
        private Consumer<String> progress = line -> {};

        private Builder(Supplier<Scenario> scenario, FailedRun run) {
            this.scenario = Objects.requireNonNull(scenario, "scenario");
            this.run = Objects.requireNonNull(run, "run");
        }

        /**
         * Says which failure is meant.
         *
         * @param number its place in the report, from 1, which is the default
         * @return this
         */
        public Builder failure(int number) {
            failure = number;
            return this;
        }

        /**
         * Says whether the code was edited since, so that the lines of its frames may have moved.
         *
         * @param since false by default
         * @return this
         */
        public Builder edited(boolean since) {
            edited = since;
            return this;
        }

        /**
         * Limits the time of what is more than three tries of a kind.
         *
         * @param limit more than zero; two minutes by default
         * @return this
         * @throws IllegalArgumentException if it is not more than zero
         */
        public Builder time(Duration limit) {
            time = Durations.positive("time", limit);
            return this;
        }

        /**
         * Follows the replay.
         *
         * @param lines gets a line for people before each kind of try; none by default
         * @return this
         */
        public Builder progress(Consumer<String> lines) {
            progress = Objects.requireNonNull(lines, "lines");
            return this;
        }

        /**
         * Makes the replay.
         *
         * @return immutable
         * @throws IllegalArgumentException if there is no such failure, or it happened outside of every iteration
         */
        public Replay build() {
            return new Replay(this);
        }
    }
}
