package io.chaoskit.internal.text;

import java.util.List;
import java.util.stream.Stream;

/** Parts of texts that are too long to show whole. */
public final class Excerpt {

    private static final String MORE = "…";

    private Excerpt() {}

    /**
     * The begin of a text.
     *
     * @param text in one line
     * @param most characters, the mark for more included; 1 or more
     * @return the text itself when it is short enough
     */
    public static String of(String text, int most) {
        return text.length() <= most ? text : begin(text, most - MORE.length()) + MORE;
    }

    /**
     * The begin of a text, without a mark. It ends before a character that would be cut in two.
     *
     * @param text any
     * @param most chars, 0 or more
     * @return the text itself when it is short enough
     */
    public static String begin(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean cutsInTwo = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, cutsInTwo ? most - 1 : most);
    }

    /**
     * The first lines of a text, each not too long.
     *
     * @param text any
     * @param mostLines how many lines, 1 or more; a last one says how many more there are
     * @param most characters of a line
     * @return the lines
     */
    public static List<String> lines(String text, int mostLines, int most) {
        List<String> all = text.stripTrailing().lines().toList();
        Stream<String> first = all.stream().limit(mostLines).map(line -> of(line, most));
        int more = all.size() - mostLines;
        return (more > 0 ? Stream.concat(first, Stream.of(MORE + " " + Plural.of(more, "more line"))) : first).toList();
    }
}
