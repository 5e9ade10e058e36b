package io.chaoskit.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Where the metrics of a run go while it lasts.
 *
 * @param port of 127.0.0.1 where they can be fetched; 0 for any that is free; empty for none
 * @param otlp where they are sent; empty for nowhere
 */
record MetricsOptions(OptionalInt port, Optional<URI> otlp) {

    private static final int MAX_PORT = 65_535;
    private static final Set<String> SCHEMES = Set.of("http", "https");
    /** Where a receiver of OTLP takes metrics unless told otherwise. */
    private static final String PATH = "/v1/metrics";

    /** Checks and converts; both may be null. */
    static MetricsOptions of(Integer port, String otlp) throws MistakesFound {
        if (port != null && (port < 0 || port > MAX_PORT)) {
            throw MistakesFound.in(
                    "",
                    "--metrics-port must be 0 to " + MAX_PORT + ", but was " + port,
                    "0 takes any port that is free");
        }
        return new MetricsOptions(
                port == null ? OptionalInt.empty() : OptionalInt.of(port),
                otlp == null ? Optional.empty() : Optional.of(receiver(otlp)));
    }

    private static URI receiver(String given) throws MistakesFound {
        try {
            URI url = new URI(given);
            boolean web =
                    url.getScheme() != null && SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT));
            if (web && url.getHost() != null) {
                boolean bare = url.getPath().isEmpty() || url.getPath().equals("/");
                return bare ? url.resolve(PATH) : url;
            }
        } catch (URISyntaxException noUrl) {
            // As what is none of the web.
        }
        throw MistakesFound.in(
                "",
                "--otlp must be the URL of a receiver, but was '" + given + "'",
                "for example --otlp http://localhost:4318");
    }

    boolean wanted() {
        return port.isPresent() || otlp.isPresent();
    }
}
