package io.chaoskit.internal.report.html;

import java.util.ArrayDeque;
import java.util.Deque;

/** HTML under construction: text is escaped, and what was opened is closed in order. Not safe for several threads. */
final class Html {

    private static final char PICTURE_OF_NUL = '\u2400';
    private static final char PICTURE_OF_DELETE = '\u2421';
    private static final char DELETE = 0x7f;
    private static final char LAST_CONTROL = 0x9f;
    private static final char REPLACEMENT = '\ufffd';

    private final StringBuilder out = new StringBuilder(1 << 16);
    private final Deque<String> opened = new ArrayDeque<>();

    /** Begins an element; the attributes are names and values in turn, those with an empty name are left out. */
    Html open(String tag, String... attributes) {
        start(tag, attributes);
        opened.push(tag);
        return this;
    }

    /** Ends the element that was begun last. */
    Html close() {
        out.append("</").append(opened.pop()).append('>');
        return this;
    }

    /** A whole element with its text. */
    Html put(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** An element that has no content and no end. */
    Html single(String tag, String... attributes) {
        start(tag, attributes);
        return this;
    }

    /** Text, of which no more than the beginning is shown when it is very long. */
    Html text(String text) {
        escape(Room.begin(text));
        return this;
    }

    /** A new line in the source, for who reads it. */
    Html line() {
        out.append('\n');
        return this;
    }

    private void start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i].isEmpty()) {
                out.append(' ').append(attributes[i]).append("=\"");
                escape(attributes[i + 1]);
                out.append('"');
            }
        }
        out.append('>');
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.append(each);
                default -> out.append(visible(text, i, each));
            }
        }
    }

    /** Control characters by their pictures; of what turns the direction of text and of halves of characters, that it was there. */
    private static char visible(String text, int at, char each) {
        if (each < ' ') {
            return (char) (PICTURE_OF_NUL + each);
        }
        if (each >= DELETE && each <= LAST_CONTROL) {
            return each == DELETE ? PICTURE_OF_DELETE : REPLACEMENT;
        }
        boolean alone = Character.isHighSurrogate(each)
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : Character.isLowSurrogate(each) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
        return alone || turnsDirection(each) ? REPLACEMENT : each;
    }

    private static boolean turnsDirection(char each) {
        return each >= '\u202a' && each <= '\u202e' || each >= '\u2066' && each <= '\u2069';
    }

    /**
     * What was written.
     *
     * @throws IllegalStateException if an element is open
     */
    @Override
    public String toString() {
        if (!opened.isEmpty()) {
            throw new IllegalStateException("all elements must be closed, but these were open: " + opened);
        }
        return out.toString();
    }
}
