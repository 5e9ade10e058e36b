package io.chaoskit.proxy.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A writer of JSON that escapes the characters that Go escapes. */
public final class GoJson {

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .characterEscapes(new Escapes())
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private GoJson() {}

    /** The bytes that this content writes. */
    public static byte[] write(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            content.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException("an array of bytes must be writable", e);
        }
        return bytes.toByteArray();
    }

    /** Writes values to a generator. */
    @FunctionalInterface
    public interface Content {

        /** Writes them. */
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** Escapes that let a text stand in HTML and JavaScript. */
    private static final class Escapes extends CharacterEscapes {

        private static final long serialVersionUID = 1L;

        private static final char LINE_SEPARATOR = 0x2028;
        private static final char PARAGRAPH_SEPARATOR = 0x2029;

        private final int[] ascii = standardAsciiEscapesForJSON();

        Escapes() {
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
}
