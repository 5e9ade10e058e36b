package io.chaoskit.proxy.internal.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;

/** Escapes what Go escapes in JSON, so that it may stand in HTML and JavaScript. */
final class GoEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    private static final char LINE_SEPARATOR = 0x2028;
    private static final char PARAGRAPH_SEPARATOR = 0x2029;

    private final int[] ascii = standardAsciiEscapesForJSON();

    GoEscapes() {
        for (char c : "<>&\b\f".toCharArray()) {
            ascii[c] = ESCAPE_CUSTOM;
        }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii;
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
        boolean escaped =
                c < ascii.length ? ascii[c] == ESCAPE_CUSTOM : c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
        return escaped ? new SerializedString(sequence(c)) : null;
    }

    private static String sequence(int c) {
        return c == '\b' ? "\\b" : c == '\f' ? "\\f" : "\\" + String.format("u%04x", c);
    }
}
