package io.chaoskit.proxy

import static io.chaoskit.proxy.Toxiproxy.BOTH
import static io.chaoskit.proxy.Wire.END
import static io.chaoskit.proxy.Wire.NOTHING
import static io.chaoskit.proxy.Wire.RESET

/** Toxics that end connections: timeout, slow_close, limit_data and reset_peer. */
class EndingToxicsSpec extends ProxySpec {

    def "timeout closes an idle connection (#kind)"() {
        given:
        through(kind)
        toxic('timeout', timeout: 400)
        long start = System.nanoTime()
        def (client, upstream) = pair()

        when:
        def (got, millis) = client.timed(start)

        then:
        got == END
        about(millis, 400)
        upstream.read() == END

        where:
        kind << BOTH
    }

    def "timeout starts again with each chunk, and lets the other direction pass (#kind)"() {
        given:
        through(kind)
        toxic('timeout', timeout: 3000)
        def (client, upstream) = pair()

        when:
        long start = 0
        3.times {
            start = System.nanoTime()
            upstream.send('lost')
            assert client.read(1200) == NOTHING
        }
        client.send('u')
        def (got, millis) = client.timed(start)

        then:
        upstream.read() == 'u'
        got == END
        about(millis, 3000)

        where:
        kind << BOTH
    }

    def "#change of a timeout that never fires #effect (#kind)"() {
        given:
        through(kind)
        toxic([timeout: 0], 'timeout', toxicity: toxicity)
        def (client, upstream) = pair()
        upstream.send('ok')
        def first = toxicity ? client.read(200) : client.read()

        when:
        act.call(this)

        then:
        first == (toxicity ? NOTHING : 'ok')
        client.read() == END
        upstream.read() == END

        where:
        [kind, [change, effect, toxicity, act]] << [BOTH, [
            ['removal', 'closes', 1, { it.remove('timeout') }],
            ['removal', 'closes whatever was drawn', 0, { it.remove('timeout') }],
            ['an update', 'closes in time', 1, { it.change('timeout', timeout: 200) }],
            ['a reset', 'closes', 1, { it.server.ok('POST', '/reset') }],
        ]].combinations()
    }

    def "an end passes a timeout at once (#kind)"() {
        given:
        through(kind)
        toxic('timeout', timeout: 0)
        def (client, upstream) = pair()

        when:
        upstream.half()

        then:
        client.read() == END

        where:
        kind << BOTH
    }

    def "a timeout added to an idle connection closes it (#kind)"() {
        given:
        through(kind)
        def (client, upstream) = pair()
        client.send('x')
        upstream.read()

        when:
        long start = System.nanoTime()
        toxic('timeout', timeout: 300)
        def (got, millis) = client.timed(start)

        then:
        got == END
        about(millis, 300)

        where:
        kind << BOTH
    }

    def "slow_close delays the end of its direction only (#kind)"() {
        given:
        through(kind)
        toxic('slow_close', delay: 1500)
        def (client, upstream) = pair()

        when:
        long start = System.nanoTime()
        upstream.send('x').half()
        def data = client.read()
        def (got, millis) = client.timed(start)

        then:
        data == 'x'
        got == END
        about(millis, 1500)

        when:
        change('slow_close', delay: 600_000)
        def (second, other) = pair()
        second.half()

        then:
        other.read() == END

        where:
        kind << BOTH
    }

    def "#change during a slow close ends it after #expected ms (#kind)"() {
        given:
        through(kind)
        toxic('slow_close', delay: delay)
        def (client, upstream) = pair()
        upstream.half()
        assert client.read(200) == NOTHING

        when:
        long start = System.nanoTime()
        act.call(this)
        def (got, millis) = client.timed(start)

        then:
        got == END
        about(millis, expected)

        where:
        [kind, [change, delay, expected, act]] << [BOTH, [
            ['an update', 600_000, 400, { it.change('slow_close', delay: 400) }],
            ['a removal', 600_000, 0, { it.remove('slow_close') }],
            ['disabling', 600_000, 0, { it.disable() }],
            ['a toxic added behind', 3000, 3000, { it.toxic([:], 'noop') }],
        ]].combinations()
    }

