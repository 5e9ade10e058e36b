package io.chaoskit.report;

import io.chaoskit.internal.text.Excerpt;
import io.chaoskit.internal.text.Picture;
import io.chaoskit.plan.Fault;
import io.chaoskit.validator.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** A failure: one thing that went wrong in a run. Immutable. */
public final class Failure {

    /** How many characters of a message are kept: room for the picture of an assertion. */
    public static final int MAX_MESSAGE = 20_000;

    private final long firstIteration;
    private final long iteration;
    private final int lane;
    private final Kind kind;
    private final String step;
    private final String validator;
    private final Severity severity;
    private final String message;
    private final Optional<Thrown> exception;
    private final List<Fault> faults;
    private final int faultsDropped;
    private final List<Fault> faultsBefore;
    private final String replay;

    private Failure(Builder builder) {
        this.firstIteration = builder.firstIteration;
        this.iteration = builder.iteration;
        this.lane = builder.lane;
        this.kind = builder.kind;
        this.step = builder.step;
        this.validator = builder.validator;
        this.severity = builder.severity;
        this.message = builder.message;
        this.exception = builder.exception;
        this.faults = List.copyOf(builder.faults);
        this.faultsDropped = builder.faultsDropped;
        this.faultsBefore = List.copyOf(builder.faultsBefore);
        this.replay = builder.replay;
    }

    /** The kind of a failure. */
    public enum Kind {
        /** A step threw. */
        STEP,
        /** A step did not end. */
        HANG,
        /** A validator was violated. */
        VALIDATOR,
        /** A validator could not tell. */
        CRASH,
        /** Something before the first iteration. */
        SETUP,
        /** An iteration without faults. */
        WARM_UP,
        /** The run itself. */
        RUN,
        /** Something after the last iteration. */
        TEARDOWN,
        /** The code under test ended the JVM. */
        EXIT,
        /** Failures of kinds that were not counted apart: only a {@link FailureKind} has it. */
        OTHER;

        /**
         * The kind in reports.
         *
         * @return for example {@code warm-up}
         */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * Where such a failure stands in a run: what went wrong before all iterations comes first, and after them last.
         *
         * @param iteration 0 for outside of every iteration
         * @return the less the earlier
         */
        public long order(long iteration) {
            if (iteration > 0) {
                return iteration;
            }
            return this == SETUP || this == WARM_UP ? 0 : Long.MAX_VALUE;
        }
    }

    /**
     * Starts a failure.
     *
     * @param kind what went wrong
     * @param severity how much it weighs
     * @param message for people
     * @return outside of every iteration by default
     * @throws NullPointerException if one is null
     * @throws IllegalArgumentException if the kind is {@link Kind#OTHER}
     */
    public static Builder builder(Kind kind, Severity severity, String message) {
        return new Builder(kind, severity, message);
    }

    /**
     * A failure outside of every iteration.
     *
     * @param kind what went wrong
     * @param severity how much it weighs
     * @param message for people
     * @param thrown what was thrown; null for nothing
     * @return the failure
     * @throws NullPointerException if one of the others is null
     */
    public static Failure outside(Kind kind, Severity severity, String message, Throwable thrown) {
        return builder(kind, severity, message)
                .exception(thrown == null ? null : Thrown.of(thrown))
                .build();
    }

    /** {@return the iteration, or the last of those that it may come from, from 1; 0 when it was outside of every iteration} */
    public long iteration() {
        return iteration;
    }

    /**
     * The first iteration that it may come from. For what was found at a quiet point that is the first one since the quiet point before,
     * otherwise {@link #iteration}.
     *
     * @return from 1; 0 when it was outside of every iteration
     */
    public long firstIteration() {
        return firstIteration;
    }

    /** {@return the lane, from 1; 0 when it was outside of every lane} */
    public int lane() {
        return lane;
    }

    /** {@return what went wrong} */
    public Kind kind() {
        return kind;
    }

    /** {@return the name of the step that failed; empty for others} */
    public String step() {
        return step;
    }

    /** {@return the id of the validator that was violated or crashed; empty for others} */
    public String validator() {
        return validator;
    }

    /** {@return the severity: how much it weighs} */
    public Severity severity() {
        return severity;
    }

    /** {@return the message, for people; at most {@link #MAX_MESSAGE} characters} */
    public String message() {
        return message;
    }

    /**
     * The failure in one line.
     *
     * @return for example {@code step 'pay' threw SQLException: gone}
     */
    public String headline() {
        if (kind != Kind.STEP || exception.isEmpty()) {
            return message.lines().findFirst().orElse("");
        }
        Thrown thrown = exception.get();
        return Picture.in(thrown.message())
                .map(picture -> "an assertion in step '" + step + "' failed: " + picture.condition())
                .orElseGet(() -> "step '" + step + "' threw " + thrown.headline());
    }

    /** {@return what was thrown; empty for nothing} */
    public Optional<Thrown> exception() {
        return exception;
    }

    /** {@return the trace of the iteration, in order} */
    public List<Fault> faults() {
        return faults;
    }

