package io.chaoskit.cli;

import io.chaoskit.internal.text.Nearest;
import io.chaoskit.internal.value.Limits;
import io.chaoskit.model.FailurePolicy;
import io.chaoskit.model.RunLength;
import io.chaoskit.value.Durations;
import io.chaoskit.verdict.Thresholds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code run}, as they are typed. */
final class RunArguments {

    @Parameters(paramLabel = "FILE", description = "scripts with scenarios", arity = "0..*")
    private List<String> files = new ArrayList<>();

    @Mixin
    private ClassPathOption classPath = new ClassPathOption();

    @Option(names = "--seed", paramLabel = "N", description = "places the faults; the same seed places them again")
    private Long seed;

    @Option(
            names = {"-i", "--iterations"},
            paramLabel = "N",
            description = "how many iterations, over all lanes")
    private Long iterations;

    @Option(
            names = {"-d", "--duration"},
            paramLabel = "D",
            description = "how long, such as 30s or 5min")
    private String duration;

    @Option(names = "--only", paramLabel = "GLOB", description = "runs the scenarios with such a name only")
    private String only;

    @Option(names = "--without-scope", paramLabel = "NAME", description = "leaves the injectors of a scope out")
    private List<String> withoutScopes = new ArrayList<>();

    @Option(names = "--lanes", paramLabel = "N", description = "how many concurrent iterations")
    private Integer lanes;

    @Option(
            names = {"-o", "--report"},
            paramLabel = "KIND[=PATH]",
            description = "writes a report: json or text; - is standard output")
    private List<String> reports = new ArrayList<>();

    @Option(
            names = "--thresholds",
            paramLabel = "PRESET",
            description = "how much may go wrong: default, strict or relaxed")
    private String thresholds;

    @Option(names = "--fail-fast", description = "ends after the first failed iteration")
    private boolean failFast;

    @Option(names = "--continue", description = "goes on after a failed iteration")
    private boolean resume;

    @Option(names = "--fail-on-unstable", description = "exit code 3 for UNSTABLE")
    private boolean failOnUnstable;

    @Option(names = "--dry-run", description = "shows what would be run")
    private boolean dryRun;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "K=V",
            description = "what env.K is in the script")
    private Map<String, String> environment = new HashMap<>();

    @Option(
            names = {"-q", "--quiet"},
            description = "tells the verdict only")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "tells stack traces too")
    private boolean verbose;

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never")
    private String color = "auto";

    List<String> files() {
        return files;
    }

    ClassPathOption classPath() {
        return classPath;
    }

    /** Checks everything and puts it into order. */
    RunOptions options() throws MistakesFound {
        if (iterations != null && duration != null) {
            throw MistakesFound.in("", "--iterations and --duration must not be used together", "leave one out");
        }
        if (failFast && resume) {
            throw MistakesFound.in("", "--fail-fast and --continue must not be used together", "leave one out");
        }
        Terminal terminal = Terminal.of(Terminal.color(oneOf("--color", color, Set.of("auto", "always", "never"))));
        List<ReportSink> sinks = new ArrayList<>();
        for (String each : reports) {
            ReportSink sink = ReportSink.parse(each);
            sink.check();
            sinks.add(sink);
        }
        Map<String, String> all = new HashMap<>(System.getenv());
        all.putAll(environment);
        return new RunOptions(
                List.copyOf(files),
                overrides(),
                only,
                sinks,
                dryRun,
                Map.copyOf(all),
                quiet,
                verbose,
                failOnUnstable,
                terminal);
    }

    private Overrides overrides() throws MistakesFound {
        Optional<RunLength> length = iterations != null
                ? Optional.of(checked("--iterations", () -> RunLength.repeat(iterations)))
                : duration != null
                        ? Optional.of(checked("--duration", () -> RunLength.runFor(Durations.parse(duration))))
                        : Optional.empty();
        Optional<Integer> laneCount = lanes == null
                ? Optional.empty()
                : Optional.of(checked("--lanes", () -> Limits.atLeast(1, "--lanes", lanes)));
        Optional<Thresholds> limits = thresholds == null
                ? Optional.empty()
                : Optional.of(Thresholds.PRESETS.get(oneOf("--thresholds", thresholds, Thresholds.PRESETS.keySet())));
        Optional<FailurePolicy> policy = failFast
                ? Optional.of(FailurePolicy.STOP)
                : resume ? Optional.of(FailurePolicy.RESUME) : Optional.empty();
        return new Overrides(
                seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                length,
                laneCount,
                policy,
                limits,
                Set.copyOf(withoutScopes));
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

    private static String oneOf(String option, String given, Set<String> known) throws MistakesFound {
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

    /** What of the call a command must say again to repeat the run, but files and seed. */
    String again() {
        StringBuilder text = new StringBuilder(classPath.again());
        append(text, "-i", iterations);
        append(text, "-d", duration);
        append(text, "--only", only);
        withoutScopes.forEach(each -> append(text, "--without-scope", each));
        append(text, "--lanes", lanes);
        append(text, "--thresholds", thresholds);
        text.append(failFast ? " --fail-fast" : "").append(resume ? " --continue" : "");
        environment.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> append(text, "-e", each.getKey() + "=" + each.getValue()));
        return text.toString();
    }

    private static void append(StringBuilder text, String option, Object value) {
        if (value != null) {
            text.append(' ').append(option).append(' ').append(Shell.quote(value.toString()));
        }
    }
}
