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
 * A server to have proxies on, and what closes it.
 *
 * @param client speaks to it
 * @param uri of its API
 * @param host where its proxies are reached that listen on all addresses
 * @param guard makes calls to it
 * @param closing ends the server if it is ours
 */
record ToxiproxyServers(ToxiproxyClient client, URI uri, String host, Guard guard, Runnable closing) {

    /** What to do without a Toxiproxy that does what it shall. */
    static final String OWN = "leave toxiproxy and " + Network.VARIABLE + " out to use the embedded server";

    private static final String REMEDY = "; see that it runs, or " + OWN;
    private static final int USUAL_PORT = 8474;
    /** The first with reset_peer and limit_data that every later client knows. */
    private static final int[] OLDEST = {2, 5};

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");
    private static final Pattern NAMED_VERSION = Pattern.compile("\"version\": *\"([^\"]*)\"");

    /** The proxies that runs of this JVM have now: two runs would heal each other's. */
    private static final Set<URI> TAKEN = ConcurrentHashMap.newKeySet();

    /** What its name is in messages. */
    String text() {
        return guard.server();
    }

    /** The one at this address, or with none a new one inside this JVM. */
    static ToxiproxyServers of(URI uri, long seed) throws IOException {
        if (uri == null) {
            ToxiproxyServer server = ToxiproxyServer.builder().seed(seed).start();
            int port = server.address().getPort();
            return to("127.0.0.1", port, new Guard("the embedded Toxiproxy", ""), server::close);
        }
        int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
        ToxiproxyServers servers = to(uri.getHost(), port, new Guard("Toxiproxy at " + uri, REMEDY), () -> {});
        servers.checkVersion();
        return servers;
    }

    private static ToxiproxyServers to(String host, int port, Guard guard, Runnable closing) {
        URI uri = URI.create("http://" + host + ":" + port);
        return new ToxiproxyServers(new ToxiproxyClient(host, port), uri, host, guard, closing);
    }

    private void checkVersion() throws IOException {
        String version = guard.call("tell its version", client::version);
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

    /** What it says to be: a number, or {@code git} when it was built from its source. */
    String version() throws IOException {
        String said = client.version();
        Matcher version = NAMED_VERSION.matcher(said);
        return version.find() ? version.group(1) : said;
    }

    /** A call that toxiproxy-java does not make. */
    ToxiproxyCall call(String method, String path) {
        return new ToxiproxyCall(method, uri.resolve(path));
    }

    /** Has a proxy for one run, until that gives it back. */
    void take(ProxyDeclaration proxy) throws IOException {
        if (!TAKEN.add(key(proxy))) {
            throw new IOException(text() + " must have " + proxy.site().text()
                    + " for one run at a time, but another run of this JVM has it; rename one, or " + OWN);
        }
    }

    void giveBack(ProxyDeclaration proxy) {
        TAKEN.remove(key(proxy));
    }

    private URI key(ProxyDeclaration proxy) {
        return uri.resolve("/" + ToxiproxyCall.encoded(proxy.name()));
    }
}
