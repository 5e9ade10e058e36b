package io.chaoskit.replay;

import io.chaoskit.internal.sweep.ScenarioOfWorkers;
import io.chaoskit.internal.sweep.Search;
import io.chaoskit.internal.sweep.Sweeping;
import io.chaoskit.internal.value.Limits;
import io.chaoskit.model.InvalidScenarioException;
import io.chaoskit.model.Scenario;
import io.chaoskit.value.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Sweeps a scenario: makes each fault that its injectors can make, one after the other, instead of drawing some. A run without faults shows
 * what is reached; then each hit has its fault in a run of its own, on a fresh target, followed by iterations without faults, which must
 * pass. What is only reached because of a fault is swept with that fault before it. Triggers have no say. Immutable, and safe for all
 * threads.
 *
 * <pre>{@code
 * SweepResult result = Sweep.of(() -> scenario()).build().run();
 * assert result.findings().isEmpty();
 * }</pre>
 */
public final class Sweep {

    private final Builder order;

    private Sweep(Builder builder) {
        this.order = builder.copy();
    }

    /**
     * Starts a sweep.
     *
     * @param scenario gives the scenario; asked for before each run, so that a target which it makes is a fresh one each time
     * @return with the defaults
     * @throws NullPointerException if it is null
     */
    public static Builder of(Supplier<Scenario> scenario) {
        return new Builder(scenario);
    }

    /**
     * Sweeps, on threads of its own while the caller waits. An interrupt of the caller ends it with what was found until then.
     *
     * @return what was found
     * @throws InvalidScenarioException if an injector does not fit what it is on, there is nothing to inject, or the scenario fails without
     *     faults
     * @throws IllegalArgumentException if the journal is that of another sweep
     */
    public SweepResult run() {
        Sweeping sweeping = new Sweeping(new Sweeping.Order(
                order.scenario,
                order.seed.orElseGet(() -> order.scenario.get().seed().orElse(1)),
                new Search.Scope(order.depth, order.part, order.parts, order.experiment),
                order.recovery,
                order.repeats,
                order.hangLimit,
                order.time,
                order.journal,
                order.script,
                ScenarioOfWorkers.of(order.scenario),
                order.progress,
                order.notes));
        return new SweepResult(sweeping.run(), order.command);
    }

    /** Configures a sweep. Not safe for several threads. */
    public static final class Builder {

        private static final int MAX_DEPTH = 2;
        private static final Duration USUAL_HANG_LIMIT = Duration.ofSeconds(10);

        private final Supplier<Scenario> scenario;
        private OptionalLong seed = OptionalLong.empty();
        private int depth = 1;
        private int part = 1;
        private int parts = 1;
        private int recovery = 3;
        private int repeats = 12;
        private Duration hangLimit = USUAL_HANG_LIMIT;
        private Optional<Duration> time = Optional.empty();
        private Optional<Path> journal = Optional.empty();
        private String script = "";
        private String experiment = "";
        private UnaryOperator<String> command = id -> "";
        private Consumer<String> progress = line -> {};
        private Consumer<String> notes = line -> {};

        private Builder(Supplier<Scenario> scenario) {
            this.scenario = Objects.requireNonNull(scenario, "scenario");
        }

        private Builder copy() {
            Builder copy = new Builder(scenario);
            copy.seed = seed;
            copy.depth = depth;
            copy.part = part;
            copy.parts = parts;
            copy.recovery = recovery;
            copy.repeats = repeats;
            copy.hangLimit = hangLimit;
            copy.time = time;
            copy.journal = journal;
            copy.script = script;
            copy.experiment = experiment;
            copy.command = command;
            copy.progress = progress;
            copy.notes = notes;
            return copy;
        }

        /**
         * Sets the seed of all runs, for what the steps draw.
         *
         * @param number the scenario's by default, else 1
         * @return this
         */
        public Builder seed(long number) {
            seed = OptionalLong.of(number);
            return this;
        }

