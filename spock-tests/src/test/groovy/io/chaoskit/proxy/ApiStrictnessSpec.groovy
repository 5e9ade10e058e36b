package io.chaoskit.proxy

import static io.chaoskit.proxy.Toxiproxy.BOTH
import static io.chaoskit.proxy.Toxiproxy.EMBEDDED

/**
 * Requests at the border of what is allowed, with the answers that the real server 2.12.0 gave. A block is a name, the bytes of the
 * request, the status and whether the connection goes on, and the body; {x*3} stands for xxx. What is not here on purpose: hosts that
 * only ours rejects, and bodies that end early, for which the real server gives one of two answers.
 */
class ApiStrictnessSpec extends ProxySpec {

    static final List<List<String>> BLOCKS = ApiStrictnessSpec.getResource('requests.txt').getText('UTF-8').split('\n\n')*.readLines()

    def "takes and rejects what the real server does (#kind)"() {
        given:
        server = closing(Toxiproxy.start(kind))

        expect:
        BLOCKS.size() > 200
        BLOCKS.each { block ->
            def (sent, meta, body) = block.drop(1)*.substring(2)
            assert seen(text(sent)) == [meta, ApiConversationSpec.withoutDetail(text(body))] : block.join('\n')
        }

        where:
        kind << BOTH
    }

    private List<String> seen(String sent) {
        new RawHttp(server.port).withCloseable { client ->
            def got = client.send(sent).answer(!sent.startsWith('HEAD'))
            def place = got.headers.location ? " -> $got.headers.location" : ''
            def body = got.body.replaceAll(/("listen":"[^"]*):\d+"/, '$1:*"').replace('"git"', '"2.12.0"')
            ["$got.status$place | ${client.goesOn() ? 'goes on' : 'ends'}".toString(), ApiConversationSpec.withoutDetail(body)]
        }
    }

    private static String text(String json) {
        Toxiproxy.JSON.readValue(json, String).replaceAll(/(?s)\{([^{}]*?(?:\{"a":|\}|\{)?)\*(\d+)\}/) { all, part, times -> part * (times as int) }
    }

    def "addresses are as strict as the real server's: #listen (#kind)"() {
        given:
        server = closing(Toxiproxy.start(kind))

        when:
        def got = server.call('POST', '/proxies', /{"name":"p","listen":"$listen","upstream":"x:1"}/)

        then:
        got.statusCode() == (bound ? 201 : 500)
        !bound || Toxiproxy.JSON.readValue(got.body(), Map).listen.startsWith(bound)

        where:
        [kind, [listen, bound]] << [BOTH, [
            ['127.0.0.1:0', '127.0.0.1:'],
            ['127.0.0.1:00000000', '127.0.0.1:'],
            ['127.0.0.1:+0', '127.0.0.1:'],
            ['[::ffff:127.0.0.1]:0', '127.0.0.1:'],
            ['LOCALHOST:0', '127.0.0.1:'],
            ['127.1:0', null],
            ['2130706433:0', null],
            ['0:0', null],
            ['256:0', null],
            ['1.2.3:0', null],
            ['0x7f000001:0', null],
            ['0177.0.0.1:0', null],
            ['127.000.000.001:0', null],
            ['127.0.0.256:0', null],
            ['a]:0', null],
            ['[[::1]:0', null],
            ['127.0.0.1:0x0', null],
            ['127.0.0.1:1_0', null],
            ['127.0.0.1:65536', null],
            ['127.0.0.1:-1', null],
            ['127.0.0.1:no-such-service', null],
        ]].combinations()
    }

    def "a port may be a name that the system has (#kind)"() {
        given:
        server = closing(Toxiproxy.start(kind))

        when: 'an address that no machine has, so that nothing is taken'
        def got = server.call('POST', '/proxies', /{"name":"p","listen":"192.0.2.1:$name","upstream":"x:1"}/)

        then:
        Toxiproxy.JSON.readValue(got.body(), Map).error == "listen tcp 192.0.2.1:$port: bind: cannot assign requested address"

        where:
        [kind, [name, port]] << [BOTH, [['http', 80], ['HTTP', 80], *ofSystem()]].combinations()
    }

    /** A name from the file that both read, if there is the file. */
    private static List<List> ofSystem() {
        def file = new File('/etc/services')
        def line = file.exists() ? file.readLines().find { it =~ /^redis\s+\d+\/tcp/ } : null
        line ? [['redis', line.findAll(/\d+/)[0] as int]] : []
    }

    def "a body that is cut short counts if its value is whole: #body"() {
        given:
        server = closing(Toxiproxy.start(EMBEDDED))

        when: 'the client ends its half of the connection'
        def client = closing(new RawHttp(server.port))
        def got = client.send("POST $path HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n$body").half().answer()

        then:
        [got.status, got.headers.connection, error(got.body)] == [status, 'close', message]
        client.answer() == null

        where:
        path       | body                              | status            | message
        '/proxies' | '{"name":"p","upstream":"x:1"}'   | '201 Created'     | null
        '/proxies' | '{"name":"p","upstream":"x:1"} 5' | '201 Created'     | null
        '/proxies' | '{"name":"p"'                     | '400 Bad Request' | 'bad request body: unexpected EOF'
        '/proxies' | ''                                | '400 Bad Request' | 'bad request body: unexpected EOF'
        '/reset'   | 'x'                               | '204 No Content'  | null
    }

    private static String error(String body) {
        body ? Toxiproxy.JSON.readValue(body, Map).error : null
    }

    def "requests that came before the client ended its half are answered (native transport: #epoll)"() {
        given:
        server = closing(new Toxiproxy.EmbeddedToxiproxy(ToxiproxyServer.builder().nativeTransport(epoll).start()))

        when:
        def client = closing(new RawHttp(server.port))
        client.send(RawHttp.VERSION * 3).half()

        then:
        (1..3).every { client.answer().status == '200 OK' }
        client.answer() == null

        where:
        epoll << [true, false]
    }
}
