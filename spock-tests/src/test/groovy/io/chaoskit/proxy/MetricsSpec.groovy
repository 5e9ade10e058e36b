package io.chaoskit.proxy

import io.chaoskit.proxy.internal.metrics.Traffic
import io.chaoskit.proxy.internal.toxic.Direction

import java.time.Duration

import static io.chaoskit.proxy.Toxiproxy.BOTH
import static io.chaoskit.proxy.Toxiproxy.EMBEDDED
import static io.chaoskit.proxy.Wire.END

class MetricsSpec extends ProxySpec {

    def "counts bytes of links when they have ended (#kind)"() {
        given:
        through(kind)
        def (client, upstream) = pair()
        client.send('x' * 100)
        upstream.read()
        upstream.send('y' * 50)
        client.read()

        expect:
        series() == []

        when:
        client.close()
        assert upstream.read() == END
        upstream.close()

        then:
        eventually {
            assert series() == ['received downstream 50', 'received upstream 100', 'sent downstream 50', 'sent upstream 100']
        }

        when:
        toxic('limit_data', bytes: 10)
        def (second, other) = pair()
        other.send('z' * 25)
        assert second.readAll().length == 10
        other.close()

        then:
        eventually {
            assert series() == ['received downstream 75', 'received upstream 100', 'sent downstream 60', 'sent upstream 100']
        }
        page().contains('# HELP toxiproxy_proxy_sent_bytes_total \n# TYPE toxiproxy_proxy_sent_bytes_total counter\n')

        where:
        kind << BOTH
    }

    def "a server without the option has no metrics"() {
        given:
        def server = closing(ToxiproxyServer.start())

        expect:
        new URL("http://127.0.0.1:${server.address().port}/metrics").openConnection().responseCode == 404
    }

    def "the process metrics tell of this process"() {
        given:
        def server = closing(ToxiproxyServer.builder().runtimeMetrics(true).start())

        when:
        def page = new URL("http://127.0.0.1:${server.address().port}/metrics").text

        then:
        page =~ /(?m)^process_open_fds \d/
        page =~ /(?m)^jvm_threads \d/
    }

    def "the counts of deleted proxies stay for ten minutes, and those of the last thousand"() {
        given:
        def traffic = new Traffic()
        def series = { String proxy -> new Traffic.Series(Direction.UPSTREAM, '127.0.0.1:1', proxy, 'up:1') }
        def shown = { traffic.counts().keySet()*.proxy() as Set }
        traffic.add(series('stays'), 1, 1)

        when:
        3_000.times {
            traffic.add(series("p$it"), 1, 1)
            traffic.forget("p$it", it)
        }

        then:
        shown() == (['stays'] + (2_000..2_999).collect { "p$it".toString() }) as Set

        when: 'one is made again, and time passes'
        traffic.add(series('p2500'), 1, 1)
        traffic.add(series('last'), 1, 1)
        traffic.forget('last', Duration.ofMinutes(11).toNanos())

        then:
        shown() == ['stays', 'p2500', 'last'] as Set
        traffic.counts()[series('p2500')].received() == 2
    }

    def "a connection that ends because its proxy is deleted is counted before that is answered"() {
        given:
        through(EMBEDDED)
        20.times {
            def (client, upstream) = pair()
            client.send('x')
            upstream.read()
        }

        when:
        server.server.proxies().delete(proxy)

        then:
        series().sort() == ['received downstream 0', 'received upstream 20', 'sent downstream 0', 'sent upstream 20']
    }

    private String page() {
        server.call('GET', '/metrics').body()
    }

    private List<String> series() {
        page().readLines().findAll { it.startsWith('toxiproxy_proxy_') && it.contains(/proxy="$proxy"/) }
            .collect { (it =~ /toxiproxy_proxy_(\w+)_bytes_total\{direction="(\w+)",.*} (\S+)/)[0].drop(1).join(' ') }
    }
}
