package io.chaoskit.proxy

import eu.rekawek.toxiproxy.ToxiproxyClient
import eu.rekawek.toxiproxy.model.ToxicDirection

import static io.chaoskit.proxy.Toxiproxy.BOTH

/** Every call of toxiproxy-java, which knows nothing of us. */
class ToxiproxyJavaSpec extends ProxySpec {

    ToxiproxyClient client

    private void connect(String kind) {
        through(kind)
        client = new ToxiproxyClient('127.0.0.1', server.port)
    }

    def "creates, shows, changes and deletes proxies (#kind)"() {
        given:
        connect(kind)

        when:
        def made = client.createProxy('made', '127.0.0.1:0', '127.0.0.1:1')

        then:
        made.name == 'made'
        made.upstream == '127.0.0.1:1'
        made.enabled
        client.proxies*.name.sort() == ['db', 'made']
        client.getProxy('made').listen == made.listen
        client.getProxyOrNull('nobody') == null

        when:
        made.disable()
        made.upstream = '127.0.0.1:2'
        made.listen = '127.0.0.1:0'

        then:
        !made.enabled
        client.getProxy('made').upstream == '127.0.0.1:2'

        when:
        made.enable()
        client.reset()

        then:
        made.enabled
        client.version() =~ /"version"/

        when:
        made.delete()

        then:
        client.proxies*.name == ['db']

        where:
        kind << BOTH
    }

    def "tells a refusal in the words of the server (#kind)"() {
        given:
        connect(kind)

        when:
        client.createProxy('db', '127.0.0.1:0', '127.0.0.1:1')

        then:
        def refusal = thrown(IOException)
        refusal.message == '[409] proxy already exists'

        where:
        kind << BOTH
    }

    def "adds, shows, changes and removes each toxic (#kind)"() {
        given:
        connect(kind)
        def toxics = client.getProxy('db').toxics()

        when:
        def latency = toxics.latency('la', ToxicDirection.DOWNSTREAM, 100).setLatency(5).setJitter(3)
        def bandwidth = toxics.bandwidth('ba', ToxicDirection.UPSTREAM, 10).setRate(20)
        def slowClose = toxics.slowClose('sc', ToxicDirection.DOWNSTREAM, 10).setDelay(30)
        def timeout = toxics.timeout('ti', ToxicDirection.DOWNSTREAM, 10).setTimeout(40)
        def slicer = toxics.slicer('sl', ToxicDirection.UPSTREAM, 10, 5).setAverageSize(50).setSizeVariation(6).setDelay(7)
        def limitData = toxics.limitData('li', ToxicDirection.DOWNSTREAM, 10).setBytes(60)
        def resetPeer = toxics.resetPeer('re', ToxicDirection.DOWNSTREAM, 10).setTimeout(70)
        latency.setToxicity(0.25f)

        then:
        [latency.latency, latency.jitter, latency.toxicity] == [5L, 3L, 0.25f]
        [bandwidth.rate, slowClose.delay, timeout.timeout] == [20L, 30L, 40L]
        [slicer.averageSize, slicer.sizeVariation, slicer.delay] == [50L, 6L, 7L]
        [limitData.bytes, resetPeer.timeout] == [60L, 70L]
        toxics.all*.name.toSet() == ['ba', 'sl', 'la', 'sc', 'ti', 'li', 're'] as Set
        toxics.get('sl').stream == ToxicDirection.UPSTREAM

        when:
        toxics.all*.remove()

        then:
        toxics.all == []

        where:
        kind << BOTH
    }
}
