package io.chaoskit.cli;

import java.util.List;
import java.util.regex.Pattern;

/** Why Maven failed, out of what it printed: the reason alone, without its advice. */
final class MavenReason {

    /** Twice where a message has levels in its own text. */
    private static final Pattern LEVEL = Pattern.compile("^(\\[(ERROR|FATAL)] ?)+");

    private static final Pattern COLOR = Pattern.compile("\u001B\\[[0-9;]*m");
    private static final Pattern GOAL = Pattern.compile("^Failed to execute goal .*?on project [^:]+: ");
    private static final Pattern HELP = Pattern.compile("\\s*(-> )?\\[Help \\d+].*$");
    /** What stands around each reason. */
    private static final List<String> AROUND = List.of(
            "Some problems were encountered",
            "The build could not read",
            "The project ",
            "To see the full stack trace",
            "Re-run Maven",
            "For more information",
            "After correcting the problems");

    private MavenReason() {}

    static String of(List<String> said) {
        List<String> lines = said.stream()
                .map(line -> COLOR.matcher(line).replaceAll("").stripTrailing())
                .toList();
        List<String> errors = lines.stream()
                .filter(line -> LEVEL.matcher(line).find())
                .map(line -> LEVEL.matcher(line).replaceFirst("").strip())
                .filter(line -> AROUND.stream().noneMatch(line::startsWith))
                .map(line -> HELP.matcher(line).replaceFirst(""))
                .map(line -> GOAL.matcher(line).replaceFirst("").replaceFirst("\\.$", ""))
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        List<String> told = errors.isEmpty() ? last(lines) : errors;
        return told.isEmpty() ? "it failed without a word" : String.join("; ", told);
    }

    /** A wrapper that cannot load Maven has no levels. */
    private static List<String> last(List<String> said) {
        List<String> lines = said.stream().filter(line -> !line.isBlank()).toList();
        return lines.subList(Math.max(0, lines.size() - 1), lines.size());
    }
}
