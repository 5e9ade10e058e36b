package io.chaoskit.internal.text;

import io.chaoskit.verdict.Verdict;

/**
 * The colours of a terminal, or none.
 *
 * @param colored whether to use them
 */
public record Palette(boolean colored) {

    /** No colours. */
    public static final Palette PLAIN = new Palette(false);
    /** ANSI colours. */
    public static final Palette ANSI = new Palette(true);

    /**
     * Good news.
     *
     * @param text any
     * @return green
     */
    public String good(String text) {
        return paint("32", text);
    }

    /**
     * A warning.
     *
     * @param text any
     * @return yellow
     */
    public String warn(String text) {
        return paint("33", text);
    }

    /**
     * Bad news.
     *
     * @param text any
     * @return red
     */
    public String bad(String text) {
        return paint("31", text);
    }

    /**
     * What stands out.
     *
     * @param text any
     * @return bold
     */
    public String strong(String text) {
        return paint("1", text);
    }

    /**
     * What may be skipped.
     *
     * @param text any
     * @return dim
     */
    public String faint(String text) {
        return paint("2", text);
    }

    /**
     * The colour of a verdict.
     *
     * @param verdict which
     * @param text any
     * @return green, yellow or red
     */
    public String of(Verdict verdict, String text) {
        return switch (verdict) {
            case PASS -> good(text);
            case UNSTABLE -> warn(text);
            case FAIL -> bad(text);
        };
    }

    private String paint(String code, String text) {
        return colored ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
