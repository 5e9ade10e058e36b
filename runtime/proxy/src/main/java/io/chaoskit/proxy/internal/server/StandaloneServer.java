package io.chaoskit.proxy.internal.server;

import io.chaoskit.proxy.PopulateException;
import io.chaoskit.proxy.ProxyException;
import io.chaoskit.proxy.ToxiproxyServer;
import io.chaoskit.proxy.internal.address.HostPort;
import io.chaoskit.proxy.internal.json.Requests;
import io.chaoskit.proxy.internal.log.EventLog;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Map;

/** A server as a program of its own: it logs to a stream, and starts with the proxies of a file. */
public final class StandaloneServer implements AutoCloseable {

    private static final String VERSION = "2.12.0";

    private final ToxiproxyServer server;
    private final EventLog log;

    private StandaloneServer(ToxiproxyServer server, EventLog log) {
        this.server = server;
        this.log = log;
    }

    /**
     * Starts a server.
     *
     * @param options how
     * @param logLevel the value of {@code LOG_LEVEL}, or null for everything
     * @param out where one JSON object a line is logged to
     * @throws IOException if the API cannot listen
     */
    public static StandaloneServer start(ServerOptions options, String logLevel, PrintStream out) throws IOException {
        EventLog log = log(logLevel, out);
        log.info("Starting Toxiproxy", Map.of("version", VERSION));
        ToxiproxyServer.Builder builder = ToxiproxyServer.builder()
                .host(options.host().isEmpty() ? "0.0.0.0" : options.host())
                .port(HostPort.parse(":" + options.port()).port())
                .proxyMetrics(options.proxyMetrics())
                .runtimeMetrics(options.runtimeMetrics())
                .log(log);
        if (options.seed() != null) {
            builder.seed(options.seed());
        }
        ToxiproxyServer server = builder.start();
        StandaloneServer standalone = new StandaloneServer(server, log);
        standalone.populate(options);
        String address = HostPort.text(server.address());
        log.info("Starting Toxiproxy HTTP server", Map.of("address", address, "seed", Long.toString(server.seed())));
        return standalone;
    }

    private static EventLog log(String level, PrintStream out) {
        JsonLog.Threshold threshold =
                level == null || level.isEmpty() ? JsonLog.Threshold.TRACE : JsonLog.Threshold.named(level);
        EventLog log = new JsonLog(out, threshold == null ? JsonLog.Threshold.TRACE : threshold);
        if (threshold == null) {
            log.error(
                    "LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, panic and disabled",
                    Map.of("value", level));
        }
        return log;
    }

    /** A file that is wrong is logged only, as toxiproxy-server does. */
    private void populate(ServerOptions options) {
        if (options.config() == null) {
            return;
        }
        try {
            int number = server.proxies()
                    .populate(Requests.proxies(Files.readAllBytes(options.config())))
                    .size();
            log.info(
                    "Populated proxies from file",
                    Map.of("config", options.config().toString(), "proxies", Integer.toString(number)));
        } catch (IOException | ProxyException | PopulateException e) {
            log.error(
                    "Failed to populate proxies from file",
                    Map.of("config", options.config().toString(), "error", e.toString()));
        }
    }

    /** The server inside. */
    public ToxiproxyServer server() {
        return server;
    }

    @Override
    public void close() {
        log.info("Shutting down", Map.of());
        server.close();
    }
}
