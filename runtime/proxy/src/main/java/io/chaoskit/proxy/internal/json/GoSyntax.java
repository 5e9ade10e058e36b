package io.chaoskit.proxy.internal.json;

import io.chaoskit.proxy.internal.json.RequestBody.BadBodyException;
import java.nio.charset.StandardCharsets;

/** A syntax check: finds the first JSON value of a text, with the error texts of Go's decoder. */
final class GoSyntax {

    /** Also the limit of Jackson, which reads the value afterwards. */
    private static final int DEEPEST = 1_000;

    private static final String SPACE = " \t\r\n";

    private final byte[] text;
    private int at;

    private GoSyntax(byte[] text) {
        this.text = text;
    }

    /**
     * The end of the first value. Anything behind it is ignored.
     *
     * @throws BadBodyException if there is no value, or one with an error in it
     */
    static int endOfFirstValue(byte[] text) {
        GoSyntax syntax = new GoSyntax(text);
        syntax.skipSpace();
        if (syntax.at == text.length) {
            throw new BadBodyException("EOF");
        }
        syntax.value(0);
        return syntax.at;
    }

    private void value(int depth) {
        if (depth > DEEPEST) {
            throw new BadBodyException("exceeded max depth");
        }
        skipSpace();
        switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    private void object(int depth) {
        at++;
        skipSpace();
        if (skip('}')) {
            return;
        }
        do {
            skipSpace();
            expect('"', "looking for beginning of object key string");
            at--;
            string();
            skipSpace();
            expect(':', "after object key");
            value(depth + 1);
            skipSpace();
        } while (skip(','));
        expect('}', "after object key:value pair");
    }

    private void array(int depth) {
        at++;
        skipSpace();
        if (skip(']')) {
            return;
        }
        do {
            value(depth + 1);
            skipSpace();
        } while (skip(','));
        expect(']', "after array element");
    }

    private void string() {
        at++;
        while (!skip('"')) {
            char c = peek();
            if (c < ' ') {
                throw invalid("in string literal");
            }
            at++;
            if (c == '\\') {
                escape();
            }
        }
    }

    private void escape() {
        char c = peek();
        if ("bfnrt\\/\"u".indexOf(c) < 0) {
            throw invalid("in string escape code");
        }
        at++;
        for (int i = 0; c == 'u' && i < 4; i++) {
            if (Character.digit(peek(), 16) < 0) {
                throw invalid("in \\u hexadecimal character escape");
            }
            at++;
        }
    }

    private void literal(String word) {
        for (char c : word.substring(1).toCharArray()) {
            at++;
            if (peek() != c) {
                throw invalid("in literal " + word + " (expecting '" + c + "')");
            }
        }
        at++;
    }

    private void number() {
        boolean negative = skip('-');
        if (!isDigit(peek())) {
            throw invalid(negative ? "in numeric literal" : "looking for beginning of value");
        }
        if (!skip('0')) {
            skipDigits();
        }
        if (hasMore() && skip('.')) {
            digits("after decimal point in numeric literal");
        }
        if (hasMore() && (skip('e') || skip('E'))) {
            if (!skip('+')) {
                skip('-');
            }
            digits("in exponent of numeric literal");
        }
    }

    private void digits(String where) {
        if (!isDigit(peek())) {
            throw invalid(where);
        }
        skipDigits();
    }

    private void skipDigits() {
        while (hasMore() && isDigit((char) text[at])) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void skipSpace() {
        while (hasMore() && SPACE.indexOf(text[at]) >= 0) {
            at++;
        }
    }

    private boolean hasMore() {
        return at < text.length;
    }

    private char peek() {
        if (!hasMore()) {
            throw new BadBodyException("unexpected EOF");
        }
        return (char) (text[at] & 0xff);
    }

    private boolean skip(char c) {
        boolean there = peek() == c;
        if (there) {
            at++;
        }
        return there;
    }

    private void expect(char c, String where) {
        if (!skip(c)) {
            throw invalid(where);
        }
    }

    private BadBodyException invalid(String where) {
        return new BadBodyException("invalid character " + quoted(peek()) + " " + where);
    }

    private static String quoted(char c) {
        return switch (c) {
            case '\'' -> "'\\''";
            case '"' -> "'\"'";
            case '\\' -> "'\\\\'";
            case '\n' -> "'\\n'";
            case '\r' -> "'\\r'";
            case '\t' -> "'\\t'";
            default -> c < ' ' || c == 0x7f ? String.format("'\\x%02x'", (int) c) : "'" + latin(c) + "'";
        };
    }

    private static String latin(char c) {
        return new String(new byte[] {(byte) c}, StandardCharsets.ISO_8859_1);
    }
}
