package io.chaoskit.weave;

/** Carries iterations from thread to thread while executors are woven. Called by any thread, and throws nothing. */
public interface Carrier {

    /**
     * What {@link io.chaoskit.points.Handover} tells.
     *
     * @param what one of its constants
     * @param subject the work, or what was given back
     * @return as the constant says
     */
    Object handover(int what, Object subject);
}
