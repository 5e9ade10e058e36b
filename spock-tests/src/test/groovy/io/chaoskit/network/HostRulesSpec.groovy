package io.chaoskit.network

import com.sun.net.httpserver.HttpServer
import io.chaoskit.Chaos
import io.chaoskit.dsl.DslSpec

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.nio.channels.SocketChannel

import static io.chaoskit.verdict.Verdict.PASS
import static io.chaoskit.verdict.Verdict.UNSTABLE

class HostRulesSpec extends DslSpec {

    ServerSocket listening = new ServerSocket(0, 50, InetAddress.loopbackAddress)

    def setup() {
        variables.port = listening.localPort
        variables.outcomes = Collections.synchronizedList([])
        variables.tell = { Closure<?> talk ->
            try {
                talk.call()
                variables.outcomes << 'ok'
            } catch (IOException e) {
                variables.outcomes << "${e.class.simpleName} $e.message".toString()
            }
        }
        variables.ways = WAYS
    }

    def cleanup() {
        listening.close()
    }

    static final Map<String, Closure<?>> WAYS = [
        point  : { int port -> Chaos.maybeNetworkChaos('127.0.0.1', port) },
        socket : { int port -> new Socket('127.0.0.1', port).close() },
        connect: { int port -> new Socket().withCloseable { it.connect(new InetSocketAddress('127.0.0.1', port), 60_000) } },
        channel: { int port -> SocketChannel.open(new InetSocketAddress('127.0.0.1', port)).close() },
    ]

    def "#rule is #told, at a point, a socket and a channel"() {
        when: 'a step for each way'
        def report = run("""scenario('x') {
            target { }
            ways.each { name, way -> step(name) { tell { way(port) } } }
            inject network { host('127.0.0.*', port) { $rule } }
            repeat 2
        }""")

        then:
        report.verdict == PASS
        variables.outcomes == [told.replace('PORT', "$listening.localPort")] * (2 * WAYS.size())
        report.injectors[0].fired == 2 * WAYS.size()

        where:
        rule           | told
        'drop 1'       | 'ConnectException Connection timed out: 127.0.0.1:PORT'
        'refuse 1'     | 'ConnectException Connection refused: 127.0.0.1:PORT'
        'reset 1'      | 'SocketException Connection reset: 127.0.0.1:PORT'
        'latency 1.ms' | 'ok'
    }

    def "a latency is waited for"() {
        given:
        variables.millis = []

        when:
        run("""scenario('x') {
            target {
                long start = System.nanoTime()
                ways.socket(port)
                millis << (System.nanoTime() - start).intdiv(1_000_000)
            }
            inject network { host('127.0.0.1') { latency 80.ms; jitter 10.ms } }
            repeat 3
        }""")

        then:
        variables.millis.every { it >= 80 }
    }

    def "a name can be unknown to look-ups"() {
        when:
        run("""scenario('x') {
            target { tell { InetAddress.getAllByName('localhost') } }
            inject network { host('LOCAL*') { unknownHost 1 } }
        }""")

        then:
        variables.outcomes == ['UnknownHostException localhost']
    }

    def "the JDK's HTTP client is hit with each request"() {
        given:
        def server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 50)
        server.createContext('/') { exchange ->
            exchange.sendResponseHeaders(204, -1)
            exchange.close()
        }
        server.start()
        def client = HttpClient.newHttpClient()
        def request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:$server.address.port/")).build()
        variables.ask = { client.send(request, HttpResponse.BodyHandlers.discarding()) }
        client.send(request, HttpResponse.BodyHandlers.discarding())

        when:
        run("""scenario('x') {
            target { tell { ask() } }
            inject network { host('127.0.0.1', $server.address.port) { refuse 1 } }
            repeat 2
        }""")

        then:
        variables.outcomes*.contains('Connection refused') == [true, true]

