package io.chaoskit.proxy.internal.server;

import java.nio.file.Path;

/**
 * The options of the stand-alone server, which are toxiproxy-server's.
 *
 * @param host of the API
 * @param port of the API
 * @param config a file with the JSON array of proxies to begin with, or null
 * @param seed of the random decisions, or null to draw one
 * @param proxyMetrics whether {@code /metrics} shows the traffic of the proxies
 * @param runtimeMetrics whether {@code /metrics} shows what the process uses
 */
public record ServerOptions(
        String host, String port, Path config, Long seed, boolean proxyMetrics, boolean runtimeMetrics) {

    /** The options when none is given. */
    public static final ServerOptions DEFAULT = new ServerOptions("localhost", "8474", null, null, false, false);
}
