package io.chaoskit.proxy

import java.util.concurrent.TimeUnit

import static io.chaoskit.proxy.Toxiproxy.BOTH
import static io.chaoskit.proxy.Wire.END
import static io.chaoskit.proxy.Wire.NOTHING

/** Toxics that change the pace or the pieces of data: bandwidth and slicer. */
class PacingToxicsSpec extends ProxySpec {

    def "bandwidth holds its rate in pieces of 100 ms (#kind)"() {
        given:
        through(kind)
        toxic('bandwidth', rate: 100)
        def (client, upstream) = pair()

        when:
        long start = System.nanoTime()
        upstream.send('x' * 100_000).half()
        def first = client.timed(start)
        int rest = client.readAll().length
        def total = (System.nanoTime() - start) / 1e6

        then:
        first[0].length() % 10_000 == 0
        first[0].length() < 100_000
        about(first[1], 100)
        rest == 100_000 - first[0].length()
        about(total, 985)

        where:
        kind << BOTH
    }

    def "a low bandwidth passes what comes in 100 ms at a time (#kind)"() {
        given:
        through(kind)
        toxic('bandwidth', rate: 1)
        def (client, upstream) = pair()

        when:
        upstream.send('x' * 1050).half()
        def got = reads(client)*.length()

        then: 'a reader that is late gets several pieces at once'
        got.sum() == 1050
        got.size() > 2
        got.init().every { it % 100 == 0 }

        where:
        kind << BOTH
    }

    def "a bandwidth of nothing holds data and the end behind it (#kind)"() {
        given:
        through(kind)
        toxic('bandwidth', rate: 0)
        def (client, upstream) = pair()

        when:
        upstream.send('held').half()

        then:
        client.read(400) == NOTHING

        when:
        remove('bandwidth')

        then:
        client.read() == 'held'
        client.read() == END

        where:
        kind << BOTH
    }

    def "an update of bandwidth frees the whole chunk (#kind)"() {
        given:
        through(kind)
        toxic('bandwidth', rate: 1)
        def (client, upstream) = pair()
        upstream.send('x' * 30_000)
        def before = client.read().length()

        when:
        change('bandwidth', rate: 2)
        long start = System.nanoTime()
        LatencySpec.readUpTo(client, 30_000 - before)

        then: 'not 2,000 bytes a second'
        System.nanoTime() - start < TimeUnit.SECONDS.toNanos(12)

        where:
        kind << BOTH
    }

    def "slicer cuts as the real one: a single byte each, then the end (#kind)"() {
        given:
        through(kind)
        toxic('slicer', average_size: 1, size_variation: 0, delay: 100_000)
        def (client, upstream) = pair()

        when:
        upstream.send('abcdefgh').half()

        then:
        def got = reads(client)
        got.join() == 'abcdefgh'
        got.any { it.length() == 1 }
        got.size() > 3

        where:
        kind << BOTH
    }

    def "slicer halves, so pieces are smaller than the average (#kind)"() {
        given:
        through(kind)
        toxic('slicer', average_size: 10, size_variation: 3, delay: 100_000)
        def (client, upstream) = pair()

        when:
        upstream.send('x' * 60).half()
        def sizes = reads(client)*.length()

        then:
        sizes.sum() == 60
        sizes.size() in 3..10
        sizes.min() in 2..13

        where:
        kind << BOTH
    }

    def "removal of a slicer sends the rest in one piece (#kind)"() {
        given:
        through(kind)
        toxic('slicer', average_size: 1, size_variation: 0, delay: 20_000_000)
        def (client, upstream) = pair()
        upstream.send('x' * 50)
        def first = client.read()

        when:
        remove('slicer')

        then:
        first == 'x'
        client.read().length() == 49

        where:
        kind << BOTH
    }

    def "a reader that does not read stops the writer (#kind, #toxics)"() {
        given:
        through(kind)
        toxics.each { toxic(it, rate: 0) }
        def (client, upstream) = pair()

        expect:
        upstream.flood() < 20_000_000

        where:
        [kind, toxics] << [BOTH, [[], ['bandwidth']]].combinations()
    }

    /** What reads give up to the end of the stream. */
    static List<String> reads(Wire wire) {
        def all = []
        for (def got = wire.read(); got != END; got = wire.read()) {
            all << got
        }
        all
    }
}
