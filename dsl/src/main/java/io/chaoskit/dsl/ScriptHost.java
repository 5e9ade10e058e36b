package io.chaoskit.dsl;

import java.nio.file.Path;

/**
 * Runs the scenarios of a script that plain Groovy evaluates. The command line provides one; found by {@code ServiceLoader}.
 */
public interface ScriptHost {

    /**
     * A script is about to define its first scenario. Opens a {@link ScriptSession} for it.
     *
     * @param script its file
     */
    void opened(Path script);

    /** The script has ended. Runs what is left to run, and ends the process. */
    void ended();
}
