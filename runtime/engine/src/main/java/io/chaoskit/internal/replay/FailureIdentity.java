package io.chaoskit.internal.replay;

import io.chaoskit.report.Failure;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What makes two failures the same one: the same check or step, the same types of exceptions, and the same top frame of the code under
 * test. Messages do not count, because numbers in them differ.
 *
 * @param kind what went wrong
 * @param where the check or step
 * @param types of the exception and its causes
 * @param frame the top frame of the code under test; empty for none
 */
public record FailureIdentity(Failure.Kind kind, String where, List<String> types, String frame) {

    /** Of a failure, in this run or another. */
    public static FailureIdentity of(Failure failure) {
        return new FailureIdentity(
                failure.kind(),
                failure.validator().isEmpty() ? failure.step() : failure.validator(),
                failure.exception().map(thrown -> thrown.types()).orElse(List.of()),
                failure.exception().map(thrown -> thrown.frame()).orElse(""));
    }

    /** The same where lines have moved, because the code was edited. */
    FailureIdentity withoutLines() {
        return new FailureIdentity(kind, where, types, frame.replaceFirst(":\\d+\\)$", ")"));
    }

    /** For people. */
    String text() {
        String what = types.isEmpty()
                ? ""
                : types.stream()
                        .map(type -> type.substring(type.lastIndexOf('.') + 1))
                        .collect(Collectors.joining(", caused by ", " ", ""));
        return kind.text() + " '" + where + "'" + what + (frame.isEmpty() ? "" : " at " + frame);
    }
}
