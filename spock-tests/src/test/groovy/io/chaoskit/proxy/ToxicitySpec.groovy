package io.chaoskit.proxy

import java.net.http.HttpRequest
import java.net.http.HttpResponse

import static io.chaoskit.proxy.Toxiproxy.BOTH

class ToxicitySpec extends ProxySpec {

    def "#what draws anew: #draws (#kind)"() {
        given:
        through(kind)
        toxic([latency: latency], 'latency', name: 'a', toxicity: 0.5)
        def (client, upstream) = pair()

        when:
        def late = (1..16).collect {
            act.call(this)
            long start = System.nanoTime()
            upstream.send('x')
            client.timed(start)[1] >= latency
        }

        then:
        late.toSet().size() == (draws ? 2 : 1)

        where: 'what passes at once must not be taken for late'
        [kind, [what, draws, act]] << [BOTH, [
            ['nothing', false, { }],
            ['an update without a change', true, { it.change([:], 'a') }],
            ['a toxic added behind and removed', true, {
                it.toxic([:], 'noop')
                it.remove('noop')
            }],
            ['a toxic in the other direction', false, {
                it.toxic([:], 'noop', stream: 'upstream')
                it.remove('noop')
            }],
        ]].combinations()
        latency = draws ? 150 : 500
    }

    def "a share of the connections is hit, each direction by itself (#kind)"() {
        given:
        through(kind)
        toxic([bytes: 0], 'limit_data', toxicity: 0.3)

        when:
        int hit = (1..60).count {
            def (client, upstream) = pair()
            upstream.send('x')
            client.read() != 'x'
        }

        then:
        hit in 6..32

        where:
        kind << BOTH
    }

    def "the same seed hits the same connections and the same bytes"() {
        expect:
        2.times {
            assert outcome(7) == outcome(7)
        }
        outcome(7) != outcome(8)
    }

    private List<String> outcome(long seed) {
        def listening = new ServerSocket(0, 50, InetAddress.loopbackAddress)
        def server = ToxiproxyServer.builder().seed(seed).start()
        try {
            def proxy = server.proxies().create('p', '127.0.0.1:0', "127.0.0.1:$listening.localPort")
            int api = server.address().port
            def post = { String body ->
                assert Toxiproxy.HTTP.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:$api/proxies/p/toxics"))
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString()).statusCode() == 200
            }
            post('{"type":"limit_data","toxicity":0.5,"attributes":{"bytes":0}}')
            post('{"type":"corrupt","attributes":{"rate":0.3}}')
            int port = proxy.listen().split(':')[1] as int
            (1..20).collect {
                def client = Wire.connect(port)
                def upstream = new Wire(listening.accept())
                upstream.send('the quick brown fox').half()
                def got = client.readAll().toString()
                client.close()
                upstream.close()
                got
            }
        } finally {
            server.close()
            listening.close()
        }
    }
}
