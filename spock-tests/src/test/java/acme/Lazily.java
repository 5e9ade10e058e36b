package acme;

/** Calls a method of its own when it is initialised. */
public final class Lazily {

    private static final int READY = prepare();

    private Lazily() {}

    private static int prepare() {
        return 7;
    }

    public static int ready() {
        return READY;
    }
}
