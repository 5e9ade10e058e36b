package io.chaoskit.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code chaoskit version}. */
@Command(name = "version", description = "Tells the versions of ChaosKit, Groovy and Java.")
final class VersionCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        for (String line : new Version().getVersion()) {
            Terminal.of(Terminal.Color.AUTO).out().println(line);
        }
        return ExitCode.OK;
    }
}
