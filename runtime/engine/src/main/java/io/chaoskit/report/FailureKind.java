package io.chaoskit.report;

import io.chaoskit.internal.text.Excerpt;
import io.chaoskit.internal.text.Palette;
import io.chaoskit.report.Failure.Kind;
import io.chaoskit.validator.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A kind of failures: those of the same check or step, with the same types of exceptions out of the same place in the code under test.
 * Messages do not count, because numbers in them differ.
 *
 * @param kind what went wrong; {@link Kind#OTHER} for all that were not counted apart
 * @param step the step that failed; empty for others
 * @param validator the id of the validator that was violated or crashed; empty for others
 * @param severity how much each of them weighs
 * @param types the classes of the exception and its causes, the outermost first; empty for no exception
 * @param frame the top frame of the code under test; empty for none
 * @param message of the first one, in one line of at most 200 characters
 * @param count how many there were in the run, 1 or more
 * @param firstIteration the iteration that the first one was found in; 0 for outside of every iteration
 * @param example the first one; empty when it was not kept, as that of a kind behind the first hundred
 */
public record FailureKind(
        Kind kind,
        String step,
        String validator,
        Severity severity,
        List<String> types,
        String frame,
        String message,
        long count,
        long firstIteration,
        Optional<Failure> example) {

    /** The gravest first, then by first iteration. What was not counted apart comes last. */
    static final Comparator<FailureKind> GRAVEST_FIRST = Comparator.<FailureKind, Boolean>comparing(
                    each -> each.kind == Kind.OTHER)
            .thenComparing(FailureKind::severity)
            .thenComparing(each -> each.kind.order(each.firstIteration))
            .thenComparing(FailureKind::kind)
            .thenComparing(FailureKind::step)
            .thenComparing(FailureKind::validator)
            .thenComparing(each -> String.join(" ", each.types))
            .thenComparing(FailureKind::frame);

    private static final int MAX_MESSAGE = 200;

    /** With the message as well, so that parts of a run may be put together in any order. */
    private static final Comparator<FailureKind> FIRST = Comparator.<FailureKind>comparingLong(
                    each -> each.kind.order(each.firstIteration))
            .thenComparing(FailureKind::message);

    /** Rejects null and a count of less than 1, and copies the list. */
    public FailureKind {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(validator, "validator");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(example, "example");
        types = List.copyOf(types);
        if (count < 1) {
            throw new IllegalArgumentException("the count of a kind of failures must be 1 or more, but was " + count);
        }
    }

    /**
     * What makes two failures ones of the same kind.
     *
     * @param kind what went wrong
     * @param step the step that failed; empty for others
     * @param validator the id of the validator; empty for others
     * @param severity how much they weigh
     * @param types the classes of the exception and its causes
     * @param frame the top frame of the code under test; empty for none
     */
    public record Identity(
            Kind kind, String step, String validator, Severity severity, List<String> types, String frame) {}

    /**
     * The kind of one failure.
     *
     * @param failure any
     * @return with a count of 1
     */
    public static FailureKind of(Failure failure) {
        return new FailureKind(
                failure.kind(),
                failure.step(),
                failure.validator(),
                failure.severity(),
                failure.exception().map(Thrown::types).orElse(List.of()),
                failure.exception().map(Thrown::frame).orElse(""),
                Excerpt.of(failure.headline(), MAX_MESSAGE),
                1,
                failure.iteration(),
                Optional.of(failure));
    }

    /**
     * What makes a failure of the same kind as another; quicker than its kind.
     *
     * @param failure any
     * @return equal for the same kind
     */
    static Identity identity(Failure failure) {
        return new Identity(
                failure.kind(),
                failure.step(),
                failure.validator(),
                failure.severity(),
                failure.exception().map(Thrown::types).orElse(List.of()),
                failure.exception().map(Thrown::frame).orElse(""));
    }

    /**
     * What makes it the same kind in another run.
     *
     * @return equal for the same kind
     */
    public Identity identity() {
        return new Identity(kind, step, validator, severity, types, frame);
    }

    /**
     * The kind as the text report shows it: how often it came, and its first failure with its faults, frames and the command that replays it.
     *
     * @param report the one that it stands in
     * @return several lines, without colours, the last one ended
     */
    public String toText(Report report) {
        return new FailureText(Palette.PLAIN, false)
                .lines(this, report.replay()).stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** All of both; the first one is the example. */
    FailureKind and(FailureKind more) {
        FailureKind first = FIRST.compare(this, more) <= 0 ? this : more;
        return with(first.message, count + more.count, first.firstIteration, first.example);
    }

    /** With another form of the example, when there is one. */
    FailureKind with(Map<Failure, Failure> examples) {
        return with(message, count, firstIteration, example.map(each -> examples.getOrDefault(each, each)));
    }

    FailureKind withoutExample() {
        return with(message, count, firstIteration, Optional.empty());
    }

    private FailureKind with(String text, long all, long first, Optional<Failure> kept) {
        return new FailureKind(kind, step, validator, severity, types, frame, text, all, first, kept);
    }

    /** As one of those that are not counted apart. */
    FailureKind other() {
        return new FailureKind(
                Kind.OTHER,
                "",
                "",
                severity,
                List.of(),
                "",
                "failures of other kinds",
                count,
                firstIteration,
                Optional.empty());
    }
}
