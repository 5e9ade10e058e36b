package io.chaoskit.cli;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * {@code chaoskit repl}: starts groovysh with ChaosKit's words and the code under test. What is special about it in groovysh is said in
 * {@code repl.groovy}, which is compiled when the shell starts: nothing else needs groovysh.
 */
final class ReplCommand {

    private static final String SHELL = "org.apache.groovy.groovysh.Main";
    private static final String SETTING = "repl.groovy";

    /** The folder with the libraries of the shell; the launcher names it. */
    private static final String FOLDER = System.getProperty("chaoskit.repl", "");

    private final CommandModel model = new CommandModel();
    private final ClassPathOption classPath = new ClassPathOption(model);
    private final Supplier<String> evaluate = model.option(String.class, "CODE", "evaluates this first", "--evaluate");

    CommandLine command() {
        return model.command(
                "repl",
                this::run,
                "Starts groovysh with ChaosKit's words and the code under test.",
                "There are injectors(), validators() and help 'delay'; a scenario has run(), replay(), shrink() and"
                        + " sweep().");
    }

    @SuppressWarnings("try") // the scope is closed, not used
    private int run() throws MistakesFound {
        ClassLoader underTest = classPath.open(System.err);
        try (AsideLoader loader = AsideLoader.of("shell", FOLDER, underTest);
                ContextLoader own = ContextLoader.set(loader)) {
            Class<?> shell = shell(loader);
            Binding given = new Binding();
            given.setVariable("shell", shell);
            given.setVariable("evaluate", evaluate.get() == null ? "" : evaluate.get());
            Object code = new GroovyShell(loader, given).evaluate(setting(), SETTING);
            return code instanceof Number number ? number.intValue() : ExitCode.OK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> shell(ClassLoader loader) throws MistakesFound {
        try {
            return loader.loadClass(SHELL);
        } catch (ClassNotFoundException e) {
            throw MistakesFound.in(
                    "", "repl needs groovysh, but it is not on the class path", "start it with scripts/chaoskit repl");
        }
    }

    private static String setting() throws IOException {
        try (InputStream in = ReplCommand.class.getResourceAsStream(SETTING)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
