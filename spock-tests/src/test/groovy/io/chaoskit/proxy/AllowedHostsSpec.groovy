package io.chaoskit.proxy

/** A web page can make a name of its own lead to this machine; the Host that its browser sends gives it away. */
class AllowedHostsSpec extends ProxySpec {

    def "a Host of '#host' is #answered"() {
        expect:
        statusFor(ToxiproxyServer.builder(), host) == status

        where:
        host                | status
        'localhost'         | 200
        'LocalHost:8474'    | 200
        '127.0.0.1'         | 200
        '192.0.2.7:80'      | 200
        '[::1]:8474'        | 200
        ''                  | 200
        'evil.example'      | 403
        'evil.example:8474' | 403
        'localhost.evil.example' | 403
        'localhost.'        | 403
        '127.0.0.1.evil.example' | 403
        '127.1'             | 403
        '[evil.example]'    | 403
        answered = status == 200 ? 'answered' : 'refused'
    }

    def "names can be allowed: #allowed"() {
        expect:
        statusFor(ToxiproxyServer.builder().allowedHosts(*allowed), 'toxiproxy:8474') == status

        where:
        allowed                   | status
        ['toxiproxy']             | 200
        ['other', 'TOXIPROXY']    | 200
        ['*']                     | 200
        ['other']                 | 403
    }

    def "the name that the API was told to listen on is allowed"() {
        expect:
        statusFor(ToxiproxyServer.builder().host(name), name) == 200

        where:
        name = InetAddress.loopbackAddress.hostName
    }

    def "a refusal says how to allow the name, in the API's JSON, and is logged"() {
        given:
        def out = new ByteArrayOutputStream()
        def server = closing(ToxiproxyServer.builder().jsonLog(new PrintStream(out, true), 'warn').start())
        def client = closing(new RawHttp(server.address().port))

        when:
        def got = client.send('GET /nowhere HTTP/1.1\r\nHost: toxiproxy:8474\r\n\r\n').answer()

        then:
        Toxiproxy.JSON.readValue(got.body, Map) == [
            error: "Host must be an IP address, localhost or a name that is allowed, but was 'toxiproxy'; " +
                'start the server with -allowed-hosts toxiproxy to allow it',
            status: 403]
        out.toString().contains('"host":"toxiproxy:8474"')
        client.goesOn()
    }

    def "the host of a whole URL counts, not the header beside it"() {
        given:
        def server = closing(ToxiproxyServer.start())
        def client = closing(new RawHttp(server.address().port))

        expect:
        client.send("GET http://$host/version HTTP/1.1\r\nHost: $header\r\n\r\n").answer().status.startsWith(status)

        where:
        host           | header         | status
        'localhost:1'  | 'evil.example' | '200'
        'evil.example' | 'localhost'    | '403'
    }

    private int statusFor(ToxiproxyServer.Builder builder, String host) {
        def server = closing(builder.start())
        def client = closing(new RawHttp(server.address().port))
        client.send("GET /version HTTP/1.1\r\nHost: $host\r\n\r\n").answer().status.take(3) as int
    }
}
