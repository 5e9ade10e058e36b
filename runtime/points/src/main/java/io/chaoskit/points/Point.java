package io.chaoskit.points;

/** The kinds of points that are switched on and off as one. */
public enum Point {
    /** {@link io.chaoskit.Chaos#maybeDelay()}. */
    DELAY,
    /** {@link io.chaoskit.Chaos#maybePanic()}. */
    PANIC,
    /** {@link io.chaoskit.Chaos#maybeError()}. */
    ERROR,
    /** {@link io.chaoskit.Chaos#maybeCancel(java.util.concurrent.Future)}. */
    CANCEL,
    /** {@link io.chaoskit.Chaos#apply(String)}, all names together. */
    NAMED,
    /** {@link io.chaoskit.Chaos#maybeNetworkChaos(String, int)}, all hosts together. */
    NETWORK,
    /** {@link io.chaoskit.Failpoint}, all names together. */
    FAILPOINT,
    /** The three methods that record what the code under test saw, and {@code wrap}. */
    RECORD
}
