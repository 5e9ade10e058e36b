package io.chaoskit.internal.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names of sockets: what each is connected to or listens at, as Linux tells it. Ephemeral ports of our own end are left out, so
 * that connections to one server have one name.
 *
 * @see <a href="https://www.kernel.org/doc/html/latest/networking/proc_net_tcp.html">/proc/net/tcp</a>
 */
public final class SocketNames {

    private static final Path TABLES = Path.of("/proc/self/net");
    private static final String LISTENS = "0A";
    private static final String CLOSED_BY_PEER = "08";
    private static final int WORD = 4;

    /** One line of a table. */
    private record Row(String inode, String state, InetSocketAddress local, InetSocketAddress remote) {}

    private final Map<String, String> names = new HashMap<>();

    private SocketNames() {}

    /** Those of all sockets that there are now. */
    public static SocketNames now() throws IOException {
        SocketNames all = new SocketNames();
        List<Row> tcp = rows("tcp", "tcp6");
        Set<Integer> served = new HashSet<>();
        tcp.stream()
                .filter(row -> row.state().equals(LISTENS))
                .forEach(row -> served.add(row.local().getPort()));
        tcp.forEach(row -> all.names.put(row.inode(), tcp(row, served)));
        rows("udp", "udp6").forEach(row -> all.names.put(row.inode(), "udp socket at " + text(row.local())));
        for (String line : lines("unix")) {
            String[] fields = line.trim().split("\\s+", 8);
            if (fields.length == 8) {
                all.names.put(fields[6], "unix socket " + fields[7]);
            }
        }
        return all;
    }

    /** A descriptor as it is shown: {@code socket:[123]} by what it is connected to, others as they are. */
    public String of(String descriptor) {
        if (!descriptor.startsWith("socket:[")) {
            return descriptor.replaceAll(":\\[\\d+]$", "");
        }
        return names.getOrDefault(descriptor.substring("socket:[".length(), descriptor.length() - 1), "socket");
    }

    private static String tcp(Row row, Set<Integer> served) {
        if (row.state().equals(LISTENS)) {
            return "socket that listens at " + text(row.local());
        }
        if (row.remote().getPort() == 0) {
            return "socket";
        }
        String end = row.state().equals(CLOSED_BY_PEER) ? ", closed by its other end" : "";
        boolean accepted = served.contains(row.local().getPort());
        return (accepted ? "socket accepted at " + text(row.local()) : "socket connected to " + text(row.remote()))
                + end;
    }

    private static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private static List<Row> rows(String... tables) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String table : tables) {
            for (String line : lines(table)) {
                String[] fields = line.trim().split("\\s+");
                rows.add(new Row(fields[9], fields[3], address(fields[1]), address(fields[2])));
            }
        }
        return rows;
    }

    /** Without the line of titles; none where there is no such table. */
    private static List<String> lines(String table) throws IOException {
        Path file = TABLES.resolve(table);
        if (!Files.exists(file)) {
            return List.of();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.subList(Math.min(1, lines.size()), lines.size());
    }

    /** {@code 0100007F:1F90}, each four bytes in the order of the machine. */
    private static InetSocketAddress address(String hex) throws IOException {
        int colon = hex.indexOf(':');
        byte[] given = HexFormat.of().parseHex(hex.substring(0, colon));
        ByteBuffer bytes = ByteBuffer.allocate(given.length);
        for (int at = 0; at < given.length; at += WORD) {
            bytes.putInt(ByteBuffer.wrap(given, at, WORD)
                    .order(ByteOrder.nativeOrder())
                    .getInt());
        }
        // An IPv4 address within IPv6 becomes one.
        return new InetSocketAddress(
                InetAddress.getByAddress(bytes.array()), Integer.parseInt(hex.substring(colon + 1), 16));
    }
}
