package io.chaoskit.network;

import eu.rekawek.toxiproxy.ToxiproxyClient;
import io.chaoskit.proxy.ToxiproxyServer;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection to the Toxiproxy of a run: the embedded server, or one that runs already.
 *
 * @param client the client of toxiproxy-java
 * @param uri the address of the API
 * @param host the host of those proxies that listen on all addresses
 * @param timeout the timeout of calls
 * @param closing ends the server if it is ours
 */
record ToxiproxyConnection(ToxiproxyClient client, URI uri, String host, CallTimeout timeout, Runnable closing) {

    /** The advice for a Toxiproxy that cannot be used. */
    static final String OWN = "leave toxiproxy and " + Network.VARIABLE + " out to use the embedded server";

    private static final String REMEDY = "; see that it runs, or " + OWN;
    /** The oldest version that can be used: the first with reset_peer and limit_data. */
    private static final int[] OLDEST = {2, 5};

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");
    private static final Pattern NAMED_VERSION = Pattern.compile("\"version\": *\"([^\"]*)\"");

    /** The proxies that runs of this JVM have now: two runs would remove each other's faults. */
    private static final Set<Taken> TAKEN = ConcurrentHashMap.newKeySet();

    /** The server's name in messages. */
    String text() {
        return timeout.server();
    }

    /** A connection to the server at this address, or with null to a new one inside this JVM. */
    static ToxiproxyConnection of(URI uri, long seed) throws IOException {
        if (uri == null) {
            ToxiproxyServer server = ToxiproxyServer.builder().seed(seed).start();
            int port = server.address().getPort();
            return to("127.0.0.1", port, new CallTimeout("the embedded Toxiproxy", ""), server::close);
        }
        int port = uri.getPort() < 0 ? ToxiproxyServer.USUAL_PORT : uri.getPort();
        ToxiproxyConnection connection =
                to(uri.getHost(), port, new CallTimeout("Toxiproxy at " + uri, REMEDY), () -> {});
        connection.checkVersion();
        return connection;
    }

    private static ToxiproxyConnection to(String host, int port, CallTimeout timeout, Runnable closing) {
        URI uri = URI.create("http://" + host + ":" + port);
        return new ToxiproxyConnection(new ToxiproxyClient(host, port), uri, host, timeout, closing);
    }

    private void checkVersion() throws IOException {
        String version = timeout.call("report its version", client::version);
        Matcher numbers = VERSION.matcher(version);
        if (numbers.find()) {
            int major = Integer.parseInt(numbers.group(1));
            int minor = Integer.parseInt(numbers.group(2));
            if (major < OLDEST[0] || major == OLDEST[0] && minor < OLDEST[1]) {
                throw new IOException(text() + " must be " + OLDEST[0] + "." + OLDEST[1] + " or later, but is "
                        + numbers.group() + "; update it, or " + OWN);
            }
        }
    }

    /** The version that it reports: a number, or {@code git} when it was built from its source. */
    String version() throws IOException {
        String said = client.version();
        Matcher version = NAMED_VERSION.matcher(said);
        return version.find() ? version.group(1) : said;
    }

    /** Takes a proxy for one run, until {@link #giveBack}. */
    void take(ProxyDeclaration proxy) throws IOException {
        if (!TAKEN.add(key(proxy))) {
            throw new IOException(text() + " must have " + proxy.site().text()
                    + " for one run at a time, but another run of this JVM has it; rename one, or " + OWN);
        }
    }

    void giveBack(ProxyDeclaration proxy) {
        TAKEN.remove(key(proxy));
    }

    private Taken key(ProxyDeclaration proxy) {
        return new Taken(uri, proxy.name());
    }

    private record Taken(URI server, String proxy) {}
}
