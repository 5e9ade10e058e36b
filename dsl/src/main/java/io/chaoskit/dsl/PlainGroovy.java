package io.chaoskit.dsl;

import groovy.lang.Closure;
import groovy.lang.Script;
import io.chaoskit.internal.dsl.script.ScriptSource;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Scripts that plain {@code groovy file.groovy} runs: their scenarios are run when the script ends, and the process ends with
 * the launcher's exit code. In groovysh, in a specification, or in a program that evaluates a script, nothing of this happens.
 */
final class PlainGroovy {

    private static final String MAIN = "groovy.ui.GroovyMain";
    /** Those that may be between: a shell, and tests that a script runs. */
    private static final List<String> OTHERS = List.of("org.apache.groovy.groovysh.", "org.junit.platform.");

    private static final String ARGS = "args";

    private static ScriptHost host;

    private PlainGroovy() {}

    /** Opens a session for the script when plain Groovy runs it and nothing has opened one. */
    static synchronized void openSession(Closure<?> body) {
        if (!ScriptSession.opened() && runsThis()) {
            host = ServiceLoader.load(ScriptHost.class, ScriptHost.class.getClassLoader())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the ChaosKit jar has no ScriptHost"));
            Path script =
                    LoadedScript.caller().or(() -> ScriptSource.file(body)).orElse(Path.of("script"));
            host.opened(script, body.getClass().getClassLoader(), arguments(body.getThisObject()));
        }
    }

    /** What Groovy gives to a script. */
    private static List<String> arguments(Object script) {
        return script instanceof Script known
                        && known.getBinding().hasVariable(ARGS)
                        && known.getBinding().getVariable(ARGS) instanceof String[] given
                ? List.of(given)
                : List.of();
    }

    /** The script ends: runs what is left, and exits. */
    static synchronized void finish() {
        if (host != null && LoadedScript.caller().isEmpty() && runsThis()) {
            host.ended();
        }
    }

    private static boolean runsThis() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .filter(name -> name.equals(MAIN) || OTHERS.stream().anyMatch(name::startsWith))
                        .findFirst()
                        .filter(MAIN::equals)
                        .isPresent());
    }
}
