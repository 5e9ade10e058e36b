package io.chaoskit.internal.context;

/** Owns contexts: the iteration that a lane runs now. One object for all iterations of a lane, told apart by their number. */
public interface ContextOwner {

    /** The number of the iteration that runs now; 0 between iterations. */
    long number();
}
