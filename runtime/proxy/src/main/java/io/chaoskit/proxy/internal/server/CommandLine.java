package io.chaoskit.proxy.internal.server;

import io.chaoskit.proxy.ToxiproxyServer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The options of toxiproxy-server, read as Go reads flags: one dash or two, a value behind {@code =} or a space. */
final class CommandLine {

    static final String USAGE = """
        Usage of chaoskit-proxy:
          -allowed-hosts string
                Names by which clients may call the API besides addresses and localhost, separated by commas; * for any
          -config string
                JSON file containing proxies to create on startup
          -host string
                Host for toxiproxy's API to listen on (default "localhost")
          -port string
                Port for toxiproxy's API to listen on (default "8474")
          -proxy-metrics
                Enable toxiproxy-specific prometheus metrics (default false)
          -runtime-metrics
                Enable runtime-related prometheus metrics (default false)
          -seed int
                Seed for randomizing toxics with (default: drawn and logged)
          -version
                Return the version (default false)
        """;

    private static final String INTEGER = "[+-]?\\d{1,18}";

    private final Deque<String> rest;
    private Wish wish = Wish.RUN;
    private final ToxiproxyServer.Builder options =
            ToxiproxyServer.builder().host("localhost").port(ToxiproxyServer.USUAL_PORT);
    private String mistake;

    private CommandLine(String... arguments) {
        rest = new ArrayDeque<>(List.of(arguments));
    }

    static CommandLine parse(String... arguments) {
        CommandLine line = new CommandLine(arguments);
        while (line.wish == Wish.RUN
                && !line.rest.isEmpty()
                && line.rest.element().startsWith("-")) {
            line.readFlag();
        }
        return line;
    }

    /** The action that was asked for. */
    Wish wish() {
        return wish;
    }

    /** The settings of the server. */
    ToxiproxyServer.Builder options() {
        return options;
    }

    /** The mistake in the call, or null. */
    String mistake() {
        return mistake;
    }

    private void readFlag() {
        String[] flag = rest.pop().replaceFirst("--?", "").split("=", 2);
        String value = flag.length == 2 ? flag[1] : null;
        switch (flag[0]) {
            case "h", "help" -> wish = Wish.HELP;
            case "version" -> wish = Wish.VERSION;
            case "proxy-metrics", "runtime-metrics" -> set(flag[0], value == null ? "true" : value);
            case "host", "port", "config", "seed", "allowed-hosts" -> setValue(flag[0], value);
            default -> reject("flag provided but not defined: -" + flag[0]);
        }
    }

    private void setValue(String name, String attached) {
        String value = attached == null ? rest.poll() : attached;
        if (value == null) {
            reject("flag needs an argument: -" + name);
        } else if (name.equals("seed") && !value.matches(INTEGER)) {
            reject("invalid value \"" + value + "\" for flag -seed: parse error");
        } else {
            set(name, value);
        }
    }

    private void reject(String text) {
        wish = Wish.MISTAKE;
        mistake = text;
    }

    private void set(String name, String value) {
        switch (name) {
            case "host" -> options.host(value);
            case "port" -> options.port(value);
            case "config" -> options.config(Path.of(value));
            case "allowed-hosts" -> options.allowedHosts(value.split(","));
            case "seed" -> options.seed(Long.parseLong(value));
            case "proxy-metrics" -> options.proxyMetrics(Boolean.parseBoolean(value));
            default -> options.runtimeMetrics(Boolean.parseBoolean(value));
        }
    }

    enum Wish {
        RUN,
        HELP,
        VERSION,
        MISTAKE
    }
}
