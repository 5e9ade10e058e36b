package io.chaoskit.cli;

import io.chaoskit.internal.dsl.script.ScriptInput;
import io.chaoskit.value.Mistake;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * The settings from outside of a call. Those of {@code chaoskit.properties} are below what a script says, those of the environment above it,
 * and options of the call above all:
 *
 * <pre>{@code default < chaoskit.properties < script < CHAOSKIT_LANES < --lanes}</pre>
 *
 * @param all those of the environment first
 */
record Settings(List<Setting> all) {

    /** Names another file; empty for no settings at all, neither of a file nor of the environment. */
    static final String PROPERTY = "chaoskit.settings";

    /** Commands that read scripts. A replay has the options of its report instead. */
    private static final Set<String> COMMANDS = Set.of("run", "validate", "sweep", "repl", "list", "doctor");

    /** The options that mean the same for all of them. */
    private static final Set<String> SHARED = Set.of("--class-path", "--pom", "--env", "--color");

    /** Those of this process; throws everything that is wrong with them. */
    static Settings here() throws MistakesFound {
        return "".equals(System.getProperty(PROPERTY))
                ? new Settings(List.of())
                : of(SettingsFile.here(), System.getenv());
    }

    static Settings of(Optional<SettingsFile> file, Map<String, String> environment) throws MistakesFound {
        List<Mistake> mistakes = new ArrayList<>();
        List<Setting> all = new ArrayList<>(Setting.of(environment));
        if (file.isPresent()) {
            all.addAll(file.get().settings(environment, mistakes));
        }
        all.forEach(each -> mistakes.addAll(each.mistakes()));
        if (!mistakes.isEmpty()) {
            mistakes.sort(Comparator.comparing(Mistake::at));
            throw new MistakesFound(mistakes);
        }
        return new Settings(List.copyOf(all));
    }

    /** The options of a call of this process. */
    static List<String> forCall(CommandLine command, List<String> options) throws MistakesFound {
        return COMMANDS.contains(command.getCommandName()) ? here().call(command, options) : options;
    }

    /** The options of a call with what is set for it outside, which comes first. */
    List<String> call(CommandLine command, List<String> options) {
        if (all.isEmpty()) {
            return options;
        }
        Set<String> given = given(command, options);
        List<String> words = new ArrayList<>();
        Set<String> done = new HashSet<>();
        for (Setting each : all) {
            boolean wanted = (command.getCommandName().equals("run") || SHARED.contains(each.option()))
                    && command.getCommandSpec().optionsMap().containsKey(each.option())
                    && !(each.ofFile() && each.isOfScenarios())
                    && each.sameAs().noneMatch(given::contains)
                    && each.sameAs().noneMatch(done::contains);
            if (wanted) {
                words.addAll(each.words());
                done.add(each.name());
            }
        }
        words.addAll(options);
        return words;
    }

    /** What a call has itself. Of one that is wrong nothing: it is told of later. */
    private static Set<String> given(CommandLine command, List<String> options) {
        try {
            Set<String> names = new HashSet<>();
            for (OptionSpec each :
                    command.parseArgs(options.toArray(String[]::new)).matchedOptions()) {
                names.add(each.longestName().replaceFirst("^--", ""));
            }
            return names;
        } catch (ParameterException wrong) {
            return Set.of();
        }
    }

    /** What the file says for scenarios that do not say it themselves. */
    ScriptInput.Settings ofScripts() {
        List<Setting> some = all.stream()
                .filter(each -> each.ofFile() && each.isOfScenarios())
                .toList();
        return some.isEmpty()
                ? ScriptInput.Settings.NONE
                : (name, said, scenario) -> some.stream()
                        .filter(each -> each.saidBy().noneMatch(said::containsKey))
                        .forEach(each -> each.overrides().set(scenario));
    }

    /** What the environment says whatever a script says. */
    Overrides ofEnvironment() throws MistakesFound {
        List<String> words = all.stream()
                .filter(each -> !each.ofFile() && each.isOfScenarios())
                .flatMap(each -> each.words().stream())
                .toList();
        RunArguments arguments = new RunArguments();
        arguments.model().parse("chaoskit run", words);
        return arguments.overrides();
    }

    /** Those with a name, the one that comes before the others first. */
    Stream<Setting> named(String name) {
        return all.stream().filter(each -> each.name().equals(name));
    }
}
