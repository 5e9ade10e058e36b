package io.chaoskit.cli;

import io.chaoskit.internal.dsl.script.ScriptInput;
import io.chaoskit.internal.text.Nearest;
import io.chaoskit.internal.value.Limits;
import io.chaoskit.model.FailurePolicy;
import io.chaoskit.model.RunLength;
import io.chaoskit.report.Origin;
import io.chaoskit.report.Shard;
import io.chaoskit.value.Durations;
import io.chaoskit.verdict.Thresholds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The options of {@code run}, as they are typed. */
final class RunArguments {

    /** What the launcher and runs take from the environment of the process. */
    private static final List<String> VARIABLES =
            List.of("CHAOSKIT_CLASSPATH", "CHAOSKIT_JAVA_OPTS", "CHAOSKIT_TOXIPROXY");

    /** What is behind it is for the script. */
    static final String FOR_SCRIPT = "--";

    private final CommandModel model = new CommandModel();
    private final Supplier<List<String>> files =
            model.parameters("0..*", "FILE", "scripts with scenarios, or folders with such scripts");
    private final Supplier<List<String>> args = model.scriptArguments();
    private final ClassPathOption classPath = new ClassPathOption(model);
    private final Supplier<Long> seed =
            model.option(Long.class, "N", "places the faults; the same seed places them again", "--seed");
    private final Supplier<Long> iterations =
            model.option(Long.class, "N", "how many iterations, over all lanes", "-i", "--iterations");
    private final Supplier<String> duration =
            model.option(String.class, "D", "how long, such as 30s or 5min", "-d", "--duration");
    private final Supplier<String> only =
            model.option(String.class, "GLOB", "runs the scenarios and features with such a name only", "--only");
    private final Supplier<List<String>> withoutScopes =
            model.options("NAME", "leaves the injectors of a scope out", "--without-scope");
    private final Supplier<Integer> lanes =
            model.option(Integer.class, "N", "how many concurrent iterations", "--lanes");
    private final Supplier<String> shard;
    private final Supplier<List<String>> reports = model.options(
            "KIND[=PATH]", "writes a report, such as json or text; - is standard output", "-o", "--report");
    private final Supplier<String> thresholds =
            model.option(String.class, "PRESET", "how much may go wrong: default, strict or relaxed", "--thresholds");
    private final Supplier<List<String>> limits = model.options(
            "FIGURE<LIMIT", "a limit, such as 'latency.p95<200ms', 'successRate>=95%' or 'failures<=3'", "--threshold");
    private final Supplier<Boolean> failFast = model.flag("ends after the first failed iteration", "--fail-fast");
    private final Supplier<Boolean> resume = model.flag("goes on after a failed iteration", "--continue");
    private final Supplier<Boolean> failOnUnstable = model.flag("exit code 3 for UNSTABLE", "--fail-on-unstable");
    private final Supplier<Boolean> dryRun = model.flag("shows what would be run", "--dry-run");
    private final Supplier<Map<String, String>> environment =
            model.entries("K=V", "what env.K is in the script", "-e", "--env");
    private final Supplier<Boolean> noSave = model.flag("keeps no failures in .chaoskit", "--no-save");
    private final Supplier<Boolean> shrink = model.flag("shrinks the first failure of each kind", "--shrink");
    private final Supplier<String> shrinkTime =
            model.option("30s", "D", "how long all of that may take, 30s by default", "--shrink-time");
    private final Supplier<Boolean> failedFirst;
    private final Supplier<Integer> metricsPort;
    private final Supplier<String> otlp;
    private final Supplier<Boolean> quiet = model.flag("tells the verdict only", "-q", "--quiet");
    private final Supplier<Boolean> verbose = model.flag("tells stack traces too", "-v", "--verbose");
    private final Supplier<String> color = model.option("auto", "WHEN", "auto, always or never", "--color");

    /** How the launcher was called. */
    private final String command = System.getProperty("chaoskit.command", "chaoskit run");

