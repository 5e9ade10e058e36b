package io.chaoskit.report;

import io.chaoskit.internal.text.Excerpt;
import io.chaoskit.internal.text.Palette;
import io.chaoskit.internal.text.Picture;
import io.chaoskit.plan.Fault;
import io.chaoskit.report.Failure.Kind;
import java.util.List;
import java.util.stream.Stream;

/**
 * One failure in the summary of a run.
 *
 * @param palette its colours
 * @param full whether long values and messages are shown whole
 */
record FailureText(Palette palette, boolean full) {

    private static final int FAULTS = 8;
    private static final int FAULTS_BEFORE = 3;
    private static final int FRAMES = 2;
    private static final int VALUE = 120;
    private static final int MESSAGE_LINES = 10;
    private static final List<String> NOT_THE_TARGET = List.of(
            "at io.chaoskit.",
            "at java.",
            "at jdk.",
            "at groovy.",
            "at org.codehaus.groovy.",
            "at org.apache.groovy.",
            "… ");

    /** Its lines, indented. The message of a hang has the frames already. */
    List<String> lines(Failure failure) {
        Stream<String> frames = failure.exception().stream()
                .filter(thrown -> failure.kind() != Kind.HANG)
                .flatMap(thrown -> thrown.stack().stream())
                .filter(FailureText::ofTheTarget)
                .limit(FRAMES)
                .map(frame -> "        " + palette.faint(frame));
        return Stream.of(message(failure), frames, faults(failure))
                .flatMap(lines -> lines)
                .toList();
    }

    /** A picture stays in its shape, behind where it happened. */
    private Stream<String> message(Failure failure) {
        String where = failure.iteration() == 0 ? failure.kind().text() : iterations(failure);
        List<String> lines = Picture.in(failure.message())
                .map(picture -> indented(full ? all(failure) : picture.lines(VALUE), where.length()))
                .orElseGet(() -> indented(text(failure), 0));
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

    /** The message of an exception may be long; all others are ChaosKit's own. */
    private List<String> text(Failure failure) {
        return full || failure.kind() != Kind.STEP
                ? all(failure)
                : Excerpt.lines(failure.message(), MESSAGE_LINES, VALUE);
    }

    private static List<String> all(Failure failure) {
        return failure.message().stripTrailing().lines().toList();
    }

    private static Stream<String> faults(Failure failure) {
        Stream<String> shown = failure.faults().stream().limit(FAULTS).map(fault -> "      after " + describe(fault));
        int more = failure.faults().size() + failure.faultsDropped() - FAULTS;
        Stream<String> rest = more <= 0
                ? Stream.empty()
                : Stream.of("      and " + more + (more == 1 ? " more fault" : " more faults"));
        return Stream.of(shown, rest, faultsBefore(failure)).flatMap(lines -> lines);
    }

    private static Stream<String> faultsBefore(Failure failure) {
        List<Fault> before = failure.faultsBefore();
        return before.subList(Math.max(0, before.size() - FAULTS_BEFORE), before.size()).stream()
                .map(fault -> "      last before it, in iteration " + fault.iteration() + ": " + describe(fault));
    }

    /** Frames of ChaosKit, Groovy and the JDK are in the JSON; here they would hide the one that matters. */
    private static boolean ofTheTarget(String frame) {
        return NOT_THE_TARGET.stream().noneMatch(frame::startsWith);
    }

    private static String describe(Fault fault) {
        String name = fault.injector().equals(fault.effect()) ? "" : " (" + fault.injector() + ")";
        return fault + name;
    }
}
