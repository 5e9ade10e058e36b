package io.chaoskit.proxy.internal.address;

import io.netty.util.NetUtil;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code host:port} address, read as Go reads it, so that errors have Toxiproxy's words.
 *
 * @param host a name, an address without brackets, or empty for all addresses
 * @param port 0 to 65535
 */
public record HostPort(String host, int port) {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+:\\d+|\\[[^\\]]+]:\\d+");
    private static final Pattern NUMBER = Pattern.compile("([+-]?)0*(\\d*)");
    private static final int LARGEST_PORT = 65_535;

    private static final String PART = "(?:0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])";
    private static final Pattern IPV4 = Pattern.compile(PART + "(?:\\." + PART + "){3}");
    /** Names that end like this are read as numbers by some systems, such as {@code 127.1} or {@code 0x7f000001}. */
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?:[^:]*\\.)?(?:\\d+|0[xX][0-9a-fA-F]*)\\.?");

    /**
     * Reads an address.
     *
     * @param address {@code host:port}, {@code [v6]:port}, {@code :port}, or empty for any address and a free port; a port
     *     may be the name of a service
     * @throws AddressException if it is none of these
     */
    public static HostPort parse(String address) throws AddressException {
        if (address.isEmpty()) {
            return new HostPort("", 0);
        }
        int colon = address.lastIndexOf(':');
        if (colon < 0) {
            throw mistake(address, "missing port in address");
        }
        return new HostPort(host(address, colon), port(address.substring(colon + 1)));
    }

    private static String host(String address, int colon) throws AddressException {
        String host = address.substring(0, colon);
        if (host.startsWith("[")) {
            int close = address.indexOf(']');
            if (close < 0) {
                throw mistake(address, "missing ']' in address");
            }
            if (close != colon - 1) {
                throw mistake(address, close > colon ? "missing port in address" : "too many colons in address");
            }
            rejectBrackets(address, 1, close + 1);
            return host.substring(1, close);
        }
        if (host.indexOf(':') >= 0) {
            throw mistake(address, "too many colons in address");
        }
        rejectBrackets(address, 0, 0);
        return host;
    }

    private static void rejectBrackets(String address, int openFrom, int closeFrom) throws AddressException {
        if (address.indexOf('[', openFrom) >= 0) {
            throw mistake(address, "unexpected '[' in address");
        }
        if (address.indexOf(']', closeFrom) >= 0) {
            throw mistake(address, "unexpected ']' in address");
        }
    }

    private static int port(String text) throws AddressException {
        if (text.isEmpty()) {
            return 0;
        }
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return Services.port(text).orElseThrow(() -> mistake("tcp/" + text, "unknown port"));
        }
        String digits = number.group(2).isEmpty() ? "0" : number.group(2);
        boolean tooSmall = number.group(1).equals("-") && !digits.equals("0");
        if (tooSmall || digits.length() > 5 || Integer.parseInt(digits) > LARGEST_PORT) {
            throw mistake(text, "invalid port");
        }
        return Integer.parseInt(digits);
    }

    private static AddressException mistake(String address, String rule) {
        return new AddressException("address " + address + ": " + rule);
    }

    /** Whether an address needs no name lookup. */
    public static boolean isLiteral(String address) {
        return LITERAL.matcher(address).matches();
    }

    /** Whether it stands for all addresses of this host. */
    public boolean isWildcard() {
        return host.isEmpty() || host.equals("0.0.0.0") || host.equals("::");
    }

    /**
     * The addresses of the host, IPv4 first. May block on a name lookup.
     *
     * @throws AddressException if the host is not known
     */
    public List<InetSocketAddress> resolveAll() throws AddressException {
        if (ENDS_IN_NUMBER.matcher(host).matches() && !IPV4.matcher(host).matches()) {
            throw new AddressException("lookup " + host + ": no such host");
        }
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host.isEmpty() ? "localhost" : host);
            return Arrays.stream(addresses)
                    .sorted(Comparator.comparing(address -> !(address instanceof Inet4Address)))
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        } catch (UnknownHostException e) {
            throw new AddressException("lookup " + host + ": no such host", e);
        }
    }

    /**
     * The address in numbers, as text. May block on a name lookup.
     *
     * @throws AddressException if the host is not known
     */
    public String resolved() throws AddressException {
        return host.isEmpty() ? ":" + port : text(resolveAll().get(0));
    }

    /** An address as Go writes it. */
    public static String text(InetSocketAddress address) {
        String host = NetUtil.toAddressString(address.getAddress());
        boolean brackets = !(address.getAddress() instanceof Inet4Address);
        return (brackets ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
