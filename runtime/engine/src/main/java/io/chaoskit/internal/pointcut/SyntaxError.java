package io.chaoskit.internal.pointcut;

/** Thrown by the parser where a pointcut breaks the rules of its language. */
public final class SyntaxError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int column;

    SyntaxError(String text, int column, String rule, String hint) {
        super("pointcut must " + rule + ", but was '" + text + "' (column " + column + ")"
                + (hint.isEmpty() ? "" : "; " + hint));
        this.column = column;
    }

    /** 1 for the first character of the text; one more than its length when something is missing at its end. */
    public int column() {
        return column;
    }
}
