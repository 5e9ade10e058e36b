package io.chaoskit.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Looks at the machine: ports of 127.0.0.1, and the encodings that the locale gives.
 *
 * @param properties of the system
 * @param ports opens a port of 127.0.0.1; 0 is any
 */
record MachineCheckup(Properties properties, Ports ports) {

    private static final int API = 8474;
    private static final String UTF_8 = "UTF-8";

    /** Opens ports. */
    @FunctionalInterface
    interface Ports {

        /** A port of 127.0.0.1 that is open. */
        AutoCloseable open(int port) throws IOException;
    }

    static MachineCheckup ofProcess() {
        return new MachineCheckup(
                System.getProperties(),
                port -> new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})));
    }

    List<Finding> findings() {
        List<Finding> all = new ArrayList<>();
        all.add(proxies());
        all.add(api());
        all.add(names());
        all.add(output());
        return all;
    }

    private Finding proxies() {
        return isFree(0)
                ? Finding.good("ports", "proxies can listen on 127.0.0.1")
                : Finding.bad(
                        "ports",
                        "nothing can listen on 127.0.0.1, as proxies in scenarios do",
                        "allow it in the sandbox or firewall, or name a Toxiproxy with CHAOSKIT_TOXIPROXY");
    }

    private Finding api() {
        return isFree(API)
                ? Finding.good("port " + API, "free for chaoskit proxy")
                : Finding.doubtful(
                        "port " + API, "taken, so that chaoskit proxy needs another", "chaoskit proxy -port 8475");
    }

    @SuppressWarnings("try") // the port is opened, not used
    private boolean isFree(int port) {
        try (AutoCloseable open = ports.open(port)) {
            return true;
        } catch (Exception taken) {
            return false;
        }
    }

    private Finding names() {
        String encoding = properties.getProperty(
                "sun.jnu.encoding", Charset.defaultCharset().name());
        return encoding.equalsIgnoreCase(UTF_8)
                ? Finding.good("locale", "file names and arguments are " + UTF_8)
                : Finding.doubtful(
                        "locale",
                        "file names and arguments are " + encoding + ", so that some cannot be named",
                        "set LC_ALL=C.UTF-8");
    }

    private Finding output() {
        Charset out = OwnStreams.charset(OwnStreams.OUT);
        return out.name().equalsIgnoreCase(UTF_8)
                ? Finding.good("output", out.name())
                : Finding.doubtful(
                        "output", out + " has no ✓, so that marks are shown in other letters", "set LC_ALL=C.UTF-8");
    }
}
