package io.chaoskit.dsl;

import java.nio.file.Path;
import java.util.List;

/**
 * Runs the scenarios of a script that plain Groovy evaluates. The command line provides one; found by {@code ServiceLoader}.
 */
public interface ScriptHost {

    /**
     * A script is about to define its first scenario. Opens a {@link ScriptSession} for it.
     *
     * @param script its file
     * @param loader of its classes
     * @param arguments what {@code args} is in it
     */
    void opened(Path script, ClassLoader loader, List<String> arguments);

    /** The script has ended. Runs what is left to run, and ends the process. */
    void ended();
}
