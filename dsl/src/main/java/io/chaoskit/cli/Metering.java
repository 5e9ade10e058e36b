package io.chaoskit.cli;

import io.chaoskit.internal.export.MetricsExporter;
import io.chaoskit.internal.export.MetricsExporter.Export;
import io.chaoskit.run.RunListener;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;

/** The metrics of all runs of a call, from before the first one; nothing of them is loaded unless they are wanted. Used by one thread at a time. */
final class Metering {

    private final PrintStream notes;
    private Optional<Export> export;

    private Metering(Optional<Export> export, PrintStream notes) {
        this.export = export;
        this.notes = notes;
    }

    /** Begins, where they are wanted. */
    static Metering start(RunOptions run) throws MistakesFound {
        MetricsOptions options = run.metrics();
        PrintStream notes = run.terminal().err();
        if (run.dryRun() || !options.wanted()) {
            return new Metering(Optional.empty(), notes);
        }
        try {
            Export export = exporter().export(options.port(), options.otlp());
            OptionalInt port = export.port();
            if (port.isPresent()) {
                notes.println("chaoskit: metrics at http://127.0.0.1:" + port.getAsInt() + "/metrics");
            }
            return new Metering(Optional.of(export), notes);
        } catch (BindException inUse) {
            throw MistakesFound.in(
                    "",
                    "--metrics-port must be a free port of 127.0.0.1, but "
                            + options.port().getAsInt() + " is in use",
                    "0 takes any port that is free");
        } catch (IOException e) {
            throw MistakesFound.in("", "--metrics-port must be a port that can be opened, but " + e.getMessage(), "");
        }
    }

    private static MetricsExporter exporter() throws MistakesFound {
        return ServiceLoader.load(MetricsExporter.class, Metering.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> MistakesFound.in(
                        "",
                        "--metrics-port and --otlp must have the module chaoskit-telemetry, but it is not on the class path",
                        "use the launcher, or add chaoskit-telemetry with micrometer-registry-prometheus and"
                                + " micrometer-registry-otlp"));
    }

    RunListener listener() {
        return export.map(Export::listener).orElse(RunListener.NONE);
    }

    /** Ends it, and tells what did not arrive. */
    void end() {
        List<String> lost = export.map(Export::end).orElse(List.of());
        export = Optional.empty();
        lost.forEach(each -> notes.println("chaoskit: " + each));
    }
}
