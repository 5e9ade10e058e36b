// Hosts that are slow, refuse, reset or cannot be found, without a proxy and without a change of an address.
//
//     scripts/chaoskit run scripts/examples/host-rules.groovy
//
class Rates {

    private final Map<String, Double> known = [EUR: 1.0d]
    int fetched
    int stale

    double rate(String host, int port) {
        try {
            new Socket().withCloseable { it.connect(new InetSocketAddress(host, port), 1_000) }
            fetched++
            known.EUR = 1.0d + fetched / 1000
        } catch (IOException unavailable) {
            stale++
        }
        known.EUR
    }
}

def server = new ServerSocket(0, 50, InetAddress.loopbackAddress)
def accepting = Thread.startDaemon('rates server') {
    try {
        while (true) {
            server.accept().close()
        }
    } catch (SocketException closed) {
        return
    }
}

scenario('there is always a rate') {
    target new Rates()
    teardown { server.close(); accepting.join(10_000) }
    step('ask') { assert target.rate('localhost', server.localPort) >= 1 }

    inject network {
        host('localhost', server.localPort) { latency 1.ms; jitter 3.ms; refuse 0.2; reset 0.1; drop 0.1 }
    }

    assert target.fetched + target.stale == iteration
    assert noEscape()

    repeat 50
}
