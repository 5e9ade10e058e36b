package io.chaoskit.cli;

import groovy.lang.Binding;
import groovy.lang.Script;
import io.chaoskit.dsl.ScriptSession;
import io.chaoskit.dsl.unit.UnitsModule;
import io.chaoskit.internal.dsl.block.ReadFailure;
import io.chaoskit.internal.dsl.script.ScriptHome;
import io.chaoskit.internal.dsl.script.ScriptInput;
import io.chaoskit.internal.tests.TestFile;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.Report;
import io.chaoskit.report.Thrown;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * Compiles and reads a script. The imports of ChaosKit are implied.
 *
 * @param parent sees the code under test
 * @param runner runs a scenario that the script runs itself
 * @param reading is told when a script begins to be read
 * @param input what the script is given
 * @param compiled scripts that were compiled before, to be loaded once more
 * @param tests gets the files that have tests
 */
record ScriptLoader(
        ClassLoader parent,
        Function<Scenario, Report> runner,
        Consumer<Reading> reading,
        ScriptInput input,
        Map<Path, CompiledScript> compiled,
        List<TestFile> tests) {

    private static final String SCENARIO = "scenario('name') { target engine; repeat 100 }";

    ScriptLoader(ClassLoader parent, Function<Scenario, Report> runner, Consumer<Reading> reading, ScriptInput input) {
        this(parent, runner, reading, input, new HashMap<>(), new ArrayList<>());
    }

    /** The scenarios of a script that must have one; throws everything that is wrong with it. */
    ScriptSession load(String file) throws MistakesFound {
        return load(new ScriptFile(file, true));
    }

    /** The scenarios of the scripts of a call; throws everything that is wrong with any of them. */
    List<ScriptSession> loadAll(List<String> given) throws MistakesFound {
        List<ScriptSession> sessions = new ArrayList<>();
        List<Mistake> mistakes = new ArrayList<>();
        List<ScriptFile> files = new ArrayList<>();
        for (String each : given) {
            try {
                files.addAll(ScriptFile.of(each));
            } catch (MistakesFound found) {
                mistakes.addAll(found.mistakes());
            }
        }
        for (ScriptFile each : files) {
            try {
                sessions.add(load(each));
            } catch (MistakesFound found) {
                mistakes.addAll(found.mistakes());
            }
        }
        if (!mistakes.isEmpty()) {
            throw new MistakesFound(mistakes);
        }
        if (tests.isEmpty()
                && sessions.stream().allMatch(each -> each.scenarios().isEmpty())) {
            throw MistakesFound.in(
                    given.get(0), "the folder must have a script with a scenario, but has none", SCENARIO);
        }
        return sessions;
    }

    private ScriptSession load(ScriptFile script) throws MistakesFound {
        String file = script.path();
        Path path = readable(file);
        UnitsModule.register();
        Class<?> type = compile(parent, compiled, file, path);
        ScriptHome home = ScriptHome.set(type.getClassLoader(), path, input);
        classes(type).neighbours().forEach(home::add);
        ScriptSession session = ScriptSession.open(runner, input);
        reading.accept(new Reading(path, session));
        List<Mistake> mistakes = new ArrayList<>();
        try {
            if (isScript(type)) {
                mistakes.addAll(evaluate(InvokerHelper.createScript(
                        type, new Binding(input.arguments().toArray(String[]::new)))));
            }
        } finally {
            ScriptSession.close();
        }
        mistakes.addAll(session.mistakes());
        if (!mistakes.isEmpty()) {
            throw new MistakesFound(mistakes.stream()
                    .distinct()
                    .sorted(Comparator.comparing(Mistake::at))
                    .toList());
        }
        boolean tested = !isScript(type) && addTests(file, classes(type));
        if (script.named() && session.scenarios().isEmpty() && !tested) {
            throw noScenario(file);
        }
        return session;
    }

    private static boolean isScript(Class<?> type) {
        return Script.class.isAssignableFrom(type);
    }

    @SuppressWarnings("try") // the scope is closed, not used
    private static List<Mistake> evaluate(Script script) {
        try (ContextLoader own = ContextLoader.set(script.getClass().getClassLoader())) {
            script.run();
            return List.of();
        } catch (Exception | Error e) {
            return ReadFailure.ofScript(script.getClass(), e);
        }
    }

    /** A file that is there, and not so large that Groovy would never read it. */
    static Path readable(String file) throws MistakesFound {
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw MistakesFound.in(
                    file, "the script must be a file, but " + instead(path), "name a file that can be read");
        }
        Optional<Mistake> tooLarge = sizeMistake(file, path);
        if (tooLarge.isPresent()) {
            throw new MistakesFound(List.of(tooLarge.get()));
        }
        return path;
    }

    /** What a path is that is no file. */
    private static String instead(Path path) {
        if (Files.isDirectory(path)) {
            return "is a folder";
        }
        if (Files.exists(path)) {
            return "is a pipe or a device";
        }
        return Files.notExists(path) ? "does not exist" : "is in a folder that may not be entered";
    }

    private static Optional<Mistake> sizeMistake(String file, Path path) throws MistakesFound {
        try {
            Optional<Mistake> tooLarge = ScriptSize.check(file, Files.size(path));
            return tooLarge.isPresent()
                    ? tooLarge
                    : ScriptSize.check(file, new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw whole(file, "the script cannot be read: " + FileFailure.of(e));
        }
    }

    private static MistakesFound whole(String file, String message) {
        return new MistakesFound(List.of(new Mistake(new SourceLocation(file, 1, 1), message, "")));
    }

    private static MistakesFound noScenario(String file) {
        return new MistakesFound(List.of(new Mistake(
                new SourceLocation(file, 1, 1), "a script must define a scenario, but this one has none", SCENARIO)));
    }

    private static ScriptClassLoader classes(Class<?> type) {
        return (ScriptClassLoader) ScriptHome.top(type.getClassLoader());
    }

    /** Whether a file has tests. */
    private boolean addTests(String file, ScriptClassLoader classes) {
        TestFile found = TestFile.of(file, classes.ofScript());
        if (!found.types().isEmpty()) {
            tests.add(found);
        }
        return !found.types().isEmpty();
    }

    /** The class of a script, or the first of a file that has classes alone. */
    static Class<?> compile(ClassLoader parent, Map<Path, CompiledScript> compiled, String file, Path path)
            throws MistakesFound {
        try {
            return new ScriptCompiler(parent, ScriptCache.ofProcess(), compiled).compile(path);
        } catch (MultipleCompilationErrorsException e) {
            throw new MistakesFound(e.getErrorCollector().getErrors().stream()
                    .map(each -> CompileMistake.of(file, each))
                    .toList());
        } catch (CompilationFailedException | LinkageError e) {
            throw whole(file, "the script cannot be compiled: " + Thrown.of(e).headline());
        } catch (IOException e) {
            throw whole(file, "the script cannot be read: " + FileFailure.of(e));
        }
    }
}
