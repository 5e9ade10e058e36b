package io.chaoskit.cli;

import io.chaoskit.dsl.ScriptSession;
import java.util.List;

/**
 * A script that was read.
 *
 * @param session its scenarios
 * @param loader sees its classes
 */
record LoadedScript(ScriptSession session, ClassLoader loader) {

    /** Its scenarios that are left to run. */
    List<LoadedScenario> pending() {
        return LoadedScenario.of(session.pending(), loader);
    }
}
