package io.chaoskit.proxy.internal.toxic;

/**
 * What a toxic is set to: an immutable value, shared by all links that it is on. The state of one link is in the
 * {@link Behaviour} that {@link #start} makes.
 */
public interface Toxic {

    /** The kind of this toxic: its name and the names of its attributes. */
    ToxicType type();

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
}
