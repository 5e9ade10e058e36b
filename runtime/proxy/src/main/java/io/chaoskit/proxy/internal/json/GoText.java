package io.chaoskit.proxy.internal.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Text as Go reads it: whatever is not valid Unicode becomes U+FFFD, one for each byte or lone surrogate. */
public final class GoText {

    private static final char INVALID = 0xfffd;

    private GoText() {}

    /** The text of these bytes, which should be UTF-8. */
    static String decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(INVALID) < 0 ? text : decodeEachByte(bytes);
    }

    /** Java has one U+FFFD for all bytes of a broken sequence. */
    private static String decodeEachByte(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isMalformed()) {
            for (int i = 0; i < result.length(); i++) {
                in.get();
                out.put(INVALID);
            }
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }

    /** This text without lone surrogates, which have no bytes in UTF-8. */
    public static String valid(String text) {
        if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text;
        }
        return text.codePoints()
                .map(c -> c <= Character.MAX_VALUE && Character.isSurrogate((char) c) ? INVALID : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
