package io.chaoskit.pointcut;

/** The words of the language. */
enum TokenKind {
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
