package io.chaoskit.cli;

import io.chaoskit.proxy.ToxiproxyServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import picocli.CommandLine;

/** {@code chaoskit proxy}: a server that does what Toxiproxy does, until a signal ends it. */
final class ProxyCommand {

    private final CommandModel model = new CommandModel();
    private final Supplier<String> host =
            model.option("localhost", "HOST", "Where the API listens; localhost by default.", "-host", "--host");
    private final Supplier<String> port = model.option(
            Integer.toString(ToxiproxyServer.USUAL_PORT),
            "PORT",
            "Its port; 8474 by default, 0 for a free one.",
            "-port",
            "--port");
    private final Supplier<Path> config =
            model.option(Path.class, "FILE", "A JSON array of proxies to begin with.", "-config", "--config");
    private final Supplier<Long> seed = model.option(
            Long.class,
            "N",
            "What all random decisions of toxics follow from; drawn and logged by default.",
            "-seed",
            "--seed");
    private final Supplier<String> allowedHosts = model.option(
            "",
            "NAMES",
            "Names by which clients may call it besides addresses and localhost, separated by commas; * for any.",
            "-allowed-hosts",
            "--allowed-hosts");
    private final Supplier<Boolean> proxyMetrics =
            model.flag("Shows the bytes that went through at /metrics.", "-proxy-metrics", "--proxy-metrics");
    private final Supplier<Boolean> runtimeMetrics =
            model.flag("Shows what the process uses at /metrics.", "-runtime-metrics", "--runtime-metrics");

    CommandLine command() {
        return model.command(
                "proxy",
                this::run,
                "Runs TCP proxies with faults: a server with the API and the options of toxiproxy-server 2.12.",
                "It logs one JSON object a line; the variable LOG_LEVEL says from which level on.");
    }

    private int run() throws MistakesFound, InterruptedException {
        ToxiproxyServer.Builder options = ToxiproxyServer.builder()
                .host(host.get())
                .port(port.get())
                .allowedHosts(allowedHosts.get().split(","))
                .proxyMetrics(proxyMetrics.get())
                .runtimeMetrics(runtimeMetrics.get())
                .jsonLog(System.out, System.getenv("LOG_LEVEL"));
        if (config.get() != null) {
            options.config(config.get());
        }
        if (seed.get() != null) {
            options.seed(seed.get());
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
