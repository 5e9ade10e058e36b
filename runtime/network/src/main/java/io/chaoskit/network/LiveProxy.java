package io.chaoskit.network;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import java.io.IOException;
import java.util.List;

/**
 * A proxy during a run. One that the server had already is used, and restored afterwards. Safe for all threads.
 *
 * <p>The names of ChaosKit's toxics have a prefix of their own, so that the next run can remove those that a run left behind which
 * could not end as it should, and keeps those of others.
 */
final class LiveProxy {

    /** The prefix of the names of our toxics. */
    static final String OURS = "chaoskit-";

    /** A toxic that does nothing, and says that the proxy is disabled because of us. */
    private static final String CUT = OURS + "down";

    private final ToxiproxyConnection server;
    private final ProxyDeclaration declaration;
    private Proxy proxy;
    private ProxyToxics toxics;
    private boolean taken;
    private boolean ours;
    private String upstreamBefore;
    private String listenBefore;
    private boolean enabledBefore;
    private int cuts;

    LiveProxy(ToxiproxyConnection server, ProxyDeclaration declaration) {
        this.server = server;
        this.declaration = declaration;
    }

    private <T> T call(String purpose, CallTimeout.Call<T> call) throws IOException {
        return server.timeout().call(purpose + " " + declaration.site().text(), call);
    }

    void begin() throws IOException {
        server.take(declaration);
        taken = true;
        Proxy present = call(
                "look for",
                () -> server.client().getProxies().stream()
                        .filter(each -> each.getName().equals(declaration.name()))
                        .findFirst()
                        .orElse(null));
        if (present == null) {
            create();
        } else {
            adopt(present);
        }
    }

    private void create() throws IOException {
        if (declaration.upstream().isEmpty()) {
            throw new IOException(declaration.site().text() + " must have an upstream, because " + server.text()
                    + " has no proxy of that name; proxy('" + declaration.name() + "') { upstream 'localhost:5432' }");
        }
        String listen = declaration.listen().isEmpty() ? ProxyDeclaration.ANYWHERE : declaration.listen();
        use(call("create", () -> server.client().createProxy(declaration.name(), listen, declaration.upstream())));
        ours = true;
    }

    private void use(Proxy used) {
        proxy = used;
        toxics = new ProxyToxics(server, declaration.name(), used.toxics());
    }

    private void adopt(Proxy present) throws IOException {
        use(present);
        upstreamBefore = present.getUpstream();
        listenBefore = present.getListen();
        boolean healed = call("heal", this::heal);
        enabledBefore = present.isEnabled() || healed;
        call("set up", () -> {
            if (!declaration.upstream().isEmpty() && !declaration.upstream().equals(upstreamBefore)) {
                proxy.setUpstream(declaration.upstream());
            }
            if (!declaration.listen().isEmpty() && !declaration.listen().equals(listenBefore)) {
                proxy.setListen(declaration.listen());
            }
            if (!proxy.isEnabled()) {
                proxy.enable();
            }
            return null;
        });
    }

    /** Removes the toxics that an earlier run left behind, and returns whether it had cut the proxy. */
    private boolean heal() throws IOException {
        List<String> left =
                toxics.names().stream().filter(name -> name.startsWith(OURS)).toList();
        for (String name : left) {
            toxics.remove(name);
        }
        return left.contains(CUT);
    }

    /** The host to connect to: where it listens, or the server's when that is everywhere. */
    String host() {
        String host = proxy.getListen().substring(0, proxy.getListen().lastIndexOf(':'));
        return List.of("[::]", "0.0.0.0", "").contains(host) ? server.host() : host;
    }

    int port() {
        return Integer.parseInt(proxy.getListen().substring(proxy.getListen().lastIndexOf(':') + 1));
    }

    /** Adds a toxic; closing the result removes it. */
    AutoCloseable add(ToxicEffect.Toxic toxic, ProxyToxics.Settings settings) throws IOException {
        call("put a toxic on", () -> {
            toxic.addTo(toxics, settings);
            return null;
        });
        return () -> call("take a toxic off", () -> {
            toxics.remove(settings.name());
            return null;
        });
    }

    /** Cuts all connections and rejects new ones, until the result is closed. */
    synchronized AutoCloseable cut() throws IOException {
        if (cuts == 0) {
            call("cut", () -> {
                proxy.toxics().latency(CUT, ToxicDirection.DOWNSTREAM, 0);
                proxy.disable();
                return null;
            });
        }
        cuts++;
        return this::endCut;
    }

    private synchronized void endCut() throws IOException {
        cuts--;
        if (cuts == 0) {
            call("heal", () -> {
                proxy.enable();
                toxics.remove(CUT);
                return null;
            });
        }
    }

    /** Removes the proxy, or restores it. */
    void close() throws IOException {
        try {
            if (proxy != null) {
                call("restore", () -> {
                    if (ours) {
                        proxy.delete();
                    } else {
                        restore();
                    }
                    return null;
                });
            }
        } finally {
            if (taken) {
                server.giveBack(declaration);
            }
        }
    }

    private void restore() throws IOException {
        heal();
        if (!proxy.getUpstream().equals(upstreamBefore)) {
            proxy.setUpstream(upstreamBefore);
        }
        if (!proxy.getListen().equals(listenBefore)) {
            proxy.setListen(listenBefore);
        }
        if (!enabledBefore) {
            proxy.disable();
        }
    }
}