    /** Of {@code --shard}, when the options were checked. */
    private Optional<Shard> part = Optional.empty();

    RunArguments() {
        this(true);
    }

    /** {@code itself}: with the options that mean something only where the process runs the iterations itself. */
    RunArguments(boolean itself) {
        if (itself) {
            shard = model.option(
                    String.class,
                    "I/N",
                    "runs one of N parts of the iterations; auto: as the environment says",
                    ShardOption.NAME);
            failedFirst = model.flag("tries the failures in .chaoskit before new iterations", "--failed-first");
            metricsPort = model.option(
                    Integer.class,
                    "N",
                    "has metrics for Prometheus on a port of 127.0.0.1; 0 is any",
                    "--metrics-port");
            otlp = model.option(String.class, "URL", "sends metrics to a receiver of OTLP over HTTP", "--otlp");
        } else {
            shard = () -> null;
            failedFirst = () -> false;
            metricsPort = () -> null;
            otlp = () -> null;
        }
    }

    CommandModel model() {
        return model;
    }

    List<String> files() {
        return files.get();
    }

    ClassPathOption classPath() {
        return classPath;
    }

    /** Checks and converts them; {@code settings} are those of scenarios that do not say them. */
    RunOptions options(ScriptInput.Settings settings) throws MistakesFound {
        if (iterations.get() != null && duration.get() != null) {
            throw MistakesFound.in("", "--iterations and --duration must not be used together", "leave one out");
        }
        if (failFast.get() && resume.get()) {
            throw MistakesFound.in("", "--fail-fast and --continue must not be used together", "leave one out");
        }
        Terminal terminal = Terminal.of(colorOf(color.get()));
        List<ReportSink> sinks = ReportSink.parse(reports.get());
        part = new ShardOption(System.getenv()).parse(shard.get());
        Map<String, String> all = new HashMap<>(System.getenv());
        all.putAll(environment.get());
        return new RunOptions(
                List.copyOf(files.get()),
                overrides(),
                only.get(),
                sinks,
                dryRun.get(),
                new ScriptInput(all, args.get(), settings),
                quiet.get(),
                verbose.get(),
                failOnUnstable.get(),
                failures(),
                MetricsOptions.of(metricsPort.get(), otlp.get()),
                part,
                terminal);
    }

    private FailureOptions failures() throws MistakesFound {
        Duration time =
                checked("--shrink-time", () -> Durations.positive("duration", Durations.parse(shrinkTime.get())));
        return new FailureOptions(
                !noSave.get(), failedFirst.get(), shrink.get() ? Optional.of(time) : Optional.empty(), origin());
    }

    /** What the call changes in every scenario. */
    Overrides overrides() throws MistakesFound {
        Optional<RunLength> length = iterations.get() != null
                ? Optional.of(checked("--iterations", () -> RunLength.repeat(iterations.get())))
                : duration.get() != null
                        ? Optional.of(checked("--duration", () -> RunLength.runFor(Durations.parse(duration.get()))))
                        : Optional.empty();
        Optional<Integer> laneCount = lanes.get() == null
                ? Optional.empty()
                : Optional.of(checked("--lanes", () -> Limits.lanes("--lanes", lanes.get())));
        Optional<Thresholds> preset = thresholds.get() == null
                ? Optional.empty()
                : Optional.of(
                        Thresholds.PRESETS.get(oneOf("--thresholds", thresholds.get(), Thresholds.PRESETS.keySet())));
        Optional<FailurePolicy> policy = failFast.get()
                ? Optional.of(FailurePolicy.STOP)
                : resume.get() ? Optional.of(FailurePolicy.RESUME) : Optional.empty();
        List<ThresholdOption> checks = new ArrayList<>();
        for (String each : limits.get()) {
            checks.add(ThresholdOption.parse(each));
        }
        return new Overrides(
                seed.get() == null ? OptionalLong.empty() : OptionalLong.of(seed.get()),
                length,
                laneCount,
                policy,
                preset,
                checks,
                Set.copyOf(withoutScopes.get()),
                Optional.empty());
    }