    /** {@return the number of further faults, which the trace has no room for} */
    public int faultsDropped() {
        return faultsDropped;
    }

    /**
     * The last faults before a failure whose iteration had none: its cause may be one of these.
     *
     * @return of an iteration that ended before it; empty when it had faults of its own, or there were none before it
     */
    public List<Fault> faultsBefore() {
        return faultsBefore;
    }

    /** {@return the command that replays the failure, or else the one that repeats the run; empty when there is none} */
    public String replay() {
        return replay;
    }

    Failure withReplay(String command) {
        Builder same = new Builder(kind, severity, message);
        same.firstIteration = firstIteration;
        same.iteration = iteration;
        same.lane = lane;
        return same.step(step)
                .validator(validator)
                .exception(exception.orElse(null))
                .faults(faults, faultsDropped)
                .faultsBefore(faultsBefore)
                .replay(command)
                .build();
    }

    /**
     * The failure as JSON, as in the report of its run.
     *
     * @param scenario of the run
     * @param seed of the run
     * @return an object
     */
    public String toJson(String scenario, long seed) {
        return JsonReport.of(this, scenario, seed);
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @param text an object
     * @return the failure
     * @throws IllegalArgumentException if it is none: the message says what is wrong
     */
    public static Failure read(String text) {
        return ReportReader.failure(text);
    }

    @Override
    public String toString() {
        return kind.text() + ": " + message;
    }

    /** A builder of failures. Not safe for several threads. */
    public static final class Builder {

        private final Kind kind;
        private final Severity severity;
        private final String message;
        private long firstIteration;
        private long iteration;
        private int lane;
        private String step = "";
        private String validator = "";
        private Optional<Thrown> exception = Optional.empty();
        private List<Fault> faults = List.of();
        private int faultsDropped;
        private List<Fault> faultsBefore = List.of();
        private String replay = "";

        private Builder(Kind kind, Severity severity, String message) {
            this.kind = Objects.requireNonNull(kind, "kind");
            this.severity = Objects.requireNonNull(severity, "severity");
            this.message = Excerpt.begin(Objects.requireNonNull(message, "message"), MAX_MESSAGE);
            if (kind == Kind.OTHER) {
                throw new IllegalArgumentException("a failure must be of a kind of its own, but was of OTHER");
            }
        }

        /**
         * Says in which iteration it happened; by default outside of every one.
         *
         * @param number of the iteration, from 1
         * @param byLane the lane that ran it, from 1
         * @return this
         * @throws IllegalArgumentException if one is less than 0
         */
        public Builder iteration(long number, int byLane) {
            if (number < 0 || byLane < 0) {
                throw new IllegalArgumentException(
                        "iteration and lane must be 0 or more, but were " + number + " and " + byLane);
            }
            firstIteration = number;
            iteration = number;
            lane = byLane;
            return this;
        }

        /**
         * Says that it comes from one of several iterations, in whatever lane.
         *
         * @param first the first of them, from 1
         * @param last the last of them
         * @return this
         * @throws IllegalArgumentException if the first is less than 1, or more than the last
         */
        public Builder iterations(long first, long last) {
            if (first < 1 || first > last) {
                throw new IllegalArgumentException(
                        "iterations must be from 1 or more to as many or more, but were " + first + " to " + last);
            }
            firstIteration = first;
            iteration = last;
            lane = 0;
            return this;
        }

        /**
         * Names the step that failed.
         *
         * @param name empty by default
         * @return this
         * @throws NullPointerException if it is null
         */
        public Builder step(String name) {
            step = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Names the validator that was violated or crashed.
         *
         * @param id empty by default
         * @return this
         * @throws NullPointerException if it is null
         */
        public Builder validator(String id) {
            validator = Objects.requireNonNull(id, "id");
            return this;
        }

        /**
         * Adds what was thrown.
         *
         * @param thrown null for nothing
         * @return this
         */
        public Builder exception(Thrown thrown) {
            exception = Optional.ofNullable(thrown);
            return this;
        }

        /**
         * Adds the trace of the iteration.
         *
         * @param trace in order
         * @param dropped how many more there were
         * @return this
         * @throws NullPointerException if it is null
         */
        public Builder faults(List<Fault> trace, int dropped) {
            faults = List.copyOf(trace);
            faultsDropped = dropped;
            return this;
        }

        /**
         * Adds the last faults before it, for a failure without faults of its own.
         *
         * @param last in order
         * @return this
         * @throws NullPointerException if it is null
         */
        public Builder faultsBefore(List<Fault> last) {
            faultsBefore = List.copyOf(last);
            return this;
        }

        /**
         * Adds the command that replays the failure or repeats the run.
         *
         * @param command empty by default
         * @return this
         * @throws NullPointerException if it is null
         */
        public Builder replay(String command) {
            replay = Objects.requireNonNull(command, "command");
            return this;
        }

        /**
         * Makes the failure.
         *
         * @return immutable
         */
        public Failure build() {
            return new Failure(this);
        }
    }
}
