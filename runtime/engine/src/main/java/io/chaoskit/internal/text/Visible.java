package io.chaoskit.internal.text;

import java.util.Locale;

/**
 * Texts of others, such as the messages of exceptions, made safe to show: what moves the cursor, changes colours or turns the direction of
 * writing is shown as its code.
 */
public final class Visible {

    private Visible() {}

    /**
     * A text with its invisible characters as codes.
     *
     * @param text any; line breaks and tabs stay
     * @return the text itself when there is none
     */
    public static String of(String text) {
        int first = 0;
        while (first < text.length() && isPlain(text, first)) {
            first++;
        }
        return first == text.length() ? text : escaped(text, first);
    }

    /**
     * A text in one line, with its invisible characters as codes.
     *
     * @param text any; a line break becomes a space
     * @param most characters, 1 or more
     * @return its begin
     */
    public static String line(String text, int most) {
        return Excerpt.of(of(Excerpt.begin(text, most + 1).strip().replaceAll("\\R|\t", " ")), most);
    }

    private static String escaped(String text, int first) {
        StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char each = text.charAt(i);
            if (isPlain(text, i)) {
                shown.append(each);
            } else if (!endsLine(text, i)) {
                shown.append(String.format(Locale.ROOT, "\\u%04X", (int) each));
            }
        }
        return shown.toString();
    }

    /** The line ends of Windows. */
    private static boolean endsLine(String text, int at) {
        return text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
    }

    private static boolean isPlain(String text, int at) {
        char each = text.charAt(at);
        if (each >= ' ' && each < 0x7F || each == '\n' || each == '\t') {
            return true;
        }
        if (Character.isSurrogate(each)) {
            return isHalfOfPair(text, at);
        }
        return switch (Character.getType(each)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> joins(each);
            default -> true;
        };
    }

    /** In emoji of several parts, and in some scripts. */
    private static boolean joins(char each) {
        return each == '\u200C' || each == '\u200D';
    }

    private static boolean isHalfOfPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
