package io.chaoskit.cli;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A script that completes calls in fish, where each line says what may stand where.
 *
 * @param whole the command line with all its commands
 */
record FishCompletion(CommandLine whole) {

    private static final String LINE = "complete -c chaoskit -n ";

    String script() {
        StringBuilder script = new StringBuilder("# Completes chaoskit in fish.\n");
        whole.getSubcommands().forEach((name, command) -> {
            line(script, "__fish_use_subcommand", "-f -a " + name + " -d " + quoted(summary(command)));
            command.getSubcommands()
                    .forEach((below, one) -> line(
                            script,
                            "__fish_seen_subcommand_from " + name,
                            "-f -a " + below + " -d " + quoted(summary(one))));
            options(command).forEach(each -> line(script, "__fish_seen_subcommand_from " + name, option(each)));
        });
        return script.toString();
    }

    /** A command's own, and those of the commands below it. */
    private static Stream<OptionSpec> options(CommandLine command) {
        return Stream.concat(
                command.getCommandSpec().options().stream(),
                command.getSubcommands().values().stream().flatMap(FishCompletion::options));
    }

    private static void line(StringBuilder script, String where, String what) {
        String line = LINE + quoted(where) + " " + what + "\n";
        if (script.indexOf(line) < 0) {
            script.append(line);
        }
    }

    private static String option(OptionSpec option) {
        String names = Stream.of(option.names()).map(FishCompletion::name).collect(Collectors.joining(" "));
        boolean value = option.arity().max() > 0;
        return names + (value ? " -r" : "") + " -d " + quoted(String.join(" ", option.description()));
    }

    private static String name(String name) {
        if (name.startsWith("--")) {
            return "-l " + name.substring(2);
        }
        return (name.length() == 2 ? "-s " : "-o ") + name.substring(1);
    }

    private static String summary(CommandLine command) {
        String[] description = command.getCommandSpec().usageMessage().description();
        return description.length == 0 ? command.getCommandName() : description[0];
    }

    private static String quoted(String text) {
        return "'" + text.replace("%%", "%").replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
