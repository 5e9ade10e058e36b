package io.chaoskit.cli;

import java.io.PrintStream;
import picocli.CommandLine;

/** {@code chaoskit version}: the versions of ChaosKit, Groovy and Java. */
final class VersionCommand {

    private VersionCommand() {}

    static CommandLine command() {
        return new CommandModel()
                .command("version", VersionCommand::run, "Shows the versions of ChaosKit, Groovy and Java.");
    }

    private static int run() {
        PrintStream out = Terminal.of(Terminal.Color.AUTO).out();
        for (String line : CommandModel.version()) {
            out.println(line);
        }
        return ExitCode.OK;
    }
}
