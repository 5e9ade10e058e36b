package io.chaoskit.proxy

import io.chaoskit.ChaosSpec

/** The base of specifications of what happens on connections, against the embedded server and the real one. */
abstract class ProxySpec extends ChaosSpec {

    protected final List<AutoCloseable> opened = []
    private ServerSocket listening

    final String proxy = 'db'
    Toxiproxy server
    int port

    def cleanup() {
        opened.reverseEach { it.close() }
    }

    /** Once for all features: a leak is found by a collection of the whole heap. */
    def cleanupSpec() {
        assert LeakRecorder.on
        assert LeakRecorder.leaks() == []
    }

    /** Starts a server of this kind, with a proxy to an upstream that accepts by hand. */
    void through(String kind) {
        server = closing(Toxiproxy.start(kind))
        listening = closing(new ServerSocket(0, 50, InetAddress.loopbackAddress))
        port = server.proxy(proxy, listening.localPort)
    }

    void toxic(Map<String, ?> named, Map<String, ?> attributes = null, String type) {
        add(attributes == null ? named : attributes, type, attributes == null ? [:] : named)
    }

    private void add(Map<String, ?> attributes, String type, Map<String, ?> more) {
        server.toxic(proxy, more.name ?: type, type, json(attributes), more.stream ?: 'downstream',
            more.containsKey('toxicity') ? more.toxicity : 1)
    }

    void change(Map<String, ?> attributes, String toxic) {
        server.change(proxy, toxic, json(attributes))
    }

    private static String json(Map<String, ?> attributes) {
        attributes.collect { key, value -> /"$key":$value/ }.join(',')
    }

    void remove(String toxic) {
        server.remove(proxy, toxic)
    }

    void disable() {
        server.disable(proxy)
    }

    Wire client() {
        closing(Wire.connect(port))
    }

    Wire upstream() {
        listening.soTimeout = 60_000
        closing(new Wire(listening.accept()))
    }

    /** A client, and its connection as the upstream has it. */
    List<Wire> pair() {
        [client(), upstream()]
    }

    void closeUpstreamPort() {
        listening.close()
    }

    int upstreamPort() {
        listening.localPort
    }

    /** An upstream whose backlog is full: it answers nobody who connects. */
    ServerSocket hanging() {
        def silent = closing(new ServerSocket(0, 1, InetAddress.loopbackAddress))
        3.times {
            def socket = closing(new Socket())
            try {
                socket.connect(new InetSocketAddress('127.0.0.1', silent.localPort), 200)
            } catch (SocketTimeoutException ignored) {
                // Full.
            }
        }
        silent
    }

    protected <T extends AutoCloseable> T closing(T resource) {
        opened << resource
        resource
    }

    /**
     * Whether a time is what it should be: never early, and on a machine that may be busy late by any time that is not for ever. It
     * must be counted from before whatever starts it.
     */
    static boolean about(Number millis, Number expected, Number late = 45_000) {
        millis >= expected - 5 && millis <= expected + late
    }
}
