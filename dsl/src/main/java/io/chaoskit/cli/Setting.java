package io.chaoskit.cli;

import io.chaoskit.internal.dsl.script.ScriptInput;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * One setting from outside of a call: an option of {@code run} by its long name, or {@code env.K}.
 *
 * @param name without dashes
 * @param value as it is written
 * @param at its place in a file; unknown for a variable of the environment
 */
record Setting(String name, String value, SourceLocation at) {

    static final String ENV = "env.";

    private static final String PREFIX = "CHAOSKIT_";
    /** Those that only mean something for one call, and those that are read in another way. */
    private static final Set<String> NONE = Set.of("help", "version", "dry-run", "shard", "env");
    /** It has a variable with another name, which adds to the class path. */
    private static final String CLASS_PATH = "class-path";

    /** The settings of scenarios, with the words that say the same in them. */
    private static final Map<String, Set<String>> OF_SCENARIOS = Map.of(
            "seed", Set.of("seed"),
            "iterations", Set.of("repeat", "runFor"),
            "duration", Set.of("repeat", "runFor"),
            "lanes", Set.of("lanes"),
            "thresholds", Set.of("thresholds"),
            "fail-fast", Set.of("onFailure"),
            "continue", Set.of("onFailure"));

    private static final Map<String, String> OTHER = Map.of(
            "iterations", "duration", "duration", "iterations", "fail-fast", "continue", "continue", "fail-fast");

    /** The options that settings may be of, by their names. */
    static Map<String, OptionSpec> known() {
        Map<String, OptionSpec> known = new TreeMap<>();
        for (OptionSpec each : new RunArguments().model().options()) {
            String name = each.longestName().substring(2);
            if (!NONE.contains(name)) {
                known.put(name, each);
            }
        }
        return known;
    }

    /** Those of an environment. */
    static List<Setting> of(Map<String, String> environment) {
        if (environment.keySet().stream().noneMatch(each -> each.startsWith(PREFIX))) {
            return List.of();
        }
        return known().keySet().stream()
                .filter(name -> !name.equals(CLASS_PATH))
                .filter(name -> !environment.getOrDefault(variable(name), "").isBlank())
                .map(name -> new Setting(name, environment.get(variable(name)).strip(), SourceLocation.UNKNOWN))
                .toList();
    }

    private static String variable(String name) {
        return PREFIX + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Whether it is of a file, not of the environment. */
    boolean ofFile() {
        return at.known();
    }

    /** Whether scenarios can say it too. */
    boolean isOfScenarios() {
        return OF_SCENARIOS.containsKey(name);
    }

    /** The words of a scenario that say it. */
    Stream<String> saidBy() {
        return wordsFor(name).stream();
    }

    /** The words of a scenario that say what a setting does. */
    static Set<String> wordsFor(String name) {
        return OF_SCENARIOS.getOrDefault(name, Set.of());
    }

    /** Its name, and that of the setting that would contradict it. */
    Stream<String> sameAs() {
        return Stream.concat(Stream.of(name), Stream.ofNullable(OTHER.get(name)));
    }

    /** The option of a call that does the same. */
    String option() {
        return name.startsWith(ENV) ? "--env" : "--" + name;
    }

    /** How a call would say it. */
    List<String> words() {
        if (name.startsWith(ENV)) {
            return List.of("--env=" + name.substring(ENV.length()) + "=" + value);
        }
        OptionSpec option = known().get(name);
        if (option.arity().max() == 0) {
            return value.equals("true") ? List.of(option()) : List.of();
        }
        boolean list = option.isMultiValue() && !name.equals(CLASS_PATH);
        return (list ? Arrays.stream(value.split(",")) : Stream.of(value))
                .map(each -> option() + "=" + each.strip())
                .toList();
    }

    /** What it changes in scenarios. */
    Overrides overrides() {
        try {
            RunArguments arguments = new RunArguments();
            arguments.model().parse(name, words());
            return arguments.overrides();
        } catch (MistakesFound checked) {
            throw new IllegalStateException("a setting is checked before it is used", checked);
        }
    }

    /** Where it comes from, for people. */
    String source() {
        return ofFile() ? at.file() + ":" + at.line() : variable(name);
    }

    /** What is wrong with it. */
    List<Mistake> mistakes() {
        try {
            flag();
            RunArguments arguments = new RunArguments();
            arguments.model().parse(name, words());
            if (option().equals(MavenProject.OPTION)) {
                MavenProject.of(value);
            }
            arguments.options(ScriptInput.Settings.NONE);
            return List.of();
        } catch (ParameterException e) {
            return placed(CallMistake.of(e));
        } catch (MistakesFound e) {
            return placed(e);
        }
    }

    private void flag() throws MistakesFound {
        boolean flag = !name.startsWith(ENV) && known().get(name).arity().max() == 0;
        if (flag && !Set.of("true", "false").contains(value)) {
            throw MistakesFound.in("", option() + " must be true or false, but was '" + value + "'", "");
        }
    }

    /** Told where it stands, by the name that it has there. */
    private List<Mistake> placed(MistakesFound found) {
        String shown = ofFile() ? name : variable(name);
        List<Mistake> all = new ArrayList<>();
        for (Mistake each : found.mistakes()) {
            String hint = each.hint().startsWith("see: ")
                    ? "see: chaoskit run --help"
                    : each.hint().replace(option() + " ", shown + (ofFile() ? " = " : "="));
            all.add(new Mistake(ofFile() ? at : each.at(), each.message().replace(option(), shown), hint));
        }
        return all;
    }
}
