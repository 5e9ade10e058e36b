package io.chaoskit.internal.weave;

/**
 * Propagates contexts from thread to thread while executors are woven. Called by any thread, and throws nothing but where code must not
 * end the JVM.
 */
public interface Propagator {

    /**
     * Something happens to work, see {@link io.chaoskit.points.Handover}.
     *
     * @param what one of its constants
     * @param subject the work, or what was given back
     * @return as the constant says
     */
    Object handover(int what, Object subject);
}
