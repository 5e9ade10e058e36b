package io.chaoskit.replay;

import io.chaoskit.internal.replay.Subject;
import io.chaoskit.internal.shrink.Shrink;
import io.chaoskit.internal.shrink.Shrunk;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.FailedRun;
import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Shrinks a failure: finds the few faults that make an iteration fail, and makes those as weak as they may be. Immutable, and safe for all
 * threads.
 *
 * <pre>{@code
 * ShrinkResult result = Shrinker.of(() -> scenario(), FailedRun.of(report)).build().run();
 * }</pre>
 */
public final class Shrinker {

    private final FailedRun run;
    private final Subject subject;
    private final Duration time;
    private final boolean causality;
    private final Consumer<String> progress;

    private Shrinker(Builder builder) {
        this.run = builder.run;
        this.subject = Subject.of(builder.scenario, builder.run, builder.failure, builder.edited);
        this.time = builder.time;
        this.causality = builder.causality;
        this.progress = builder.progress;
    }

    /**
     * Starts a shrinker.
     *
     * @param scenario gives the scenario; asked for before each run, so that a target which it makes is a fresh one each time
     * @param run the run that failed
     * @return of its first failure
     * @throws NullPointerException if one is null
     */
    public static Builder of(Supplier<Scenario> scenario, FailedRun run) {
        return new Builder(scenario, run);
    }

    /**
     * Repeats the failure and shrinks it, on threads of their own while the caller waits. An interrupt of the caller ends it with what was
     * found until then.
     *
     * @return what is left
     */
    public ShrinkResult run() {
        Shrunk shrunk = new Shrink(subject, time, causality, progress).run();
        return new ShrinkResult(run, subject.failure(), time, shrunk);
    }

    /** Configures a shrinker. Not safe for several threads. */
    public static final class Builder {

        private static final Duration USUAL_TIME = Duration.ofSeconds(30);

        private final Supplier<Scenario> scenario;
        private final FailedRun run;
        private int failure = 1;
        private boolean edited;
        private boolean causality;
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
         * Limits the time: the best that was found by then is the result.
         *
         * @param limit more than zero; 30 seconds by default
         * @return this
         * @throws IllegalArgumentException if it is not more than zero
         */
        public Builder time(Duration limit) {
            time = Durations.positive("time", limit);
            return this;
        }

        /**
         * Asks when the failure became inevitable: the first faults are kept, one more each time, and the rest is drawn anew 20 times.
         * This has the same time once more.
         *
         * @param wanted false by default
         * @return this
         */
        public Builder causality(boolean wanted) {
            causality = wanted;
            return this;
        }

        /**
         * Follows the shrinker.
         *
         * @param lines gets lines for people; none by default
         * @return this
         */
        public Builder progress(Consumer<String> lines) {
            progress = Objects.requireNonNull(lines, "lines");
            return this;
        }

        /**
         * Makes the shrinker.
         *
         * @return immutable
         * @throws IllegalArgumentException if there is no such failure, or it happened outside of every iteration
         */
        public Shrinker build() {
            return new Shrinker(this);
        }
    }
}
