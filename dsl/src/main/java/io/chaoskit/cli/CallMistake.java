package io.chaoskit.cli;

import io.chaoskit.internal.text.Nearest;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Explains a mistake in a call, such as an unknown option, in the form of all other mistakes. */
final class CallMistake {

    private static final Set<Class<?>> WHOLE = Set.of(Long.class, Integer.class);

    private CallMistake() {}

    static MistakesFound of(ParameterException e) {
        CommandLine command = e.getCommandLine();
        String help = "see: " + command.getCommandSpec().qualifiedName() + " --help";
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(command, unmatched.getUnmatched().get(0), help);
        }
        return MistakesFound.in("", text(e), help);
    }

    private static MistakesFound unmatched(CommandLine command, String given, String help) {
        boolean option = given.startsWith("-");
        Collection<String> there = option
                ? command.getCommandSpec().optionsMap().keySet()
                : command.getSubcommands().keySet();
        if (!option && there.isEmpty()) {
            return MistakesFound.in("", command.getCommandName() + " must not be given '" + given + "'", help);
        }
        String name = option && given.startsWith("--") ? given.split("=", 2)[0] : given;
        return MistakesFound.in(
                "",
                "there is no " + (option ? "option" : "command") + " '" + name + "'",
                Optional.of(name)
                        .filter(longEnough -> longEnough.length() > 2)
                        .flatMap(word -> Nearest.to(word, there))
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse(help));
    }

    private static String text(ParameterException e) {
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            ArgSpec first = missing.getMissing().get(0);
            String given = first.isOption() ? name(first) : e.getCommandLine().getCommandName();
            return given + " must be given " + first.paramLabel() + ", but was given nothing";
        }
        if (e instanceof OverwrittenOptionException twice) {
            return name(twice.getOverwritten()) + " must be given once, but was given again";
        }
        if (e.getArgSpec() != null && e.getValue() != null) {
            return name(e.getArgSpec()) + " must be " + kind(e.getArgSpec()) + ", but was '" + e.getValue() + "'";
        }
        String message = e.getMessage().replaceFirst("\\.$", "");
        return Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private static String kind(ArgSpec spec) {
        return WHOLE.contains(spec.type()) ? "a whole number" : spec.paramLabel();
    }

    private static String name(ArgSpec spec) {
        return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
    }
}