        cleanup:
        server.stop(0)
    }

    def "other hosts and ports are left alone, and say so"() {
        when:
        def report = run("""scenario('x') {
            target { tell { ways.socket(port) } }
            inject network {
                host('*.pay.example', 443) { drop 1 }
                host('127.0.0.1', 1) { drop 1 }
            }
            repeat 2
        }""")

        then:
        variables.outcomes == ['ok', 'ok']
        report.verdict == UNSTABLE
        report.summary.contains('was never reached')
    }

    def "the first rule for a host and port counts: #rules"() {
        when:
        def report = run("""scenario('x') {
            target { tell { Chaos.maybeNetworkChaos('api.pay.example', 443) } }
            inject network { $rules }
        }""")

        then:
        variables.outcomes == [told]
        report.injectors[0].hits == hits

        where:
        rules                                                            | hits || told
        "host('*.example') { drop 1 }; host('api.*') { refuse 1 }"       | 1    || TIMED_OUT
        "host('api.*') { refuse 1 }; host('*.example') { drop 1 }"       | 1    || REFUSED
        "host('other.*') { refuse 1 }; host('*') { drop 1 }"             | 1    || TIMED_OUT
        "host('*', 80) { refuse 1 }; host('*', 443) { drop 1 }"          | 1    || TIMED_OUT
        "host('*') { refuse 1 }; host('api.pay.example', 443) { drop 1 }" | 1   || REFUSED
        "host('*.pay.example') { }; host('*') { drop 1 }"                | 0    || 'ok'
    }

    static final String TIMED_OUT = 'ConnectException Connection timed out: api.pay.example:443'
    static final String REFUSED = 'ConnectException Connection refused: api.pay.example:443'

    def "several networks are independent of each other"() {
        when:
        def report = run("""scenario('x') {
            target { tell { ways.point(443) } }
            inject network { host('127.0.0.1') { latency 1.ms } }
            inject network { host('*') { refuse 1 } }
        }""")

        then:
        variables.outcomes == ['ConnectException Connection refused: 127.0.0.1:443']
        report.injectors*.fired == [1, 1]
    }

    def "a look-up follows #rules"() {
        when:
        def report = run("""scenario('x') {
            target { tell { InetAddress.getByName('localhost') } }
            inject network { $rules }
        }""")

        then:
        variables.outcomes == [told]
        report.injectors[0].hits == hits

        where:
        rules                                                              | hits || told
        "host('localhost', 443) { unknownHost 1 }"                         | 1    || 'UnknownHostException localhost'
        "host('localhost', 443) { drop 1 }; host('*') { unknownHost 1 }"   | 1    || 'UnknownHostException localhost'
        "host('localhost') { drop 1 }; host('*') { unknownHost 1 }"        | 0    || 'ok'
        "host('127.0.0.1') { unknownHost 1 }"                              | 0    || 'ok'
    }

    def "a chance hits a share that the seed repeats"() {
        given:
        def text = """scenario('x') {
            target { tell { ways.point(443) } }
            inject network { host('*') { drop 0.3; reset 0.2 } }
            seed 11
            repeat 200
        }"""

        when:
        def report = run(text)
        def first = variables.outcomes.collect()
        variables.outcomes.clear()
        run(text)

        then:
        first == variables.outcomes
        first.count { it.startsWith('ConnectException') } in 40..80
        first.count { it.startsWith('SocketException') } in 20..60
        report.injectors[0].hits == 200
        report.injectors[0].fired == 200 - first.count('ok')
    }

    def "a wrong rule is told: #words"() {
        expect:
        mistakes("inject network { $words }").any { it.contains(told) }

        where:
        words                             | told
        ''                                | 'network must have a host, but has none'
        "host('x', 70000) { drop 1 }"     | 'port must be 1 to 65535, but was 70000'
        "host('x') { drop 2 }"            | 'must be'
        "host('x') { drop 0.6; reset 0.6 }" | 'drop, refuse and reset must be at most 1 together'
        "host('x') { dropp 1 }"           | "dropp"
        "host('') { drop 1 }"             | 'host must have a name'
        "host('a.example:443') { drop 1 }" | "host must not have its port in its name, but was 'a.example:443'"
        "host('[::1]:443') { drop 1 }"    | "host must not have its port in its name, but was '[::1]:443'"
        "host('http://a.example') { drop 1 }" | "host must be a name or an address, but was 'http://a.example'"
        "host('fe80::*') { drop 1 }"      | "host must be written without :: where it has a *, but was 'fe80::*'"
    }
}
