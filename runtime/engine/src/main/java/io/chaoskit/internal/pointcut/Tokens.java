package io.chaoskit.internal.pointcut;

import java.util.List;

/** The tokens of a pointcut, taken one after the other by the parser. */
final class Tokens {

    private final String text;
    private final List<Token> tokens;
    private int at;

    Tokens(String text) {
        this.text = text;
        this.tokens = new Lexer(text).tokens();
    }

    Token peek() {
        return tokens.get(at);
    }

    boolean isNext(Kind kind) {
        return peek().kind() == kind;
    }

    /** The word before the next; the next itself at the start. */
    Token previous() {
        return tokens.get(Math.max(0, at - 1));
    }

    /** Takes the next word, but never the end. */
    Token take() {
        Token next = peek();
        if (next.kind() != Kind.END) {
            at++;
        }
        return next;
    }

    boolean accept(Kind kind) {
        boolean accepted = isNext(kind);
        if (accepted) {
            take();
        }
        return accepted;
    }

    /** Takes a part of a name, which must follow what was taken last. */
    Token nameAfterPrevious(String hint) {
        if (!isNext(Kind.NAME)) {
            throw wrong("have a name after '" + previous().text() + "'", peek(), hint);
        }
        return take();
    }

    SyntaxError wrong(String rule, Token where, String hint) {
        return new SyntaxError(text, where.column(), rule, hint);
    }

    /** A token of a pointcut, with its place: 1 for the first character. */
    record Token(Kind kind, String text, int column) {}

    /** The kinds of tokens. */
    enum Kind {
        /** A part of a name, wildcards included. */
        NAME,
        DOT,
        TWO_DOTS,
        THREE_DOTS,
        COMMA,
        PLUS,
        AT,
        NOT,
        AND,
        OR,
        OPEN,
        CLOSE,
        OPEN_BRACKET,
        CLOSE_BRACKET,
        END;

        boolean isOperator() {
            return this == NOT || this == AND || this == OR;
        }

        boolean isSeparator() {
            return this == DOT || this == TWO_DOTS;
        }
    }
}
