package io.chaoskit.proxy.internal.toxic;

/**
 * A toxic with its attributes: an immutable value, shared by all links that it is on. The state of one link is in the
 * {@link Behaviour} that {@link #start} makes.
 */
public interface Toxic {

    /**
     * Begins to act on a link. Called on the link's own thread when a connection opens, when the toxic is added or
     * updated, and when its neighbour behind it comes or goes.
     *
     * @param stage the place on the link; timers may be set on it
     */
    Behaviour start(Stage stage);

    /** How many chunks may wait in front of the stage; with 0 it takes one only when it holds none. */
    default int queueLength() {
        return 0;
    }

    /** Whether links end when this toxic is taken away, because bytes are missing from their streams. */
    default boolean endsLinksWhenRemoved() {
        return false;
    }

    /** Whether connections that open while this toxic is there end with a reset. */
    default boolean resetsConnections() {
        return false;
    }

    /** The behaviour of a toxic on one link. Called on the link's own thread only; must never block. */
    @FunctionalInterface
    interface Behaviour {

        /** The behaviour of a link without a fault: everything passes. */
        Behaviour PASS = Stage::passAll;

        /**
         * Decides about the chunk in hand, by one of the calls of {@link Stage}. Called again, after the pause that it asked for
         * and when the next stage has room, until nothing is left of the chunk.
         */
        void onChunk(Stage stage);

        /** Decides about the end of the stream. Called again after a pause, until the end was passed on. */
        default void onEnd(Stage stage) {
            stage.end();
        }
    }
}
