package io.chaoskit.report;

import io.chaoskit.internal.text.Excerpt;
import io.chaoskit.internal.text.Palette;
import io.chaoskit.internal.text.Picture;
import io.chaoskit.internal.text.Plural;
import io.chaoskit.internal.text.Visible;
import io.chaoskit.plan.Fault;
import io.chaoskit.report.Failure.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One kind of failures in the summary of a run: how often it came, and its first one.
 *
 * @param palette its colours
 * @param full whether long values, messages and stacks are shown whole
 */
record FailureText(Palette palette, boolean full) {

    private static final int FAULTS = 8;
    private static final int FAULTS_BEFORE = 3;
    private static final int FRAMES = 2;
    private static final int VALUE = 120;
    private static final int MESSAGE_LINES = 10;
    private static final int LINE = 500;
    private static final List<String> NOT_THE_TARGET = List.of(
            "at io.chaoskit.",
            "at java.",
            "at jdk.",
            "at groovy.",
            "at org.codehaus.groovy.",
            "at org.apache.groovy.",
            "… ");

    /** Its lines, indented. {@code repeat} is the command that repeats the whole run, which is shown elsewhere. */
    List<String> lines(FailureKind kind, String repeat) {
        Optional<Failure> example = kind.example();
        if (example.isEmpty()) {
            return List.of(
                    "    " + palette.bad(kind.kind().text() + firstOf(kind)) + "  " + Visible.of(kind.message()));
        }
        Failure first = example.get();
        return Stream.of(message(first, firstOf(kind)), frames(first), faults(first), replay(first, repeat))
                .flatMap(lines -> lines)
                .toList();
    }

    private static String firstOf(FailureKind kind) {
        return kind.count() == 1 ? "" : " (the first of " + kind.count() + ")";
    }

    /** A picture stays in its shape, behind where it happened. */
    private Stream<String> message(Failure failure, String firstOf) {
        String where = (failure.iteration() == 0 ? failure.kind().text() : iterations(failure)) + firstOf;
        String message = Visible.of(failure.message());
        List<String> lines = Picture.in(message)
                .map(picture -> indented(full ? all(message) : picture.lines(VALUE), where.length()))
                .orElseGet(() -> indented(text(failure, message), 0));
        return Stream.concat(
                Stream.of("    " + palette.bad(where) + "  "
                        + lines.stream().findFirst().orElse("")),
                lines.stream().skip(1));
    }

    private static String iterations(Failure failure) {
        boolean one = failure.firstIteration() == failure.iteration();
        return one
                ? "iteration " + failure.iteration()
                : "iterations " + failure.firstIteration() + " to " + failure.iteration();
    }

    private static List<String> indented(List<String> lines, int more) {
        String indent = " ".repeat(6 + more);
        return Stream.concat(lines.stream().limit(1), lines.stream().skip(1).map(line -> indent + line))
                .toList();
    }

    /** The message of an exception may be long; of all others only what the user wrote into it. */
    private List<String> text(Failure failure, String message) {
        return full ? all(message) : Excerpt.lines(message, MESSAGE_LINES, failure.kind() == Kind.STEP ? VALUE : LINE);
    }

    private static List<String> all(String message) {
        return message.stripTrailing().lines().toList();
    }

    /** The message of a hang has the frames already. */
    private Stream<String> frames(Failure failure) {
        Stream<String> all = failure.exception().stream().flatMap(thrown -> thrown.stack().stream());
        return (full ? all : ofTheTarget(failure, all))
                .map(frame -> "        " + palette.faint(Visible.line(frame, full ? Failure.MAX_MESSAGE : LINE)));
    }

    private static Stream<String> ofTheTarget(Failure failure, Stream<String> frames) {
        return failure.kind() == Kind.HANG
                ? Stream.empty()
                : frames.filter(frame -> NOT_THE_TARGET.stream().noneMatch(frame::startsWith))
                        .limit(FRAMES);
    }

    private static Stream<String> faults(Failure failure) {
        Stream<String> shown = failure.faults().stream().limit(FAULTS).map(fault -> "      after " + describe(fault));
        int more = failure.faults().size() + failure.faultsDropped() - FAULTS;
        Stream<String> rest = more <= 0 ? Stream.empty() : Stream.of("      and " + Plural.of(more, "more fault"));
        return Stream.of(shown, rest, faultsBefore(failure)).flatMap(lines -> lines);
    }

    private static Stream<String> faultsBefore(Failure failure) {
        List<Fault> before = failure.faultsBefore();
        return before.subList(Math.max(0, before.size() - FAULTS_BEFORE), before.size()).stream()
                .map(fault -> "      last before it, in " + where(fault) + ": " + describe(fault));
    }

    private static String where(Fault fault) {
        return fault.iteration() == 0 ? "the run" : "iteration " + fault.iteration();
    }

    private static String describe(Fault fault) {
        String name = fault.injector().equals(fault.effect()) ? "" : " (" + fault.injector() + ")";
        return Visible.line(fault + name, LINE);
    }

    private static Stream<String> replay(Failure failure, String repeat) {
        boolean own = !failure.replay().isEmpty() && !failure.replay().equals(repeat);
        return own ? Stream.of("      replay  " + failure.replay()) : Stream.empty();
    }
}
