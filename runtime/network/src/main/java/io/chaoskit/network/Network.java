package io.chaoskit.network;

import io.chaoskit.model.Resource;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The proxies of a scenario. They exist from before the target is made until after it was closed, on a server inside this JVM
 * or on a running Toxiproxy. Declared by one thread; afterwards safe for all.
 *
 * <pre>{@code
 * Network network = new Network();
 * ProxyRef db = network.declare("db", "localhost:5432");
 * Scenario.builder("x").resource(network).inject(Injector.of(Toxics.latency(ofMillis(100))).withSites(List.of(db.site())))
 * }</pre>
 */
public final class Network implements Resource {

    /** The environment variable with the URL of a running Toxiproxy. */
    public static final String VARIABLE = "CHAOSKIT_TOXIPROXY";

    private final Map<String, ProxyDeclaration> declared = new LinkedHashMap<>();
    private final Set<LiveNetwork> live = ConcurrentHashMap.newKeySet();
    /** The run that a thread belongs to. Weak, since threads may outlive it. */
    private final ThreadLocal<WeakReference<LiveNetwork>> mine = new InheritableThreadLocal<>();

    private URI toxiproxy;

    /**
     * Declares a proxy that listens on a free port of 127.0.0.1.
     *
     * @param name unique in the scenario
     * @param upstream {@code host:port}
     * @return a reference, with the address during a run
     * @throws IllegalArgumentException if the name is taken or the address has no port
     */
    public ProxyRef declare(String name, String upstream) {
        return declare(new ProxyDeclaration(name, upstream, "", SourceLocation.UNKNOWN));
    }

    /**
     * Declares a proxy.
     *
     * @param declaration its name and addresses
     * @return a reference, with the address during a run
     * @throws IllegalArgumentException if the name is taken
     */
    public ProxyRef declare(ProxyDeclaration declaration) {
        if (declared.putIfAbsent(declaration.name(), declaration) != null) {
            throw new IllegalArgumentException(
                    "proxy names must be unique, but '" + declaration.name() + "' is there twice; rename one");
        }
        return ref(declaration.name());
    }

    /**
     * A reference to a proxy by its name.
     *
     * @param name need not be declared yet
     * @return a reference, with the address during a run
     */
    public ProxyRef ref(String name) {
        return new ProxyRef(this, name);
    }

    /**
     * Whether any proxy is declared.
     *
     * @return false when there is nothing to open
     */
    public boolean isEmpty() {
        return declared.isEmpty();
    }

    /**
     * Uses a running Toxiproxy instead of the server inside this JVM.
     *
     * @param url such as {@code http://localhost:8474}
     * @return this
     * @throws IllegalArgumentException if it is no URL with a host
     */
    public Network toxiproxy(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(mustBeUrl(url), e);
        }
        if (uri.getHost() == null || !"http".equals(uri.getScheme())) {
            throw new IllegalArgumentException(mustBeUrl(url));
        }
        toxiproxy = uri;
        return this;
    }

    private static String mustBeUrl(String url) {
        return "toxiproxy must be a URL such as http://localhost:8474, but was '" + url + "'";
    }

    @Override
    public AutoCloseable open(long seed) throws IOException {
        LiveNetwork opened = new LiveNetwork(this, ToxiproxyConnection.of(toxiproxy, seed), declared.values());
        live.add(opened);
        mine.set(new WeakReference<>(opened));
        try {
            opened.begin();
        } catch (IOException | RuntimeException e) {
            close(opened, e);
            throw e;
        }
        return opened;
    }

    private static void close(LiveNetwork opened, Exception because) {
        try {
            opened.close();
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    /** Forgets a run that is over. */
    void end(LiveNetwork opened) {
        live.remove(opened);
        mine.remove();
    }

    /** The proxies of the current thread's run, or of the only one. */
    LiveNetwork live(String asked) {
        WeakReference<LiveNetwork> own = mine.get();
        LiveNetwork current = own == null ? null : own.get();
        if (current != null && live.contains(current)) {
            return current;
        }
        List<LiveNetwork> all = List.copyOf(live);
        if (all.size() == 1) {
            return all.get(0);
        }
        String rule = all.isEmpty()
                ? "while the scenario runs, but it does not run"
                : "by a thread of the scenario while it runs " + all.size()
                        + " times at once, but this thread belongs to none of the runs";
        throw new IllegalStateException(asked + " must be used " + rule + "; for example in target create: { … }");
    }

    @Override
    public String text() {
        return "the proxies";
    }

    @Override
    public Set<String> proxies() {
        return Set.copyOf(declared.keySet());
    }

    /** A running Toxiproxy may have a proxy already; the server inside this JVM has none. */
    @Override
    public List<Mistake> mistakes() {
        return toxiproxy != null
                ? List.of()
                : declared.values().stream()
                        .filter(each -> each.upstream().isEmpty())
                        .map(each -> new Mistake(
                                each.at(),
                                each.site().text() + " must have an upstream, but has none",
                                "upstream 'localhost:5432'"))
                        .toList();
    }

    @Override
    public String proxyHint() {
        return "on a proxy there are latency, bandwidth, slowClose, timeout, slicer, limitData, resetPeer, packetLoss,"
                + " corruptData and down";
    }

    @Override
    public SourceLocation at() {
        return declared.values().stream().map(ProxyDeclaration::at).findFirst().orElse(SourceLocation.UNKNOWN);
    }
}
