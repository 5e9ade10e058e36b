package io.chaoskit.cli;

import groovy.lang.GroovyClassLoader;
import io.chaoskit.dsl.ScriptHost;
import io.chaoskit.dsl.ScriptSession;
import io.chaoskit.internal.dsl.script.ScriptHome;
import io.chaoskit.internal.dsl.script.ScriptInput;
import io.chaoskit.internal.dsl.script.ScriptSource;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
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
    public void opened(Path script, ClassLoader loader, List<String> args) {
        RunArguments arguments = new RunArguments();
        try {
            Settings settings = Settings.here();
            CommandLine run = arguments.model().command("run", () -> ExitCode.OK);
            arguments.model().parse("chaoskit run", settings.call(run, Shell.words(System.getProperty(ARGS, ""))));
            if (arguments.classPath().isGiven()) {
                throw MistakesFound.in(
                        "",
                        "--class-path and --pom must be given to scripts/chaoskit, but one was given to a script that"
                                + " Groovy runs",
                        "groovy -cp PATH " + Shell.quote(ScriptSource.shown(script)));
            }
            RunOptions options = arguments.options(settings.ofScripts());
            String file = Shell.quote(ScriptSource.shown(script))
                    + args.stream().map(each -> " " + Shell.quote(each)).collect(Collectors.joining());
            execution = new Execution(
                    options,
                    Metering.start(options),
                    (seed, only) -> "groovy -D" + ARGS + "=" + Shell.quote("--seed " + seed + arguments.again(only))
                            + " " + file);
            ScriptInput input = new ScriptInput(options.input().environment(), args, settings.ofScripts());
            ScriptHome.set(groovys(loader), Path.of(ScriptSource.shown(script)), input);
            session = ScriptSession.open(execution::run, input);
            execution.reads(new Reading(script, session));
        } catch (ParameterException e) {
            System.exit(Complaints.print(CallMistake.of(e)));
        } catch (MistakesFound e) {
            System.exit(Complaints.print(e));
        }
    }

    /** The loader of all that Groovy compiles: the first scenario may be in a script that the script loads. */
    private static ClassLoader groovys(ClassLoader loader) {
        return Stream.iterate(loader, each -> each != null, ClassLoader::getParent)
                .filter(GroovyClassLoader.class::isInstance)
                .reduce((below, above) -> above)
                .orElse(loader);
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
            System.exit(execution.runAll(session.pending(), TestRuns.NONE));
        } catch (MistakesFound e) {
            int code = Complaints.print(e);
            execution.close();
            System.exit(code);
        }
    }
}
