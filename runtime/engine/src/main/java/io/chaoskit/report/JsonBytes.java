package io.chaoskit.report;

/** How many bytes texts take in JSON, in UTF-8. */
final class JsonBytes {

    private static final int ESCAPED = 6;

    private JsonBytes() {}

    /** Of a text, without its quotes. */
    static int of(String text) {
        return text.codePoints().map(JsonBytes::of).sum();
    }

    /** The begin of a text that takes no more; it ends before a character that would be cut in two. */
    static String begin(String text, int most) {
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int each = text.codePointAt(end);
            bytes += of(each);
            if (bytes > most) {
                return text.substring(0, end);
            }
            end += Character.charCount(each);
        }
        return text;
    }

    private static int of(int each) {
        if (each == '"' || each == '\\' || each == '\n' || each == '\r' || each == '\t') {
            return 2;
        }
        if (each < ' ') {
            return ESCAPED;
        }
        return each < 0x80 ? 1 : each < 0x800 ? 2 : each < 0x10000 ? 3 : 4;
    }
}
