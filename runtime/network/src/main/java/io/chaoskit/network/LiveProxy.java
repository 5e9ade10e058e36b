package io.chaoskit.network;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.model.Toxic;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import java.io.IOException;
import java.util.List;

/**
 * A proxy while a run is on. One that the server had already is used, and restored to what it was. Safe for all threads.
 *
 * <p>Everything that ChaosKit puts on a proxy has a name of its own, so that what a run left behind that could not end as it
 * should is told from what others have put there.
 */
final class LiveProxy {

    /** What the names of our toxics begin with. */
    static final String OURS = "chaoskit-";

    /** A toxic that does nothing, and says that the proxy is disabled because of us. */
    private static final String CUT = OURS + "down";

    private final ToxiproxyServers server;
    private final ProxyDeclaration declaration;
    private Proxy proxy;
    private boolean ours;
    private String upstreamBefore;
    private String listenBefore;
    private boolean enabledBefore;
    private int cuts;
    private Toxic mark;

    LiveProxy(ToxiproxyServers server, ProxyDeclaration declaration) {
        this.server = server;
        this.declaration = declaration;
    }

    private <T> T call(String purpose, Guard.Call<T> call) throws IOException {
        return Guard.call(server.text(), purpose + " " + declaration.site().text(), call);
    }

    void begin() throws IOException {
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
        proxy = call("create", () -> server.client().createProxy(declaration.name(), listen, declaration.upstream()));
        ours = true;
    }

    private void adopt(Proxy present) throws IOException {
        proxy = present;
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

    /** Takes off what a run before left behind, and says whether it had cut the proxy. */
    private boolean heal() throws IOException {
        List<? extends Toxic> left = proxy.toxics().getAll().stream()
                .filter(toxic -> toxic.getName().startsWith(OURS))
                .toList();
        for (Toxic toxic : left) {
            toxic.remove();
        }
        return left.stream().anyMatch(toxic -> toxic.getName().equals(CUT));
    }

    /** The host to connect to: where it listens, or the server's when that is everywhere. */
    String host() {
        String host = proxy.getListen().substring(0, proxy.getListen().lastIndexOf(':'));
        return List.of("[::]", "0.0.0.0", "").contains(host) ? server.host() : host;
    }

    int port() {
        return Integer.parseInt(proxy.getListen().substring(proxy.getListen().lastIndexOf(':') + 1));
    }

    /** Puts a toxic on, and returns what takes it off. */
    AutoCloseable add(ToxicMaker maker, String name) throws IOException {
        Toxic toxic = call("put a toxic on", () -> maker.add(proxy.toxics(), OURS + name));
        return () -> call("take a toxic off", () -> {
            toxic.remove();
            return null;
        });
    }

    /** Cuts all connections and refuses new ones, and returns what heals that. */
    synchronized AutoCloseable cut() throws IOException {
        if (cuts == 0) {
            mark = call("cut", () -> {
                Toxic cut = proxy.toxics().latency(CUT, ToxicDirection.DOWNSTREAM, 0);
                proxy.disable();
                return cut;
            });
        }
        cuts++;
        return this::mend;
    }

    private synchronized void mend() throws IOException {
        cuts--;
        if (cuts == 0) {
            call("heal", () -> {
                proxy.enable();
                mark.remove();
                return null;
            });
        }
    }

    /** Takes it away, or restores it. */
    void close() throws IOException {
        if (proxy == null) {
            return;
        }
        call("restore", () -> {
            if (ours) {
                proxy.delete();
            } else {
                restore();
            }
            return null;
        });
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
