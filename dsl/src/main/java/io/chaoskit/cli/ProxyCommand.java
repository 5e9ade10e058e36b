package io.chaoskit.cli;

import io.chaoskit.proxy.ToxiproxyServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code chaoskit proxy}: a server that does what Toxiproxy does, until a signal ends it. */
@Command(
        name = "proxy",
        description = {
            "Runs TCP proxies with faults: a server with the API and the options of toxiproxy-server 2.12.",
            "It logs one JSON object a line; the variable LOG_LEVEL says from which level on."
        },
        mixinStandardHelpOptions = true)
final class ProxyCommand implements Callable<Integer> {

    @Option(
            names = {"-host", "--host"},
            paramLabel = "HOST",
            description = "Where the API listens; localhost by default.")
    private String host = "localhost";

    @Option(
            names = {"-port", "--port"},
            paramLabel = "PORT",
            description = "Its port; 8474 by default, 0 for a free one.")
    private String port = Integer.toString(ToxiproxyServer.USUAL_PORT);

    @Option(
            names = {"-config", "--config"},
            paramLabel = "FILE",
            description = "A JSON array of proxies to begin with.")
    private Path config;

    @Option(
            names = {"-seed", "--seed"},
            paramLabel = "N",
            description = "What all random decisions of toxics follow from; drawn and logged by default.")
    private Long seed;

    @Option(
            names = {"-proxy-metrics", "--proxy-metrics"},
            description = "Shows the bytes that went through at /metrics.")
    private boolean proxyMetrics;

    @Option(
            names = {"-runtime-metrics", "--runtime-metrics"},
            description = "Shows what the process uses at /metrics.")
    private boolean runtimeMetrics;

    @Override
    public Integer call() throws MistakesFound, InterruptedException {
        ToxiproxyServer.Builder options = ToxiproxyServer.builder()
                .host(host)
                .port(port)
                .proxyMetrics(proxyMetrics)
                .runtimeMetrics(runtimeMetrics)
                .jsonLog(System.out, System.getenv("LOG_LEVEL"));
        if (config != null) {
            options.config(config);
        }
        if (seed != null) {
            options.seed(seed);
        }
        try (ToxiproxyServer server = options.start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "chaoskit-proxy-shutdown"));
            new CountDownLatch(1).await();
            return ExitCode.OK;
        } catch (IOException e) {
            throw MistakesFound.in("", e.getMessage(), "chaoskit proxy -port 0 takes a free one");
        }
    }
}
