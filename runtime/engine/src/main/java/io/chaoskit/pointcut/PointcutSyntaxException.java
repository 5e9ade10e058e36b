package io.chaoskit.pointcut;

/** Tells where a pointcut breaks the rules of its language. */
public final class PointcutSyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int column;

    PointcutSyntaxException(String text, int column, String rule, String hint) {
        super("pointcut must " + rule + ", but was '" + text + "' (column " + column + ")"
                + (hint.isEmpty() ? "" : "; " + hint));
        this.column = column;
    }

    /**
     * Where the mistake is.
     *
     * @return 1 for the first character of the text; one more than its length when something is missing at its end
     */
    public int column() {
        return column;
    }
}
