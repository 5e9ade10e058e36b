package io.chaoskit.proxy.internal.toxic;

/** What a toxic does on one link. Called on the link's own thread only; must never block. */
@FunctionalInterface
public interface Behaviour {

    /**
     * Says what happens next to the chunk in hand, by one of the calls of {@link Stage}. Called again, after the wait that
     * was asked for and when the next stage has room, until nothing is left of the chunk.
     */
    void onChunk(Stage stage);

    /** Says what happens next to the end of the stream. Called again after a wait, until the end was passed on. */
    default void onEnd(Stage stage) {
        stage.end();
    }
}
