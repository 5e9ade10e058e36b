package io.chaoskit.proxy

import java.util.concurrent.CopyOnWriteArrayList

import static io.chaoskit.proxy.Toxiproxy.BOTH
import static io.chaoskit.proxy.Wire.END
import static io.chaoskit.proxy.Wire.NOTHING
import static io.chaoskit.proxy.Wire.RESET

class ConnectionEndSpec extends ProxySpec {

    def "an upstream that refuses ends the client (#kind)"() {
        given:
        through(kind)
        closeUpstreamPort()

        expect:
        client().read() == END
        client().send('0123456789').read() in [RESET, END]

        where:
        kind << BOTH
    }

    def "a client that half-closes closes the upstream (#kind)"() {
        given:
        through(kind)
        def (client, upstream) = pair()

        when:
        client.send('req').half()

        then:
        upstream.read() == 'req'
        upstream.read() == END
        client.read() == END

        where:
        kind << BOTH
    }

    def "an upstream that half-closes closes the client (#kind)"() {
        given:
        through(kind)
        def (client, upstream) = pair()

        when:
        upstream.send('resp').half()

        then:
        client.read() == 'resp'
        client.read() == END
        upstream.read() == END

        where:
        kind << BOTH
    }

    def "a reset of the client is an end for the upstream (#kind)"() {
        given:
        through(kind)
        def (client, upstream) = pair()

        when:
        client.send('a')
        def first = upstream.read()
        client.reset()

        then:
        first == 'a'
        upstream.read() == END

        where:
        kind << BOTH
    }

    def "a reset of the upstream is an end for the client (#kind)"() {
        given:
        through(kind)
        def (client, upstream) = pair()

        when:
        upstream.send('a')
        def first = client.read()
        upstream.reset()

        then:
        first == 'a'
        client.read() == END

        where:
        kind << BOTH
    }

    def "#how ends both sides and refuses new clients (#kind)"() {
        given:
        through(kind)
        def (client, upstream) = pair()

        when:
        server.ok(method, "/proxies/$proxy", body)

        then:
        client.read() == END
        upstream.read() == END

        when:
        Wire.connect(port)

        then:
        thrown(ConnectException)

        where:
        [kind, [how, method, body]] << [BOTH, [['disabling', 'PATCH', '{"enabled":false}'], ['deleting', 'DELETE', null]]].combinations()
    }

    def "disabling loses what a toxic holds (#kind)"() {
        given:
        through(kind)
        toxic('latency', latency: 1000)
        def (client, upstream) = pair()
        upstream.send('held')

        when:
        disable()

        then:
        client.read() == END

        and: 'a reset when the kernel still had some of it'
        upstream.read() in [END, RESET]

        where:
        kind << BOTH
    }

    def "disabling delivers what the kernel has, and resets the writer (#kind)"() {
        given:
        through(kind)
        def (client, upstream) = pair()

        when:
        long written = upstream.flood()
        disable()
        long got = client.readAll().length

        then:
        got > 0
        got < written
        eventually { assert upstream.broken }

        where:
        kind << BOTH
    }

    def "another upstream closes connections, equal values keep them (#kind)"() {
        given:
        through(kind)
        def (client, upstream) = pair()
        def other = closing(new ServerSocket(0, 5, InetAddress.loopbackAddress))

        when:
        server.ok('PATCH', "/proxies/$proxy", /{"listen":"localhost:$port","upstream":"127.0.0.1:${upstreamPort()}"}/)

        then:
        client.read(200) == NOTHING

        when:
        server.ok('PATCH', "/proxies/$proxy", /{"upstream":"127.0.0.1:$other.localPort"}/)

        then:
        client.read() == END
        upstream.read() == END

        when:
        def next = this.client()
        closing(new Wire(other.accept())).send('hi')

        then:
        next.read() == 'hi'

        where:
        kind << BOTH
    }

    def "an upstream that hangs is silence, until it answers (#kind)"() {
        given:
        through(kind)
        def silent = hanging()
        server.ok('PATCH', "/proxies/$proxy", /{"upstream":"127.0.0.1:$silent.localPort"}/)

        when:
        def waiting = client().send('x')

        then:
        waiting.read(500) == NOTHING

        when: 'it takes those that wait, and ours is tried again by the kernel'
        def accepted = accepting(silent)

        then:
        eventually { assert accepted.any { it.read(100) == 'x' } }

        cleanup:
        accepted?.each { it.close() }

        where:
        kind << BOTH
    }

    private List<Wire> accepting(ServerSocket silent) {
        def accepted = new CopyOnWriteArrayList<Wire>()
        Thread.startDaemon('accepting') {
            try {
                while (true) {
                    accepted << new Wire(silent.accept())
                }
            } catch (SocketException ignored) {
                // Closed.
            }
        }
        accepted
    }
}
