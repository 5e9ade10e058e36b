package io.chaoskit.proxy.internal.address;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names of TCP ports: those of the system's file of services, and those that Go knows without it. */
final class Services {

    private static final Path FILE = Path.of("/etc/services");

    private static final Map<String, Integer> KNOWN = Map.ofEntries(
            Map.entry("domain", 53),
            Map.entry("ftp", 21),
            Map.entry("ftps", 990),
            Map.entry("gopher", 70),
            Map.entry("http", 80),
            Map.entry("https", 443),
            Map.entry("imap2", 143),
            Map.entry("imap3", 220),
            Map.entry("imaps", 993),
            Map.entry("pop3", 110),
            Map.entry("pop3s", 995),
            Map.entry("smtp", 25),
            Map.entry("submissions", 465),
            Map.entry("ssh", 22),
            Map.entry("telnet", 23));

    private Services() {}

    /** The port of a service, whose name may be in any case; nothing if there is none of that name. */
    static Optional<Integer> port(String name) {
        return Optional.ofNullable(OfSystem.PORTS.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Adds the services of lines such as {@code http 80/tcp www # World Wide Web}. */
    static Map<String, Integer> parse(List<String> lines) {
        Map<String, Integer> ports = new HashMap<>(KNOWN);
        for (String line : lines) {
            String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
            if (words.length > 1 && words[1].matches("\\d{1,5}/tcp")) {
                int port = Integer.parseInt(words[1].substring(0, words[1].indexOf('/')));
                for (int i = 0; i < words.length; i++) {
                    if (i != 1) {
                        ports.put(words[i], port);
                    }
                }
            }
        }
        return ports;
    }

    /** Read when the first name is looked up; a system without the file has the known ones only. */
    private static final class OfSystem {
        private static final Map<String, Integer> PORTS = parse(lines());

        private static List<String> lines() {
            try {
                return Files.readAllLines(FILE, StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
                return List.of();
            }
        }
    }
}
