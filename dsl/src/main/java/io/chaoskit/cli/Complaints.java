package io.chaoskit.cli;

import io.chaoskit.internal.dsl.script.ScriptSource;
import io.chaoskit.internal.text.Excerpt;
import io.chaoskit.internal.text.Palette;
import io.chaoskit.internal.text.Visible;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Error messages for mistakes of a script or call: the place, its line with a mark under the word, what went wrong, what to do.
 *
 * @param palette its colours
 */
record Complaints(Palette palette) {

    /** Hints that are not something to type. */
    private static final List<String> SENTENCES = List.of(
            "did you mean",
            "it has ",
            "there is ",
            "there are: ",
            "see: ",
            "remove one",
            "rename one",
            "leave one out");

    /** The most characters of a sentence, and of the line that it is about. */
    private static final int LONGEST = 1_000;

    private static final int WIDEST = 160;

    /** Prints mistakes to standard error; returns the exit code for them. */
    static int print(MistakesFound found) {
        Terminal terminal = Terminal.of(Terminal.Color.AUTO);
        terminal.err().print(new Complaints(terminal.notes()).of(found.mistakes()));
        return ExitCode.MISTAKE;
    }

    String of(List<Mistake> mistakes) {
        StringBuilder text = new StringBuilder();
        for (Mistake each : mistakes) {
            text.append(text.length() == 0 ? "" : "\n").append(of(each));
        }
        if (mistakes.size() > 1) {
            text.append('\n').append(mistakes.size()).append(" mistakes\n");
        }
        return text.toString();
    }

    private String of(Mistake mistake) {
        SourceLocation at = mistake.at();
        String where = at.known() ? at.toString() : at.file().isEmpty() ? "chaoskit" : at.file();
        return palette.bad("✗") + " " + palette.strong(where) + "\n" + excerpt(at)
                + "  What went wrong: " + cut(mistake.message()) + ".\n"
                + advice(mistake.hint());
    }

    /** A value of the user's may be long, and hold what a terminal would obey. */
    private static String cut(String text) {
        return Visible.of(Excerpt.of(text, LONGEST));
    }

    private static String advice(String whole) {
        String hint = cut(whole);
        if (hint.isEmpty()) {
            return "";
        }
        boolean sentence = SENTENCES.stream().anyMatch(hint::startsWith);
        return sentence
                ? "  " + Character.toUpperCase(hint.charAt(0)) + hint.substring(1) + "\n"
                : "  Try: " + hint + "\n";
    }

    private String excerpt(SourceLocation at) {
        String line = line(at);
        if (line.isEmpty()) {
            return "";
        }
        int from = Math.max(line.length() - line.stripLeading().length(), at.column() - WIDEST / 2);
        String part = line.substring(Math.min(from, line.length())).stripTrailing();
        String shown = "      " + Visible.of(Excerpt.of(part, WIDEST)) + "\n";
        int column = at.column() - 1 - from;
        if (at.column() == 0 || column < 0 || column > part.length()) {
            return shown;
        }
        return shown + "      " + " ".repeat(column) + palette.bad("^".repeat(length(part, column))) + "\n";
    }

    /** The word at a column, at least one character. */
    private static int length(String line, int column) {
        int end = column;
        while (end < line.length() && Character.isJavaIdentifierPart(line.charAt(end))) {
            end++;
        }
        return Math.max(1, Math.min(end, WIDEST) - column);
    }

    private static String line(SourceLocation at) {
        if (!at.known()) {
            return "";
        }
        try {
            List<String> lines = ScriptSource.lines(Path.of(at.file()));
            return at.line() <= lines.size() ? lines.get(at.line() - 1) : "";
        } catch (InvalidPathException notAFile) {
            // The place is told in words anyway.
            return "";
        }
    }
}
