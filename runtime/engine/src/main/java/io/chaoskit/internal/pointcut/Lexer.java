package io.chaoskit.internal.pointcut;

import io.chaoskit.internal.pointcut.Tokens.Kind;
import io.chaoskit.internal.pointcut.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lexer: splits a pointcut into tokens. */
final class Lexer {

    private static final Map<String, Kind> SINGLE = Map.of(
            ",", Kind.COMMA,
            "+", Kind.PLUS,
            "@", Kind.AT,
            "!", Kind.NOT,
            "(", Kind.OPEN,
            ")", Kind.CLOSE,
            "[", Kind.OPEN_BRACKET,
            "]", Kind.CLOSE_BRACKET);
    private static final Map<String, Kind> DOUBLE = Map.of("&&", Kind.AND, "||", Kind.OR);
    private static final Map<String, Kind> DOTS = Map.of(".", Kind.DOT, "..", Kind.TWO_DOTS, "...", Kind.THREE_DOTS);

    private static final Map<String, String> HINTS = Map.of(
            "<", "leave out type arguments, for they are gone at run time",
            "|", "write || for 'or'",
            "&", "write && for 'and'",
            "#", "write '.' between type and method",
            ":", "write '.' between type and method",
            "/", "write '.' between packages");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    /** The words and an end, which stands behind the last of them. */
    List<Token> tokens() {
        int end = 1;
        while (at < text.length()) {
            int start = at;
            if (Character.isWhitespace(text.codePointAt(at))) {
                at += Character.charCount(text.codePointAt(at));
            } else {
                Kind kind = next();
                tokens.add(new Token(kind, text.substring(start, at), start + 1));
                end = at + 1;
            }
        }
        tokens.add(new Token(Kind.END, "", end));
        return tokens;
    }

    /** Takes one token and gives its kind. */
    private Kind next() {
        int start = at;
        if (isOfName(text.codePointAt(at))) {
            return name();
        }
        if (text.charAt(at) == '.') {
            return dots();
        }
        Kind pair = DOUBLE.get(text.substring(at, Math.min(at + 2, text.length())));
        Kind kind = pair != null ? pair : SINGLE.get(text.substring(at, at + 1));
        if (kind == null) {
            throw illegal(start);
        }
        at += pair != null ? 2 : 1;
        return kind;
    }

    private Kind name() {
        int start = at;
        while (at < text.length() && isOfName(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        int stars = text.substring(start, at).indexOf("**");
        if (stars >= 0) {
            throw wrong(
                    "not have '**'", start + stars, "write '..' for packages of any depth, as in com.acme..*.*(..)");
        }
        return Kind.NAME;
    }

    private Kind dots() {
        int start = at;
        while (at < text.length() && text.charAt(at) == '.') {
            at++;
        }
        Kind kind = DOTS.get(text.substring(start, at));
        if (kind == null) {
            throw wrong("not have more than three dots in a row", start, "");
        }
        return kind;
    }

    private static boolean isOfName(int character) {
        return character == '*'
                || Character.isJavaIdentifierPart(character) && !Character.isIdentifierIgnorable(character);
    }

    private SyntaxError illegal(int index) {
        int character = text.codePointAt(index);
        String shown = Character.isISOControl(character) || Character.isSpaceChar(character)
                ? String.format("U+%04X", character)
                : "'" + Character.toString(character) + "'";
        return wrong("not have " + shown, index, hint(index));
    }

    private String hint(int index) {
        return text.startsWith("<init>", index)
                ? "write new for constructors"
                : text.startsWith("<clinit>", index)
                        ? "take a method that is called while the class is initialised"
                        : HINTS.getOrDefault(Character.toString(text.codePointAt(index)), "");
    }

    private SyntaxError wrong(String rule, int index, String hint) {
        return new SyntaxError(text, index + 1, rule, hint);
    }
}
