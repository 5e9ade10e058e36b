package io.chaoskit.proxy.internal.link;

/** What comes next on a link: a stage, or the socket at its end. */
interface Receiver {

    /** Whether it is ready for a chunk. It accepts one even when it is not, and keeps it in order. */
    boolean hasRoom();

    /** Takes a chunk over. */
    void accept(Chunk chunk);

    /** Takes the end of the stream, behind all chunks. */
    void acceptEnd();
}
