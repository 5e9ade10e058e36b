package io.chaoskit.proxy.internal.address;

import java.util.Locale;
import java.util.Map;

/** The names of services that may stand for a port: those that Go knows on every machine. */
final class Services {

    private static final Map<String, Integer> PORTS = Map.ofEntries(
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

    /** The port, or null when there is no such service. */
    static Integer portOf(String name) {
        return PORTS.get(name.toLowerCase(Locale.ROOT));
    }
}