        /**
         * Says how many faults are combined: with 2, also each pair of a hit and one that is reached after it.
         *
         * @param faults 1, which is the default, or 2
         * @return this
         * @throws IllegalArgumentException if it is another number
         */
        public Builder depth(int faults) {
            if (faults < 1 || faults > MAX_DEPTH) {
                throw new IllegalArgumentException("depth must be 1 or 2, but was " + faults);
            }
            depth = faults;
            return this;
        }

        /**
         * Limits the time: what is left then is counted as skipped.
         *
         * @param limit more than zero; none by default
         * @return this
         * @throws IllegalArgumentException if it is not more than zero
         */
        public Builder time(Duration limit) {
            time = Optional.of(Durations.positive("time", limit));
            return this;
        }

        /**
         * Sweeps one part of several, which have together what one sweep has.
         *
         * @param number which part, from 1
         * @param of how many there are
         * @return this
         * @throws IllegalArgumentException if there is no such part
         */
        public Builder part(int number, int of) {
            if (number < 1 || number > of) {
                int most = Math.max(1, of);
                throw new IllegalArgumentException(
                        "shard must be from 1/" + most + " to " + most + "/" + most + ", but was " + number + "/" + of);
            }
            part = number;
            parts = of;
            return this;
        }

        /**
         * Says how many iterations without faults follow each experiment.
         *
         * @param iterations 3 by default, 0 or more
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder recovery(int iterations) {
            recovery = Limits.atLeast(0, "recovery", iterations);
            return this;
        }

        /**
         * Says in how many iterations in a row the faults of an experiment that found nothing are made again, before those without faults: a
         * leaked connection shows when the last one is gone. Where no iteration takes longer than 100 ms, three times as many.
         *
         * @param iterations 12 by default, 0 for never
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder repeats(int iterations) {
            repeats = Limits.atLeast(0, "repeats", iterations);
            return this;
        }

        /**
         * Limits the time of a step in scenarios that do not assert {@code noInfiniteLoop}.
         *
         * @param limit 10 seconds by default, more than zero
         * @return this
         * @throws IllegalArgumentException if it is not more than zero
         */
        public Builder hangLimit(Duration limit) {
            hangLimit = Durations.positive("hangLimit", limit);
            return this;
        }

        /**
         * Writes each experiment into a file as it is made, and takes those that are in it already as made.
         *
         * @param file need not be there; none by default
         * @param of tells one script from another, such as a hash of it
         * @return this
         */
        public Builder journal(Path file, String of) {
            journal = Optional.of(file);
            script = Objects.requireNonNull(of, "of");
            return this;
        }

        /**
         * Makes one experiment only, with those that lead to it.
         *
         * @param id as in a finding
         * @return this
         */
        public Builder experiment(String id) {
            experiment = Objects.requireNonNull(id, "id");
            return this;
        }

        /**
         * Says which command makes an experiment again, for findings.
         *
         * @param ofExperiment gets the experiment's id; none by default
         * @return this
         */
        public Builder command(UnaryOperator<String> ofExperiment) {
            command = Objects.requireNonNull(ofExperiment, "ofExperiment");
            return this;
        }

        /**
         * Follows the sweep.
         *
         * @param lines gets a line for people before each run; none by default
         * @return this
         */
        public Builder progress(Consumer<String> lines) {
            progress = Objects.requireNonNull(lines, "lines");
            return this;
        }

        /**
         * Follows what is worth knowing about the sweep itself, such as a target that is always the same object: before the first experiment if it is
         * known then. It is in the result too.
         *
         * @param lines gets a sentence for people; none by default
         * @return this
         */
        public Builder notes(Consumer<String> lines) {
            notes = Objects.requireNonNull(lines, "lines");
            return this;
        }

        /**
         * Makes the sweep.
         *
         * @return immutable
         */
        public Sweep build() {
            return new Sweep(this);
        }
    }
}