    private static <T> T checked(String option, Supplier<T> value) throws MistakesFound {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            String message = e.getMessage().replaceFirst("^(repeat|runFor|duration)", option);
            String[] parts = message.split("; ", 2);
            throw MistakesFound.in("", parts[0], parts.length > 1 ? parts[1] : "");
        }
    }

    /** What {@code --color} says. */
    static Terminal.Color colorOf(String given) throws MistakesFound {
        return Terminal.color(oneOf("--color", given, Set.of("auto", "always", "never")));
    }

    /** A value that must be one of some. */
    static String oneOf(String option, String given, Set<String> known) throws MistakesFound {
        if (known.contains(given)) {
            return given;
        }
        String all = String.join(", ", known.stream().sorted().toList());
        throw MistakesFound.in(
                "",
                option + " must be one of " + all + ", but was '" + given + "'",
                Nearest.to(given, known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse(""));
    }

    /** The command that repeats the run of the scenario that {@code --only} must name, with a seed. */
    String repeat(long withSeed, Optional<String> scenario) {
        return command(" --seed " + withSeed + again(scenario));
    }

    /** The command that runs a feature again. */
    String repeat(String feature) {
        String seeded = seed.get() == null ? "" : " --seed " + seed.get();
        return command(seeded + again(Optional.of(feature)));
    }

    private String command(String options) {
        String settings = VARIABLES.stream()
                .filter(name -> !System.getenv().getOrDefault(name, "").isBlank())
                .map(name -> name + "=" + Shell.quote(System.getenv(name)) + " ")
                .collect(Collectors.joining());
        String scripts = files.get().stream().map(Shell::quote).collect(Collectors.joining(" "));
        return settings + command + " " + scripts + options;
    }

    /** The options that a command needs again to repeat the run of the scenario that {@code --only} must name, except files and seed. */
    String again(Optional<String> scenario) {
        List<String> words = new ArrayList<>(classPath.words());
        words.addAll(choices(scenario));
        addScriptArguments(words);
        return words.stream().map(each -> " " + Shell.quote(each)).collect(Collectors.joining());
    }

    private void addScriptArguments(List<String> words) {
        if (!args.get().isEmpty()) {
            words.add(FOR_SCRIPT);
            words.addAll(args.get());
        }
    }

    /** What a process must be told that runs a part of this run: all options that matter to it, except class path and seed. */
    List<String> choices() {
        return choices(Optional.ofNullable(only.get()));
    }

    private List<String> choices(Optional<String> scenario) {
        List<String> words = settings(scenario);
        limits.get().forEach(each -> add(words, "--threshold", each));
        new TreeMap<>(environment.get()).forEach((key, value) -> add(words, "-e", key + "=" + value));
        return words;
    }

    /** The same without what is set for scripts. */
    private List<String> settings(Optional<String> scenario) {
        List<String> words = new ArrayList<>();
        add(words, "-i", iterations.get());
        add(words, "-d", duration.get());
        add(words, "--only", scenario.orElse(null));
        withoutScopes.get().forEach(each -> add(words, "--without-scope", each));
        add(words, "--lanes", lanes.get());
        add(words, "--thresholds", thresholds.get());
        add(words, ShardOption.NAME, part.orElse(null));
        if (failFast.get()) {
            words.add("--fail-fast");
        }
        if (resume.get()) {
            words.add("--continue");
        }
        if (failOnUnstable.get()) {
            words.add("--fail-on-unstable");
        }
        return words;
    }

    private static void add(List<String> words, String option, Object value) {
        if (value != null) {
            words.add(option);
            words.add(value.toString());
        }
    }

    /** What repeats a run of a script, for its report. */
    Origin origin() {
        List<String> words = new ArrayList<>(classPath.words());
        words.addAll(settings(Optional.ofNullable(only.get())));
        addScriptArguments(words);
        return new Origin("", "", words, environment.get());
    }
}
