package io.chaoskit.proxy.internal.server;

import io.chaoskit.proxy.ToxiproxyServer;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** The main class of the stand-alone jar: {@code java -jar chaoskit-proxy-standalone.jar}, with toxiproxy-server's options. */
public final class StandaloneServer {

    private static final int MISTAKE = 2;

    private StandaloneServer() {}

    /**
     * Runs until a signal ends it. The exit code is 0 then, 1 if the API cannot listen, and 2 for a mistake in the options.
     *
     * @param arguments see {@code -help}
     */
    public static void main(String[] arguments) throws InterruptedException {
        CommandLine line = CommandLine.parse(arguments);
        switch (line.wish()) {
            case HELP -> System.out.print(CommandLine.USAGE);
            case VERSION -> System.out.println("toxiproxy-server version " + ToxiproxyServer.VERSION);
            case MISTAKE -> {
                System.err.println(line.mistake());
                System.err.print(CommandLine.USAGE);
                System.exit(MISTAKE);
            }
            case RUN -> run(line.options());
        }
    }

    private static void run(ToxiproxyServer.Builder options) throws InterruptedException {
        try {
            ToxiproxyServer server =
                    options.jsonLog(System.out, System.getenv("LOG_LEVEL")).start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server), "chaoskit-proxy-shutdown"));
            new CountDownLatch(1).await();
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** A signal is the usual way to end a server, so that the exit code is 0 and not the signal's. */
    private static void end(ToxiproxyServer server) {
        server.close();
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
