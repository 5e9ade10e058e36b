package io.chaoskit.pointcut;

/** Thrown for a pointcut that breaks the rules of its language; says at which column. */
public final class PointcutSyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Where the mistake is. */
    private final int column;

    PointcutSyntaxException(String message, int column) {
        super(message);
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
