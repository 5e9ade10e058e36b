package io.chaoskit.proxy

import java.util.concurrent.locks.LockSupport

import static io.chaoskit.proxy.Toxiproxy.BOTH
import static io.chaoskit.proxy.Wire.END
import static io.chaoskit.proxy.Wire.NOTHING

class LatencySpec extends ProxySpec {

    def "delays data of its direction, and not the end behind it (#kind)"() {
        given:
        through(kind)
        toxic('latency', latency: 300)
        def (client, upstream) = pair()

        when:
        long start = System.nanoTime()
        upstream.send('a')
        def (got, millis) = client.timed(start)

        then:
        got == 'a'
        about(millis, 300)

        when:
        client.send('b')

        then:
        upstream.read() == 'b'

        when:
        start = System.nanoTime()
        upstream.send('x').half()
        def (last, lastMillis) = client.timed(start)

        then:
        last == 'x'
        about(lastMillis, 300)
        client.read() == END

        where:
        kind << BOTH
    }

    def "does not delay an end without data (#kind)"() {
        given:
        through(kind)
        toxic('latency', latency: 600_000)
        def (client, upstream) = pair()

        when:
        upstream.half()

        then:
        client.read() == END

        where:
        kind << BOTH
    }

    def "an update frees what is held, and delays the rest from its reading (#kind)"() {
        given:
        through(kind)
        toxic('slicer', average_size: 1, size_variation: 0, delay: 0)
        toxic('latency', latency: 600_000)
        def (client, upstream) = pair()
        long start = System.nanoTime()
        upstream.send('abc')
        assert client.read(100) == NOTHING

        when:
        change('latency', latency: 6000)
        def (first, soon) = client.timed(start)
        def (second, late) = client.timed(start)

        then: 'one is held, and those behind it have not begun to wait'
        first == 'a'
        soon < 6000
        second in ['b', 'bc']
        about(late, 6000)

        where:
        kind << BOTH
    }

    def "removal frees all that waits, in order, and keeps the connection (#kind)"() {
        given:
        through(kind)
        def (client, upstream) = pair()
        toxic('latency', latency: 600_000)
        ['q1', 'q2', 'q3'].each {
            upstream.send(it)
            client.read(30)
        }

        when:
        remove('latency')

        then:
        readUpTo(client, 6) == 'q1q2q3'
        client.read(100) == NOTHING

        where:
        kind << BOTH
    }

    def "two latencies add up for the first chunk of a burst, and less and less for the later ones (#kind)"() {
        given:
        through(kind)
        toxic([latency: 1000], 'latency', name: 'one')
        toxic([latency: 1000], 'latency', name: 'two')
        def (client, upstream) = pair()
        def sentAt = []
        def sender = Thread.startDaemon {
            150.times {
                sentAt << System.nanoTime()
                upstream.send('x')
                LockSupport.parkNanos(5_000_000)
            }
        }

        when:
        def delays = []
        while (delays.size() < 150) {
            def got = client.read()
            got.length().times { delays << (System.nanoTime() - sentAt[delays.size()]).intdiv(1_000_000) }
        }
        sender.join()

        then:
        delays[0] >= 1995
        delays.drop(120).min() < 1995
        delays.min() >= 995

        where:
        kind << BOTH
    }

    def "#count latencies of #latency ms let data pass, in order (#kind)"() {
        given:
        through(kind)
        count.times { toxic([latency: latency], 'latency', name: "l$it") }
        def (client, upstream) = pair()

        when:
        def sent = ('a'..'f').each { upstream.send(it) }.join()

        then:
        readUpTo(client, sent.length()) == sent

        where: 'each doubles the age that the next one sees'
        [kind, count, latency] << [BOTH, [50, 200], [0, 1]].combinations()
    }

    def "jitter spreads delays and keeps the order (#kind)"() {
        given:
        through(kind)
        toxic('latency', latency: 100, jitter: 50)
        def (client, upstream) = pair()

        when:
        def delays = (1..12).collect {
            long start = System.nanoTime()
            upstream.send('x')
            client.timed(start)[1]
        }

        then:
        delays.every { about(it, 50) }
        delays.max() - delays.min() > 8

        where:
        kind << BOTH
    }

    def "a jitter above the latency lets some data pass at once (#kind)"() {
        given:
        through(kind)
        toxic('latency', latency: 10, jitter: 1500)
        def (client, upstream) = pair()

        when:
        def delays = []
        while (delays.size() < 60 && !(delays.any { it < 300 } && delays.any { it >= 300 })) {
            upstream.send('x')
            delays << client.timed()[1]
        }

        then:
        delays.any { it < 300 }
        delays.any { it >= 300 }

        where:
        kind << BOTH
    }

    def "holds far more than the sockets when the delay is long (#kind)"() {
        given:
        through(kind)
        toxic('latency', latency: 600_000)
        def (client, upstream) = pair()

        expect:
        upstream.flood(20_000, 20_000_000) >= 20_000_000

        where:
        kind << BOTH
    }

    /** Reads until so many characters came, which may take several reads. */
    static String readUpTo(Wire wire, int count) {
        def got = ''
        while (got.length() < count) {
            got += wire.read()
        }
        got
    }
}
