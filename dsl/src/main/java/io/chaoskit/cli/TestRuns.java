package io.chaoskit.cli;

import io.chaoskit.internal.tests.LauncherLoader;
import io.chaoskit.internal.tests.TestClasses;
import io.chaoskit.internal.tests.TestClasses.Outcome;
import io.chaoskit.internal.tests.TestClasses.Result;
import io.chaoskit.internal.tests.TestFile;
import io.chaoskit.internal.text.Palette;
import io.chaoskit.internal.text.Visible;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import io.chaoskit.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Runs the specifications of a call, and prints the result of each like that of a scenario. */
final class TestRuns {

    /** None. */
    static final TestRuns NONE = new TestRuns(List.of(), null, name -> "");

    /**
     * The tests of a file.
     *
     * @param file of classes
     * @param tests finds and runs them
     */
    record Source(TestFile file, TestClasses tests) {

        List<String> names() {
            return within(file, loader -> tests.names(file.types()));
        }

        private List<Result> run(Predicate<String> named) {
            return within(file, loader -> tests.run(file.types(), named));
        }
    }

    /** The engines of tests are found by the context class loader. */
    @SuppressWarnings("try") // the scope is closed, not used
    private static <T> T within(TestFile file, Function<ClassLoader, T> work) {
        ClassLoader loader = file.types().get(0).getClassLoader();
        try (ContextLoader own = ContextLoader.set(loader)) {
            return work.apply(loader);
        }
    }

    private final List<Source> files;
    private final RunOptions options;
    private final Function<String, String> repeat;
    private final List<Verdict> verdicts = new ArrayList<>();

    private TestRuns(List<Source> files, RunOptions options, Function<String, String> repeat) {
        this.files = files;
        this.options = options;
        this.repeat = repeat;
    }

    /**
     * The tests of a call.
     *
     * @param files that have tests
     * @param options of the call
     * @param repeat the command that runs the feature with a name again
     */
    static TestRuns of(List<TestFile> files, RunOptions options, Function<String, String> repeat) throws MistakesFound {
        List<Source> sources = new ArrayList<>();
        for (TestFile each : files) {
            sources.add(source(each));
        }
        return new TestRuns(sources, options, repeat);
    }

    /** What runs the tests of a file; throws what is missing for it. */
    static Source source(TestFile file) throws MistakesFound {
        Optional<TestClasses> tests = within(file, LauncherLoader::tests);
        return new Source(
                file,
                tests.orElseThrow(
                        () -> new MistakesFound(
                                List.of(
                                        new Mistake(
                                                new SourceLocation(file.file(), 1, 1),
                                                "tests need the JUnit Platform, but its launcher is not on the class path",
                                                "add org.junit.platform:junit-platform-launcher to the project, or its jar to --class-path")))));
    }

    /** The names of all tests. */
    List<String> names() {
        return files.stream().flatMap(each -> each.names().stream()).toList();
    }

    /** Runs the tests that the call means, or only shows them. */
    void run(Terminal terminal) {
        files.forEach(each -> run(each, terminal));
        if (!verdicts.isEmpty() && !options.reports().isEmpty() && !options.quiet()) {
            terminal.err().println("chaoskit: reports have scenarios; the features of specifications are in none");
        }
    }

    private void run(Source file, Terminal terminal) {
        Predicate<String> named = Selection.names(options.only());
        List<String> names = file.names().stream().filter(named).toList();
        if (names.isEmpty()) {
            return;
        }
        String title = file.file().types().stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
        if (options.dryRun()) {
            terminal.out().println("specification '" + title + "'");
            names.forEach(each -> terminal.out().println("  feature " + each));
            terminal.out().println();
            return;
        }
        String before = System.getProperty(SharedSeed.PROPERTY);
        options.overrides().seed().ifPresent(seed -> System.setProperty(SharedSeed.PROPERTY, Long.toString(seed)));
        try {
            show(title, file.file().file(), file.run(named), terminal);
        } finally {
            if (before == null) {
                System.clearProperty(SharedSeed.PROPERTY);
            } else {
                System.setProperty(SharedSeed.PROPERTY, before);
            }
        }
    }

    private void show(String title, String file, List<Result> results, Terminal terminal) {
        Verdict verdict = verdict(results);
        verdicts.add(verdict);
        StringBuilder text = new StringBuilder(terminal.results().of(verdict, verdict.name()) + "  " + title + "\n");
        if (!options.quiet()) {
            text.append("  features    ").append(counts(results)).append('\n');
            results.stream()
                    .filter(each -> each.outcome() == Outcome.FAILED)
                    .forEach(each -> text.append(failure(each, file, terminal.results())));
        }
        terminal.out().print(text);
        terminal.out().flush();
    }

    /** Tests that were all skipped prove nothing. */
    private static Verdict verdict(List<Result> results) {
        if (results.stream().anyMatch(each -> each.outcome() == Outcome.FAILED)) {
            return Verdict.FAIL;
        }
        return results.stream().anyMatch(each -> each.outcome() == Outcome.PASSED) ? Verdict.PASS : Verdict.UNSTABLE;
    }

    private static String counts(List<Result> results) {
        return Arrays.stream(Outcome.values())
                .map(outcome -> results.stream()
                                .filter(each -> each.outcome() == outcome)
                                .count() + " " + outcome.name().toLowerCase(Locale.ROOT))
                .filter(each -> !each.startsWith("0 "))
                .collect(Collectors.joining(", "));
    }

    private String failure(Result result, String file, Palette palette) {
        StringBuilder text = new StringBuilder("  " + palette.bad("✗") + " " + Visible.of(result.name()));
        Optional<Throwable> thrown = result.thrown();
        thrown.flatMap(each -> line(each, file))
                .ifPresent(line -> text.append("  ").append(file).append(':').append(line));
        text.append('\n');
        thrown.ifPresent(each -> text.append(indented(message(each))));
        // An iteration of a table has its values behind the name of the feature.
        String feature = result.name().replaceFirst(" \\[.*]$", "");
        return text + "      repeat      " + repeat.apply(Selection.exactly(feature)) + "\n";
    }

    private static String message(Throwable thrown) {
        StringBuilder text = new StringBuilder(
                thrown instanceof AssertionError ? String.valueOf(thrown.getMessage()) : thrown.toString());
        for (Throwable each : thrown.getSuppressed()) {
            text.append('\n').append(each);
        }
        return text.toString().strip();
    }

    private static String indented(String text) {
        return text.lines()
                .map(each -> each.isBlank() ? "" : "      " + Visible.of(each))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Optional<Integer> line(Throwable thrown, String file) {
        String name = Path.of(file).getFileName().toString();
        return Arrays.stream(thrown.getStackTrace())
                .filter(each -> name.equals(each.getFileName()) && each.getLineNumber() > 0)
                .map(StackTraceElement::getLineNumber)
                .findFirst();
    }

    /** The exit code of what was run. */
    int code() {
        if (verdicts.contains(Verdict.FAIL)) {
            return ExitCode.FAILED;
        }
        return verdicts.contains(Verdict.UNSTABLE) && options.failOnUnstable() ? ExitCode.UNSTABLE : ExitCode.OK;
    }
}
