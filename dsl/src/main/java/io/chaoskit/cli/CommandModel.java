package io.chaoskit.cli;

import groovy.lang.GroovySystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The options and parameters of a command. Each method declares one, and returns where its value is found after the call was parsed.
 *
 * <p>Picocli's annotations would say the same, but reading them takes a sixth of the start of a process.
 */
final class CommandModel {

    private final List<ArgSpec> arguments = new ArrayList<>();
    /** Null for a command that reads no script. */
    private List<String> forScript;

    /** An option without a value; false unless given. */
    Supplier<Boolean> flag(String description, String... names) {
        return add(OptionSpec.builder(names)
                .type(boolean.class)
                .initialValue(false)
                .description(literal(description))
                .build());
    }

    /** An option whose value picocli converts to {@code type}; null unless given. */
    <T> Supplier<T> option(Class<T> type, String label, String description, String... names) {
        return add(OptionSpec.builder(names)
                .type(type)
                .paramLabel(label)
                .description(literal(description))
                .build());
    }

    /** An option with a text; {@code otherwise} unless given. */
    Supplier<String> option(String otherwise, String label, String description, String... names) {
        return add(OptionSpec.builder(names)
                .type(String.class)
                .initialValue(otherwise)
                .paramLabel(label)
                .description(literal(description))
                .build());
    }

    /** An option that may be repeated; empty unless given. */
    Supplier<List<String>> options(String label, String description, String... names) {
        return add(OptionSpec.builder(names)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .initialValue(List.of())
                .paramLabel(label)
                .description(literal(description))
                .build());
    }

    /** An option of the form {@code KEY=VALUE} that may be repeated; empty unless given. */
    Supplier<Map<String, String>> entries(String label, String description, String... names) {
        return add(OptionSpec.builder(names)
                .type(Map.class)
                .auxiliaryTypes(String.class, String.class)
                .initialValue(Map.of())
                .paramLabel(label)
                .description(literal(description))
                .build());
    }

    /** The only parameter, which must be given. */
    Supplier<String> parameter(String label) {
        return add(PositionalParamSpec.builder()
                .type(String.class)
                .arity("1")
                .required(true)
                .paramLabel(label)
                .build());
    }

    /** All parameters; {@code arity} is how many there must be, such as {@code 1..*}. */
    Supplier<List<String>> parameters(String arity, String label, String description) {
        return add(PositionalParamSpec.builder()
                .type(List.class)
                .auxiliaryTypes(String.class)
                .initialValue(List.of())
                .arity(arity)
                .required(!arity.startsWith("0"))
                .paramLabel(label)
                .description(literal(description))
                .build());
    }

    /** What a call has behind {@code --}, which picocli would take for files: it is for the script. */
    Supplier<List<String>> scriptArguments() {
        forScript = new ArrayList<>();
        List<String> all = forScript;
        return () -> List.copyOf(all);
    }

    /** The options that were declared. */
    List<OptionSpec> options() {
        return arguments.stream()
                .filter(OptionSpec.class::isInstance)
                .map(OptionSpec.class::cast)
                .toList();
    }

    /** Takes what is behind {@code --} out of a call; its words are there in reverse. */
    private boolean cut(Stack<String> call) {
        int end = call.lastIndexOf("--");
        forScript.clear();
        if (end >= 0) {
            for (int i = end - 1; i >= 0; i--) {
                forScript.add(call.get(i));
            }
            call.subList(0, end + 1).clear();
        }
        return false;
    }

    private void prepare(CommandSpec spec) {
        arguments.forEach(spec::add);
        if (forScript != null) {
            spec.preprocessor((call, command, argument, info) -> cut(call));
        }
    }

    /** Picocli formats descriptions. */
    private static String literal(String description) {
        return description.replace("%", "%%");
    }

    private <T> Supplier<T> add(ArgSpec argument) {
        arguments.add(argument);
        return argument::getValue;
    }

    /** A command with these arguments, {@code --help} and {@code --version}. */
    CommandLine command(String name, Callable<Integer> action, String... description) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(action)
                .name(name)
                .versionProvider(CommandModel::version)
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help message and exit.")
                        .build())
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Print version information and exit.")
                        .build());
        spec.usageMessage().description(description);
        prepare(spec);
        return new CommandLine(spec);
    }

    /** The versions of ChaosKit, Groovy and Java. */
    static String[] version() {
        return new String[] {
            "chaoskit " + ownVersion(), "groovy " + GroovySystem.getVersion(), "java " + Runtime.version()
        };
    }

    /** The version of ChaosKit alone. */
    static String ownVersion() {
        String version = CommandModel.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Reads the arguments of a call that {@code name} stands for in messages. */
    void parse(String name, List<String> call) {
        CommandSpec spec = CommandSpec.create().name(name);
        prepare(spec);
        new CommandLine(spec).parseArgs(call.toArray(String[]::new));
    }
}
