package io.chaoskit.model;

/** The threads that the faults of a run reach when it has several lanes. With one lane, and no other run at the same time, they reach every thread. */
public enum Reach {
    /** Those that an iteration started, and whatever does the work that it handed on. */
    INHERITED,
    /**
     * All threads but ChaosKit's own, while no other run is there: those of a server in the same JVM, say. What they hit belongs to no iteration but to
     * the run.
     */
    EVERYONE
}
