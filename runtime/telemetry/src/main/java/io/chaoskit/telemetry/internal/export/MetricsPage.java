package io.chaoskit.telemetry.internal.export;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The page that Prometheus fetches, on 127.0.0.1. Safe for all threads. */
final class MetricsPage implements AutoCloseable {

    private static final String PATH = "/metrics";
    /** In case someone reads slowly; others wait for no more than one of them. */
    private static final int THREADS = 2;

    private static final int OK = 200;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NOT_FOUND = 404;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HttpServer server;
    private final ExecutorService threads;

    private MetricsPage(HttpServer server) {
        this.server = server;
        this.threads = Executors.newFixedThreadPool(THREADS, work -> own(work, "chaoskit-metrics"));
    }

    /** Opens it at a port; 0 for any that is free. */
    static MetricsPage at(int port) throws IOException {
        InetAddress local = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        MetricsPage page = new MetricsPage(HttpServer.create(new InetSocketAddress(local, port), 0));
        page.server.createContext("/", page::answer);
        page.server.setExecutor(page.threads);
        page.start();
        return page;
    }

    /** By its name a thread is known to be none of the code under test, which faults and checks are for. */
    private static Thread own(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** The server's first thread has a name of the JDK's, and inherits its group. */
    private void start() {
        ThreadGroup group = new ThreadGroup("chaoskit-metrics");
        Thread starter = new Thread(group, server::start, "chaoskit-metrics-start");
        starter.setDaemon(true);
        starter.start();
        join(starter);
        Thread[] started = new Thread[THREADS];
        int count = group.enumerate(started);
        for (int i = 0; i < count; i++) {
            started[i].setName("chaoskit-metrics-accept");
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            // A connection that is kept would look like one that the code under test has leaked.
            exchange.getResponseHeaders().set("Connection", "close");
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                say(exchange, NOT_FOUND, "text/plain; charset=utf-8", "there is only " + PATH + "\n");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                say(exchange, METHOD_NOT_ALLOWED, "text/plain; charset=utf-8", PATH + " is for GET\n");
            } else {
                String accepted = exchange.getRequestHeaders().getFirst("Accept");
                boolean openMetrics = accepted != null && accepted.contains("application/openmetrics-text");
                String type = openMetrics
                        ? "application/openmetrics-text; version=1.0.0; charset=utf-8"
                        : "text/plain; version=0.0.4; charset=utf-8";
                say(exchange, OK, type, registry.scrape(type));
            }
        }
    }

    private static void say(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        registry.close();
    }
}
