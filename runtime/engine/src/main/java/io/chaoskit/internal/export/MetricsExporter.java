package io.chaoskit.internal.export;

import io.chaoskit.run.RunListener;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Exports the metrics of runs to monitoring systems; a service of the module that brings the libraries. */
public interface MetricsExporter {

    /**
     * Begins.
     *
     * @param port where Prometheus may fetch them, on 127.0.0.1; 0 for any that is free; empty for nowhere
     * @param otlp where they are sent by OTLP over HTTP; empty for nowhere
     * @throws java.net.BindException when the port is in use
     * @throws IOException when it cannot be opened for another reason
     */
    Export export(OptionalInt port, Optional<URI> otlp) throws IOException;

    /** An export that goes on. Safe for all threads. */
    interface Export {

        /** Follows the runs. */
        RunListener listener();

        /** The port where they are fetched; empty for nowhere. */
        OptionalInt port();

        /** Ends it, in a few seconds at most. Returns what did not arrive, a sentence each. */
        List<String> end();
    }
}
