package io.chaoskit.internal.dsl.script;

import io.chaoskit.value.Mistake;
import java.util.List;

/** Thrown for a script that cannot be run as it is; its message shows every mistake with its place, as the launcher prints them. */
public final class RejectedScript extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    public RejectedScript(List<Mistake> mistakes, String text) {
        super(text);
        this.mistakes = List.copyOf(mistakes);
    }

    /** All of them, at least one. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
