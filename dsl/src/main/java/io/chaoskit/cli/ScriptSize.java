package io.chaoskit.cli;

import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.util.Optional;

/**
 * Rejects a script that Groovy would read for minutes, or not at all: one that is too long, nested too deep, or has too long an
 * expression. Found in one pass over its text.
 */
final class ScriptSize {

    private static final int MOST_LINES = 3_000;
    private static final int MOST_CHARACTERS = 200_000;
    /** Of a character in UTF-8. */
    private static final int MOST_BYTES = 4;

    private static final int DEEPEST = 200;
    private static final int MOST_OPERATORS = 500;
    private static final String OPERATORS = "|&+-*/<>=?";

    private final String file;
    private final String text;
    private int line = 1;
    private int lineStart;
    private int depth;
    /** How many of the brackets are such that an expression goes on behind a line break. */
    private int within;

    private int operators;
    private char last;
    private char quote;

    private ScriptSize(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** The mistake of a file that is too large for any script, and need not be read; empty for any other. */
    static Optional<Mistake> check(String file, long bytes) {
        return bytes > (long) MOST_CHARACTERS * MOST_BYTES
                ? Optional.of(tooLong(
                        new SourceLocation(file, 0, 0), MOST_CHARACTERS + " characters, but has " + bytes + " bytes"))
                : Optional.empty();
    }

    /** The mistake of a script that is too large; empty for any other. */
    static Optional<Mistake> check(String file, String text) {
        long lines = text.lines().count();
        if (lines > MOST_LINES) {
            return Optional.of(
                    tooLong(new SourceLocation(file, MOST_LINES + 1, 1), MOST_LINES + " lines, but has " + lines));
        }
        return text.length() > MOST_CHARACTERS
                ? Optional.of(tooLong(
                        new SourceLocation(file, 1, 1), MOST_CHARACTERS + " characters, but has " + text.length()))
                : new ScriptSize(file, text).scan();
    }

    private static Mistake tooLong(SourceLocation at, String rule) {
        return new Mistake(
                at,
                "a script must have at most " + rule,
                "say what is alike in a loop, and put classes into files of their own on --class-path");
    }

    private Optional<Mistake> scan() {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '\n') {
                endOfLine(i + 1);
            } else if (quote != 0) {
                i += each == '\\' ? 1 : 0;
                quote = each == quote ? 0 : quote;
            } else if (each == '\'' || each == '"') {
                quote = each;
            } else {
                count(each);
                if (depth > DEEPEST) {
                    return mistake(i, "nested deeper than " + DEEPEST + " brackets", "give the inner parts names");
                }
                if (operators > MOST_OPERATORS) {
                    return mistake(i, "longer than " + MOST_OPERATORS + " operators", "use any or every of a list");
                }
            }
        }
        return Optional.empty();
    }

    /** A statement ends with its line, unless that ends in an operator or within brackets. */
    private void endOfLine(int next) {
        line++;
        lineStart = next;
        quote = 0;
        if (within == 0 && OPERATORS.indexOf(last) < 0) {
            operators = 0;
        }
    }

    private void count(char each) {
        last = Character.isWhitespace(each) ? last : each;
        switch (each) {
            case '(', '[' -> {
                depth++;
                within++;
            }
            case ')', ']' -> {
                depth = Math.max(0, depth - 1);
                within = Math.max(0, within - 1);
            }
            case '{' -> depth++;
            case '}' -> {
                depth = Math.max(0, depth - 1);
                operators = 0;
            }
            case ';' -> operators = 0;
            default -> operators += OPERATORS.indexOf(each) >= 0 ? 1 : 0;
        }
    }

    private Optional<Mistake> mistake(int at, String rule, String hint) {
        return Optional.of(new Mistake(
                new SourceLocation(file, line, at - lineStart + 1), "an expression must not be " + rule, hint));
    }
}
