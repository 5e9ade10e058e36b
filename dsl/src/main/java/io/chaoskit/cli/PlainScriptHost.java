package io.chaoskit.cli;

import io.chaoskit.dsl.ScriptHost;
import io.chaoskit.dsl.ScriptSession;
import io.chaoskit.internal.dsl.script.ScriptSource;
import java.nio.file.Path;
import picocli.CommandLine.ParameterException;

/**
 * Runs what {@code groovy file.groovy} defines. Options of {@code run} may be given in the system property
 * {@code chaoskit.args}: {@code groovy -Dchaoskit.args='--seed 42' file.groovy}.
 */
public final class PlainScriptHost implements ScriptHost {

    private static final String ARGS = "chaoskit.args";

    private Execution execution;
    private ScriptSession session;

    /** Made by {@code ServiceLoader}. */
    public PlainScriptHost() {}

    @Override
    public void opened(Path script) {
        RunArguments arguments = new RunArguments();
        try {
            arguments.model().parse("chaoskit run", Shell.words(System.getProperty(ARGS, "")));
            if (arguments.classPath().isGiven()) {
                throw MistakesFound.in(
                        "",
                        "--class-path and --pom must be given to scripts/chaoskit, but one was given to a script that"
                                + " Groovy runs",
                        "groovy -cp PATH " + Shell.quote(ScriptSource.shown(script)));
            }
            RunOptions options = arguments.options();
            String file = Shell.quote(ScriptSource.shown(script));
            execution = new Execution(
                    options,
                    Metering.start(options),
                    (seed, only) -> "groovy -D" + ARGS + "=" + Shell.quote("--seed " + seed + arguments.again(only))
                            + " " + file);
            session = ScriptSession.open(execution::run, options.environment());
            execution.reads(new Reading(script, session));
        } catch (ParameterException e) {
            System.exit(Complaints.print(CallMistake.of(e)));
        } catch (MistakesFound e) {
            System.exit(Complaints.print(e));
        }
    }

    @Override
    public void ended() {
        ScriptSession.close();
        if (!session.mistakes().isEmpty()) {
            int code = Complaints.print(new MistakesFound(session.mistakes()));
            execution.finish();
            System.exit(code);
        }
        try {
            System.exit(execution.runAll(session.pending()));
        } catch (MistakesFound e) {
            int code = Complaints.print(e);
            execution.close();
            System.exit(code);
        }
    }
}
