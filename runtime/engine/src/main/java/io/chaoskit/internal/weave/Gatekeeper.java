package io.chaoskit.internal.weave;

/** Decides what happens in woven methods. Called by any thread. */
@FunctionalInterface
public interface Gatekeeper {

    /**
     * A woven method begins.
     *
     * @param attachment what the weaver was given for it
     * @return null when nothing fires
     */
    WovenCall enter(Object attachment);
}
