package io.chaoskit.network

import eu.rekawek.toxiproxy.model.ToxicDirection
import groovy.transform.TupleConstructor
import io.chaoskit.proxy.Toxiproxy

import static io.chaoskit.verdict.Verdict.FAIL
import static io.chaoskit.verdict.Verdict.PASS

/** A Toxiproxy that was there before the run, and what is on it. */
class RunningToxiproxySpec extends NetworkSpec {

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
        present.toxics().latency('chaoskit-latency-7', ToxicDirection.DOWNSTREAM, 60_000)
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

    def "a Toxiproxy that goes away ends the run with a clear error"() {
        given:
        runningServer()
        variables.gone = { opened.last().close() }

        when:
        def report = run(scenarioText('a running one of ours', '''
            step('goes') { if (iteration == 3) { gone() } }
            inject latency(1.ms) on proxy('db') every 2
            repeat 100
        '''))

        then:
        report.verdict == FAIL
        report.iterations.total < 10
        report.failures.any { it.message.contains("Toxiproxy at http://127.0.0.1:$api must") }
    }

    def "a Toxiproxy that is not there is a clear error"() {
        given:
        api = new ServerSocket(0).withCloseable { it.localPort }

        when:
        def report = run(scenarioText('a running one of ours', 'repeat 1'))

        then:
        report.verdict == FAIL
        report.failures[0].message.contains("Toxiproxy at http://127.0.0.1:$api must tell its version, but failed: Connection refused")
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
        report.failures[0].message.contains('must be 2.5 or later, but is 2.1')
    }

    /** A server that somebody else closes. */
    @TupleConstructor
    static class Running extends Toxiproxy {

        final int port

        @Override
        void close() { }
    }
}
