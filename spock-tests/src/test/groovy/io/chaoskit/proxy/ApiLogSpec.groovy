package io.chaoskit.proxy

/** What the server that stands alone prints about calls of its API. */
class ApiLogSpec extends ProxySpec {

    static final String DATE = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/

    ByteArrayOutputStream out = new ByteArrayOutputStream()

    def "each call is a line at debug level"() {
        given:
        def api = served('debug')

        when:
        api.call('POST', '/proxies', '{"name":"a","upstream":"127.0.0.1:1"}')
        def shown = api.call('GET', '/proxies/a?x=1', null, ['User-Agent': 'me'])
        api.call('GET', '/proxies/b')
        api.call('GET', '/no/such/path')

        then:
        def calls = lines('debug')
        calls*.handler == ['ProxyCreate', 'ProxyShow', 'ProxyShow']
        calls*.status == [201, 200, 404]
        calls[1].keySet() == ['level', 'caller', 'request_id', 'client', 'method', 'url', 'user_agent', 'status', 'size', 'duration',
            'handler', 'time', 'message'] as Set
        calls[1].request_id == shown.headers().firstValue('X-Toxiproxy-Request-Id').get()
        calls[1].client ==~ /127\.0\.0\.1:\d+/
        calls[1].method == 'GET'
        calls[1].url == '/proxies/a?x=1'
        calls[1].user_agent == 'me'
        calls[1].size == shown.body().length()
        calls[1].duration > 0
        calls[1].duration < 60_000
        calls[1].time ==~ DATE
    }

    def "an update by #method is #warned"() {
        given:
        def api = served('warn')
        api.call('POST', '/proxies', '{"name":"a","upstream":"127.0.0.1:1"}')
        api.call('POST', '/proxies/a/toxics', '{"type":"latency"}')

        when:
        api.call(method, '/proxies/a', '{}')
        api.call(method, '/proxies/a/toxics/latency_downstream', '{}')

        then:
        lines('warn')*.message == warned
        lines('debug') == []

        where:
        method  | warned
        'PATCH' | []
        'POST'  | ['ProxyUpdate', 'ToxicUpdate'].collect { "$it: HTTP method POST is deprecated. Use HTTP PATCH instead.".toString() }
    }

    private Toxiproxy served(String level) {
        def standalone = closing(ToxiproxyServer.builder().jsonLog(new PrintStream(out, true), level).start())
        new Served(standalone.address().port)
    }

    private List<Map> lines(String level) {
        out.toString().readLines().collect { Toxiproxy.JSON.readValue(it, Map) }.findAll { it.level == level }
    }

    static class Served extends Toxiproxy {

        final int port

        Served(int port) {
            this.port = port
        }

        @Override
        void close() { }
    }
}
