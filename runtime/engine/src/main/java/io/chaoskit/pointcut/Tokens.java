package io.chaoskit.pointcut;

import java.util.List;

/** Walks over the words of a pointcut, and complains about them. */
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

    boolean isNext(TokenKind kind) {
        return peek().kind() == kind;
    }

    /** The word before the next; the next itself at the start. */
    Token previous() {
        return tokens.get(Math.max(0, at - 1));
    }

    /** Takes the next word, but never the end. */
    Token take() {
        Token next = peek();
        if (next.kind() != TokenKind.END) {
            at++;
        }
        return next;
    }

    boolean accept(TokenKind kind) {
        boolean accepted = isNext(kind);
        if (accepted) {
            take();
        }
        return accepted;
    }

    /** Takes a part of a name, which must follow what was taken last. */
    Token nameAfterPrevious(String hint) {
        if (!isNext(TokenKind.NAME)) {
            throw wrong("have a name after '" + previous().text() + "'", peek(), hint);
        }
        return take();
    }

    PointcutSyntaxException wrong(String rule, Token where, String hint) {
        return new PointcutSyntaxException(text, where.column(), rule, hint);
    }
}
