package io.chaoskit.internal.report.html;

/** How many characters of details there is room for: a page stays small whatever the failures say. Not safe for several threads. */
final class Room {

    private static final int CHARACTERS = 150_000;
    private static final int OF_ONE = 16_000;

    private int left = CHARACTERS;

    /** Takes room for details of so many characters, if there is. */
    boolean take(int characters) {
        if (characters > left) {
            return false;
        }
        left -= characters;
        return true;
    }

    /** A text, or its beginning when it is long. */
    static String begin(String text) {
        return begin(text, OF_ONE / 4);
    }

    /** A text, or its beginning when it is longer than that. */
    static String begin(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "… (" + Figures.count(text.length()) + " characters)";
    }
}
