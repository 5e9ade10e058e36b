package io.chaoskit.points;

/** The hook of woven catch blocks, which tells whether they were entered. For the engine; user code does not call it. Safe for all threads. */
public final class HandlerGate {

    private static final boolean[] NOBODY = {};

    private static volatile boolean[] marks = NOBODY;

    private HandlerGate() {}

    /**
     * Connects woven catch blocks to the engine.
     *
     * @param entered gets true at the number of each that is entered
     */
    public static void connect(boolean[] entered) {
        marks = entered;
    }

    /** From here on nobody asks. */
    public static void disconnect() {
        marks = NOBODY;
    }

    /**
     * A woven catch block is entered.
     *
     * @param handler its number
     */
    public static void enter(int handler) {
        boolean[] now = marks;
        if (handler < now.length) {
            now[handler] = true;
        }
    }
}
