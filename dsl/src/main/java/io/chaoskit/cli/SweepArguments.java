package io.chaoskit.cli;

import io.chaoskit.internal.dsl.script.ScriptInput;
import io.chaoskit.replay.Sweep;
import io.chaoskit.report.Shard;
import io.chaoskit.value.Durations;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The options of {@code sweep}, as they are typed. */
final class SweepArguments {

    static final String JSON = "json";
    static final String TEXT = "text";
    static final String RESUME = "--resume";

    private final CommandModel model = new CommandModel();
    private final Supplier<String> script = model.parameter("SCRIPT");
    private final Supplier<List<String>> args = model.scriptArguments();
    private final ClassPathOption classPath = new ClassPathOption(model);
    private final Supplier<String> only =
            model.option(String.class, "GLOB", "sweeps the scenarios with such a name only", "--only");
    private final Supplier<Integer> depth =
            model.option(Integer.class, "N", "how many faults are combined: 1, or 2 for pairs", "--depth");
    private final Supplier<String> time = model.option(String.class, "D", "how long it may take", "--time");
    private final Supplier<String> resume;
    private final Supplier<String> shard;
    private final Supplier<Integer> recovery = model.option(
            Integer.class,
            "N",
            "how many iterations without faults follow each experiment, 3 by default",
            "--recovery");
    private final Supplier<Integer> repeats = model.option(
            Integer.class,
            "N",
            "in how many iterations in a row faults are made again, to see what adds up; 12 by default",
            "--repeats");
    private final Supplier<String> experiment =
            model.option(String.class, "ID", "makes one experiment only, as a finding names it", "--experiment");
    private final Supplier<Long> seed = model.option(Long.class, "N", "of what the steps draw", "--seed");
    private final Supplier<List<String>> reports =
            model.options("KIND[=PATH]", "writes a report: json or text; - is standard output", "-o", "--report");
    private final Supplier<Map<String, String>> environment =
            model.entries("K=V", "what env.K is in the script", "-e", "--env");
    private final Supplier<Boolean> quiet = model.flag("tells the findings only", "-q", "--quiet");
    private final Supplier<String> color = model.option("auto", "WHEN", "auto, always or never", "--color");

    SweepArguments() {
        this(true);
    }

    /** {@code itself}: with the options that mean something only where the process makes the experiments itself. */
    SweepArguments(boolean itself) {
        resume = itself
                ? model.option(
                        String.class,
                        "FILE",
                        "writes each experiment into a file, and goes on with what is in it",
                        RESUME)
                : () -> null;
        shard = itself
                ? model.option(
                        String.class, "I/N", "sweeps one of N parts; auto: as the environment says", ShardOption.NAME)
                : () -> null;
    }

    CommandModel model() {
        return model;
    }

    /**
     * Options that were checked and converted.
     *
     * @param terminal where to print
     * @param reports to write
     * @param input what the script is given
     * @param part from 1
     * @param parts how many there are
     */
    record Checked(Terminal terminal, List<ReportFile> reports, ScriptInput input, int part, int parts) {}

    Checked checked() throws MistakesFound {
        Terminal terminal = Terminal.of(
                Terminal.color(RunArguments.oneOf("--color", color.get(), Set.of("auto", "always", "never"))));
        List<ReportFile> files = new ArrayList<>();
        for (String each : reports.get()) {
            ReportFile file = ReportFile.parse(each, List.of(JSON, TEXT), kind -> kind.equals(JSON) ? "json" : "txt");
            file.check();
            files.add(file);
        }
        Map<String, String> all = new HashMap<>(System.getenv());
        all.putAll(environment.get());
        Shard part = new ShardOption(System.getenv()).parse(shard.get()).orElse(new Shard(1, 1));
        ScriptInput input = new ScriptInput(all, args.get(), Settings.here().ofScripts());
        return new Checked(terminal, files, input, part.index(), part.count());
    }

    String script() {
        return script.get();
    }

    ClassPathOption classPath() {
        return classPath;
    }

    String only() {
        return only.get();
    }

    boolean quiet() {
        return quiet.get();
    }

    String resume() {
        return resume.get();
    }

    Long seed() {
        return seed.get();
    }

    String shard() {
        return shard.get();
    }

    /** What a process must be told that makes a part of the experiments: all options that matter to it, except the class path. */
    List<String> choices() {
        List<String> words = new ArrayList<>();
        add(words, "--only", only.get());
        add(words, "--depth", depth.get());
        add(words, "--time", time.get());
        add(words, "--recovery", recovery.get());
        add(words, "--repeats", repeats.get());
        add(words, "--experiment", experiment.get());
        add(words, "--seed", seed.get());
        new TreeMap<>(environment.get()).forEach((key, value) -> add(words, "-e", key + "=" + value));
        return words;
    }

    /** What says how the result is shown and written. */
    List<String> shown() {
        List<String> words = new ArrayList<>(List.of("--color", color.get()));
        reports.get().forEach(each -> add(words, "-o", each));
        if (quiet.get()) {
            words.add("--quiet");
        }
        return words;
    }

    /** Sets what was given. */
    void configure(Sweep.Builder sweep) {
        if (depth.get() != null) {
            sweep.depth(depth.get());
        }
        if (time.get() != null) {
            sweep.time(Durations.parse(time.get()));
        }
        if (recovery.get() != null) {
            sweep.recovery(recovery.get());
        }
        if (repeats.get() != null) {
            sweep.repeats(repeats.get());
        }
        if (experiment.get() != null) {
            sweep.experiment(experiment.get());
        }
    }

    /** Sees the code under test; {@code notes} gets what a user should know. */
    ClassLoader underTest(PrintStream notes) throws MistakesFound {
        List<String> words = new ArrayList<>(classPath.words());
        words.addAll(Examples.classPathOf(script.get()));
        RunArguments all = new RunArguments();
        all.model().parse("chaoskit sweep", words);
        return all.classPath().open(notes);
    }

    /** The script, and what matters to it. */
    List<String> ofScript() {
        List<String> words = new ArrayList<>(List.of(script.get()));
        words.addAll(classPath.words());
        new TreeMap<>(environment.get()).forEach((key, value) -> add(words, "-e", key + "=" + value));
        addScriptArguments(words);
        return words;
    }

    /** The command that makes one experiment again. */
    String again(String scenario, boolean several, long ofSeed, String id) {
        List<String> words = new ArrayList<>(classPath.words());
        if (several) {
            add(words, "--only", scenario);
        }
        add(words, "--depth", depth.get());
        add(words, "--recovery", recovery.get());
        add(words, "--repeats", repeats.get());
        add(words, "--seed", ofSeed);
        add(words, "--experiment", id);
        new TreeMap<>(environment.get()).forEach((key, value) -> add(words, "-e", key + "=" + value));
        addScriptArguments(words);
        String command = System.getProperty("chaoskit.command", "chaoskit run").replaceFirst("run$", "sweep");
        StringBuilder text = new StringBuilder(command + " " + Shell.quote(script.get()));
        words.forEach(each -> text.append(' ').append(Shell.quote(each)));
        return text.toString();
    }

    private void addScriptArguments(List<String> words) {
        if (!args.get().isEmpty()) {
            words.add(RunArguments.FOR_SCRIPT);
            words.addAll(args.get());
        }
    }

    private static void add(List<String> words, String option, Object value) {
        if (value != null) {
            words.add(option);
            words.add(value.toString());
        }
    }
}
