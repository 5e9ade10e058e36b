package io.chaoskit.proxy

import static io.chaoskit.proxy.Toxiproxy.BOTH
import static io.chaoskit.proxy.Toxiproxy.EMBEDDED

/**
 * Requests that a few bytes make invalid, always the same, with what the real server 2.12.0 answered: a line for each connection, with
 * the status of each answer, and the first words of the API's errors. Where the mutations change, the comparison with the real server
 * shows the lines as they are now.
 */
class ApiFuzzSpec extends ProxySpec {

    static final List<String> RECORDED = ApiFuzzSpec.getResource('fuzz.txt').readLines()

    def "answers requests with mutated bytes as the real server does (#kind)"() {
        given:
        server = closing(kind == EMBEDDED
            ? new Toxiproxy.EmbeddedToxiproxy(ToxiproxyServer.builder().allowedHosts('*').start())
            : Toxiproxy.start(kind))

        when:
        def seen = outcomes(server, new MutatedRequests(15), RECORDED.size())

        then:
        RECORDED.size() == 500
        [seen, RECORDED].transpose().indexed().findAll { line, both -> both[0] != both[1] }.isEmpty()
        server.call('GET', '/version').statusCode() == 200

        where:
        kind << BOTH
    }

    /** What a server answers to the next requests. */
    static List<String> outcomes(Toxiproxy server, MutatedRequests requests, int count) {
        server.ok('POST', '/proxies', '{"name":"base","listen":"127.0.0.1:0","upstream":"up:1","enabled":false}')
        server.ok('POST', '/proxies/base/toxics', '{"name":"kept","type":"latency"}')
        (1..count).collect { outcome(server.port, requests.next()) }
    }

    private static String outcome(int port, String request) {
        new RawHttp(port).withCloseable { client ->
            def answers = []
            client.send(request)
            for (def answer = client.answer(); answer != null; answer = client.answer()) {
                answers << answer.status.take(3) + error(answer.body)
            }
            answers.join(' ')
        }
    }

    private static String error(String body) {
        body.startsWith('{"error"') ? ' ' + (Toxiproxy.JSON.readValue(body, Map).error as String).split('[:,]')[0] + ';' : ''
    }
}
