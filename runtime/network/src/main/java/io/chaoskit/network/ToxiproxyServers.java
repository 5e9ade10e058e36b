package io.chaoskit.network;

import eu.rekawek.toxiproxy.ToxiproxyClient;
import io.chaoskit.proxy.ToxiproxyServer;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server to have proxies on, and what closes it.
 *
 * @param client speaks to it
 * @param host where its proxies are reached that listen on all addresses
 * @param text what it is, for messages
 * @param closing ends the server if it is ours
 */
record ToxiproxyServers(ToxiproxyClient client, String host, String text, Runnable closing) {

    private static final int USUAL_PORT = 8474;
    /** The first with reset_peer and limit_data that every later client knows. */
    private static final int[] OLDEST = {2, 5};

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");

    /** The one at this address, or with none a new one inside this JVM. */
    static ToxiproxyServers of(URI uri, long seed) throws IOException {
        if (uri == null) {
            ToxiproxyServer server = ToxiproxyServer.builder().seed(seed).start();
            ToxiproxyClient client =
                    new ToxiproxyClient("127.0.0.1", server.address().getPort());
            return new ToxiproxyServers(client, "127.0.0.1", "the embedded Toxiproxy", server::close);
        }
        int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
        ToxiproxyClient client = new ToxiproxyClient(uri.getHost(), port);
        ToxiproxyServers servers = new ToxiproxyServers(client, uri.getHost(), "Toxiproxy at " + uri, () -> {});
        servers.checkVersion();
        return servers;
    }

    private void checkVersion() throws IOException {
        String version = Guard.call(text, "tell its version", client::version);
        Matcher numbers = VERSION.matcher(version);
        if (numbers.find()) {
            int major = Integer.parseInt(numbers.group(1));
            int minor = Integer.parseInt(numbers.group(2));
            if (major < OLDEST[0] || major == OLDEST[0] && minor < OLDEST[1]) {
                throw new IOException(text + " must be " + OLDEST[0] + "." + OLDEST[1] + " or later, but is "
                        + numbers.group() + "; update it, or leave it out to use the embedded one");
            }
        }
    }
}