    def "limit_data closes when the number of bytes is reached (#kind)"() {
        given:
        through(kind)
        toxic('limit_data', bytes: 10)
        def (client, upstream) = pair()

        when:
        upstream.send('12345')
        def first = client.read()
        upstream.send('67890')

        then:
        first == '12345'
        client.read() == '67890'
        client.read() == END
        upstream.read() == END

        where:
        kind << BOTH
    }

    def "limit_data throws the excess away (#kind)"() {
        given:
        through(kind)
        toxic('limit_data', bytes: 10)
        def (client, upstream) = pair()

        when:
        upstream.send('x' * 25)

        then:
        client.read() == 'x' * 10
        client.read() == END

        where:
        kind << BOTH
    }

    def "a limit of nothing closes with the first byte only (#kind)"() {
        given:
        through(kind)
        toxic('limit_data', bytes: 0)
        def (client, upstream) = pair()

        expect:
        client.read(200) == NOTHING

        when:
        upstream.send('x')

        then:
        client.read() == END

        where:
        kind << BOTH
    }

    def "a changed limit counts what has passed already (#kind)"() {
        given:
        through(kind)
        def (client, upstream) = pair()
        upstream.send('x' * 20)
        assert client.read() == 'x' * 20
        toxic('limit_data', bytes: 10)
        upstream.send('12345')
        assert client.read() == '12345'

        when:
        change('limit_data', bytes: limit)

        then:
        client.read(150) == NOTHING

        when:
        upstream.send('y' * 12)

        then:
        passed == 0 || client.read() == 'y' * passed
        client.read() == END

        where:
        [kind, [limit, passed]] << [BOTH, [[3, 0], [12, 7]]].combinations()
    }

    def "reset_peer resets both sides after the first data (#kind)"() {
        given:
        through(kind)
        toxic([timeout: 300], 'reset_peer', stream: stream)
        def (client, upstream) = pair()

        expect:
        client.read(150) == NOTHING

        when:
        long start = System.nanoTime()
        (stream == 'upstream' ? client : upstream).send('x')
        def (got, millis) = client.timed(start)

        then:
        got == RESET
        about(millis, 300)
        upstream.read() == RESET

        where:
        [kind, stream] << [BOTH, ['upstream', 'downstream']].combinations()
    }

    def "reset_peer takes an end for data (#kind)"() {
        given:
        through(kind)
        toxic('reset_peer', timeout: 400)
        def (client, upstream) = pair()

        when:
        long start = System.nanoTime()
        upstream.half()
        def (got, millis) = client.timed(start)

        then:
        got == RESET
        about(millis, 400)

        where:
        kind << BOTH
    }

    def "reset_peer added to a connection closes it as usual (#kind)"() {
        given:
        through(kind)
        def (client, upstream) = pair()
        toxic('reset_peer', timeout: 0)

        when:
        upstream.send('x')

        then:
        client.read() == END
        upstream.read() == END

        where:
        kind << BOTH
    }

    def "a connection opened under reset_peer ends with a reset after #what (#kind)"() {
        given:
        through(kind)
        toxic([timeout: 0], 'reset_peer', toxicity: toxicity)
        def (client, upstream) = pair()

        when:
        act.call(this, client, upstream)

        then:
        client.read() == RESET

        where:
        [kind, [what, toxicity, act]] << [BOTH, [
            ['a close, not drawn', 0, { spec, near, far ->
                far.send('r')
                assert near.read() == 'r'
                far.close()
            }],
            ['disabling, not drawn', 0, { spec, near, far ->
                far.send('r')
                assert near.read() == 'r'
                spec.disable()
            }],
            ['its removal and a close', 1, { spec, near, far ->
                spec.remove('reset_peer')
                far.send('r')
                assert near.read() == 'r'
                far.close()
            }],
        ]].combinations()
    }
}
