package io.chaoskit.internal.replay;

/** How much of a run is repeated so that one of its iterations fails again. */
public enum Reach {

    /** The iteration by itself, on a fresh target. */
    ALONE("alone on a fresh target"),
    /** The same where the code under test leaves something behind in its JVM. */
    APART("alone in a process of its own"),
    /** The iteration after all that came before it, one after the other. */
    AFTER_OTHERS("after the iterations before it"),
    /** The same in as many lanes as the run had. */
    IN_LANES("after the iterations before it, in the lanes of the run");

    private final String text;

    Reach(String text) {
        this.text = text;
    }

    /** For example: {@code alone on a fresh target}. */
    public String text() {
        return text;
    }
}
