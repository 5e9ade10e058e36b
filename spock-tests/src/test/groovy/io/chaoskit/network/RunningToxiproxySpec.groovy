package io.chaoskit.network

import eu.rekawek.toxiproxy.model.ToxicDirection
import groovy.transform.TupleConstructor
import io.chaoskit.proxy.Toxiproxy

import static io.chaoskit.verdict.Verdict.FAIL
import static io.chaoskit.verdict.Verdict.PASS

/** A Toxiproxy that was there before the run, and what is on it. */
class RunningToxiproxySpec extends NetworkSpec {

    static final String ADVICE = 'see that it runs, or leave toxiproxy and CHAOSKIT_TOXIPROXY out to use the embedded server'

    def "a proxy that is there is used and restored"() {
        given:
        def client = runningServer()
        def present = client.createProxy('db', '127.0.0.1:0', '127.0.0.1:1')
        present.toxics().latency('theirs', ToxicDirection.DOWNSTREAM, 1)
        present.disable()

        when:
        def report = run(scenarioText('a running one of ours', "inject latency(20.ms) on proxy('db')\nrepeat 2"))

        then:
        report.verdict == PASS
        shop.outcomes == ['ok', 'ok']
        client.getProxy('db').upstream == '127.0.0.1:1'
        !client.getProxy('db').enabled
        client.getProxy('db').toxics().all*.name == ['theirs']
    }

    def "what a crashed run left behind is healed first"() {
        given:
        def client = runningServer()
        def present = client.createProxy('db', '127.0.0.1:0', upstream.address)
        present.toxics().latency('chaoskit-latency-7', ToxicDirection.DOWNSTREAM, 600_000)
        present.toxics().latency('chaoskit-down', ToxicDirection.DOWNSTREAM, 0)
        present.disable()

        when:
        def report = run(scenarioText('a running one of ours', 'repeat 1'))

        then:
        report.verdict == PASS
        shop.outcomes == ['ok']
        client.getProxy('db').enabled
        client.getProxy('db').toxics().all == []
    }

    def "toxics of a type that toxiproxy-java does not know are healed or kept, on #server"() {
        given:
        def text = scenarioText(server, "inject latency(20.ms) on proxy('db')\nrepeat 2")
        def toxiproxy = new Running(api ?: (opened.last() as Toxiproxy).port)
        toxiproxy.proxy('db', upstream.address.split(':')[1] as int)
        toxiproxy.toxic('db', 'theirs', 'noop', '')
        left.each { toxiproxy.toxic('db', "chaoskit-$it-7", it, '') }
        toxiproxy.toxic('db', 'chaoskit-down', 'latency', '')
        toxiproxy.disable('db')

        when:
        def report = run(text)

        then:
        report.verdict == PASS
        report.reasons == []
        shop.outcomes == ['ok', 'ok']
        toxiproxy.ok('GET', '/proxies/db').enabled
        toxiproxy.ok('GET', '/proxies/db/toxics')*.name == ['theirs']

        where:
        server                  | left
        'a running one of ours' | ['packet_loss', 'corrupt', 'noop']
        'the real one'          | ['noop', 'timeout']
    }

    def "#server that goes away ends the run, and the rest is cleaned up"() {
        given:
        variables.gone = { opened.last().close() }
        variables.closed = []

        when:
        def report = run(scenarioText(server, '''
            step('goes') { if (iteration == 3) { gone() } }
            teardown { closed << 'torn down' }
            teardown { assert target.host : 'a closed target' }
            inject latency(1.ms) on proxy('db') every 2
            inject memoryPressure(5.mb, direct: true)
            repeat 100
        '''))

        then:
        report.verdict == FAIL
        report.iterations.total < 10
        report.failures.any { it.message ==~ /.*IOException: Toxiproxy at http:\/\/127.0.0.1:\d+ must (put|take) a toxic o(n|ff) / +
            /proxy\('db'\), but failed: Connection refused; / + ADVICE }
        report.failures.any { it.message.contains("must restore proxy('db'), but failed: Connection refused; $ADVICE") }
        variables.closed == ['torn down']

        where:
        server << ['a running one of ours', 'the real one']
    }

    def "a Toxiproxy that stops to answer ends the run"() {
        given:
        def text = scenarioText('the real one', '''
            step('stops') { if (iteration == 2) { stopped() } }
            inject latency(1.ms) on proxy('db') every 2
            repeat 100
        ''')
        def process = (opened.last() as Toxiproxy.RealToxiproxy).process
        variables.stopped = { assert "kill -STOP ${process.pid()}".execute().waitFor() == 0 }

        when:
        def report = run(text)

        then:
        report.verdict == FAIL
        report.iterations.total < 10
        report.failures.any { it.message ==~ /.*Toxiproxy at http:\/\/127.0.0.1:\d+ must (take a toxic off|put a toxic on) proxy\('db'\) within 10 s, / +
            /but did not answer; / + ADVICE }

        and: 'the end does not wait as long once more'
        report.failures.any { it.message.contains("must restore proxy('db') within 2 s, but did not answer; $ADVICE") }
    }

    def "a Toxiproxy that is not there is a clear error"() {
        given:
        api = new ServerSocket(0).withCloseable { it.localPort }

        when:
        def report = run(scenarioText('a running one of ours', 'repeat 1'))

        then:
        report.verdict == FAIL
        report.failures[0].message.contains("Toxiproxy at http://127.0.0.1:$api must report its version, but failed: Connection refused; $ADVICE")
    }

    def "an old Toxiproxy is refused"() {
        given:
        def old = new ServerSocket(0, 5, InetAddress.loopbackAddress)
        opened << old
        api = old.localPort
        Thread.startDaemon('old') {
            def socket = old.accept()
            socket.inputStream.read(new byte[4096])
            socket.outputStream.write('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n2.1.4'.bytes)
        }

        when:
        def report = run(scenarioText('a running one of ours', 'repeat 1'))

        then:
        report.verdict == FAIL
        report.failures[0].message.contains("Toxiproxy at http://127.0.0.1:$api must be 2.5 or later, but is 2.1; update it, or " +
            'leave toxiproxy and CHAOSKIT_TOXIPROXY out to use the embedded server')
    }

    /** A server that somebody else closes. */
    @TupleConstructor
    static class Running extends Toxiproxy {

        final int port

        @Override
        void close() { }
    }
}
