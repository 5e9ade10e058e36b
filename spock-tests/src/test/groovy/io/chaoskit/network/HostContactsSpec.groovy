package io.chaoskit.network

import com.sun.net.httpserver.HttpServer
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effects
import io.chaoskit.effect.HostRule
import io.chaoskit.report.Report

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.net.http.HttpTimeoutException
import java.nio.channels.AsynchronousSocketChannel
import java.nio.channels.CompletionHandler
import java.nio.channels.SocketChannel
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.ExecutionException
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit

/** Through whatever a host is talked to, its rule is met once for each connection, request and look-up. */
class HostContactsSpec extends ChaosSpec {

    static final Duration LATENCY = Duration.ofMillis(60)

    def workers = Executors.newCachedThreadPool()
    def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 50)
    def clientPorts = Collections.synchronizedList([])
    def client = HttpClient.newHttpClient()
    def seen = []

    def setup() {
        server.executor = workers
        server.createContext('/') {
            clientPorts << it.remoteAddress.port
            it.sendResponseHeaders(200, 2)
            it.responseBody.withCloseable { body -> body.write('ok'.bytes) }
        }
        server.start()
    }

    def cleanup() {
        server.stop(0)
        workers.shutdownNow()
    }

    static final Map<String, Closure<?>> CONNECTING = [
        'new Socket'                        : { new Socket(it.hostString, it.port).close() },
        'Socket.connect'                    : { to -> new Socket().withCloseable { it.connect(to) } },
        'Socket.connect with a time-out'    : { to -> new Socket().withCloseable { it.connect(to, 60_000) } },
        'SocketChannel.open'                : { SocketChannel.open(it).close() },
        'SocketChannel.connect'             : { to -> SocketChannel.open().withCloseable { it.connect(to) } },
        'SocketChannel.connect, not blocking': { to ->
            SocketChannel.open().withCloseable { channel ->
                channel.configureBlocking(false)
                channel.connect(to)
                eventually { assert channel.finishConnect() }
            }
        },
        'SocketChannel.socket'              : { to -> SocketChannel.open().withCloseable { it.socket().connect(to) } },
        'SocketChannel.socket, time-out'    : { to -> SocketChannel.open().withCloseable { it.socket().connect(to, 9000) } },
        'AsynchronousSocketChannel, future' : { to ->
            AsynchronousSocketChannel.open().withCloseable { it.connect(to).get(BOUND, TimeUnit.SECONDS) }
        },
        'AsynchronousSocketChannel, handler': { to -> AsynchronousSocketChannel.open().withCloseable { handled(it, to) } },
        'HttpURLConnection'                 : { to ->
            def connection = new URL("http://$to.hostString:$to.port/").openConnection()
            connection.setRequestProperty('Connection', 'close')
            connection.inputStream.text
        },
    ]

    def "#way is hit once"() {
        when:
        def report = hit(late()) {
            seen << nanos { CONNECTING[way](server.address) }
        }

        then:
        report.injectors()[0].hits() == 2
        report.injectors()[0].fired() == 2
        seen.every { it >= LATENCY.toNanos() }

        where:
        way << CONNECTING.keySet()
    }

    def "#way fails as code expects it to"() {
        when:
        def report = hit(rule(drop: 1)) {
            try {
                CONNECTING[way](server.address)
            } catch (ExecutionException told) {
                seen << told.cause.message
            } catch (ConnectException told) {
                seen << told.message
            }
        }

        then:
        report.passed()
        seen == ["Connection timed out: $server.address.hostString:$server.address.port"] * 2
        clientPorts == []

        where:
        way << CONNECTING.keySet()
    }

    static final Map<String, Closure<?>> ASKING = [
        'send'                      : { client, request -> client.send(request, HttpResponse.BodyHandlers.ofString()) },
        'sendAsync'                 : { client, request -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).get() },
        'sendAsync with pushes'     : { client, request ->
            client.sendAsync(request, HttpResponse.BodyHandlers.ofString(), null).get()
        },
    ]

    def "#way is hit once for each request, also on an old connection"() {
        when:
        def report = hit(late()) {
            seen << nanos {
                assert ASKING[way](client, request()).body() == 'ok'
            }
        }

        then:
        report.passed()
        report.injectors()[0].hits() == 2
        report.injectors()[0].fired() == 2
        seen.every { it >= LATENCY.toNanos() }

        and:
        clientPorts.size() == 2
        clientPorts.unique().size() == 1

        where:
        way << ASKING.keySet()
    }

    def "#way decides once whether a request fails"() {
        when:
        def report = hit(rule(refuse: 0.5), 60) {
            try {
                seen << ASKING[way](client, request()).body()
            } catch (ExecutionException told) {
                seen << told.cause.class
            } catch (ConnectException told) {
                seen << told.class
            }
        }

        then:
        report.injectors()[0].hits() == 60
        report.injectors()[0].fired() == seen.count(ConnectException)
        seen.count(ConnectException) in 15..45
        seen.count('ok') == 60 - seen.count(ConnectException)

        where:
        way << ASKING.keySet()
    }

    def "#way does not wait longer than the code wants"() {
        when:
        def report = hit(rule(latency: Duration.ofMinutes(9))) {
            try {
                talk(server.address, client)
            } catch (ExecutionException told) {
                seen << told.cause.class
            } catch (IOException told) {
                seen << told.class
            }
        }

        then:
        seen == [outcome] * 2
        report.injectors()[0].fired() == 2
        clientPorts == []

        where:
        way                    | talk                                                                 || outcome
        'Socket.connect'       | { to, client -> new Socket().withCloseable { it.connect(to, 50) } }  || SocketTimeoutException
        'SocketChannel.socket' | { to, client ->
            SocketChannel.open().withCloseable { it.socket().connect(to, 50) }
        }                                                                                             || SocketTimeoutException
        'send'                 | { to, client -> ASKING.send(client, impatient(to)) }                 || HttpTimeoutException
        'sendAsync'            | { to, client -> ASKING.sendAsync(client, impatient(to)) }            || HttpTimeoutException
    }

    private static HttpRequest impatient(InetSocketAddress to) {
        HttpRequest.newBuilder(URI.create("http://$to.hostString:$to.port/")).timeout(Duration.ofMillis(50)).build()
    }

    def "requests of several lanes are hit once each"() {
        when:
        def report = run(scenario().target(this)
            .step('ask') { assert ASKING.sendAsync(client, request()).body() == 'ok' }
            .inject(Effects.network(rule(latency: Duration.ofMillis(1)))).lanes(4).repeat(40))

        then:
        report.passed()
        report.injectors()[0].hits() == 40
        clientPorts.size() == 40
    }

    def "an IPv6 address is met through #way"() {
        when:
        def report = hit(rule(host: '::1', refuse: 1)) {
            try {
                talk(client, server.address.port)
            } catch (ConnectException told) {
                seen << told.message
            }
        }

        then:
        report.injectors()[0].fired() == 2
        seen.every { it.startsWith('Connection refused') }

        where:
        way           | talk
        'a socket'    | { client, port -> new Socket('::1', port) }
        'a request'   | { client, port ->
            client.send(HttpRequest.newBuilder(new URI("http://[::1]:$port/")).build(), HttpResponse.BodyHandlers.ofString())
        }
    }

    def "an asynchronous request does not wait, and ends with the run"() {
        given:
        def answers = []

        when:
        hit(rule(latency: Duration.ofMinutes(9))) {
            answers << client.sendAsync(request(), HttpResponse.BodyHandlers.ofString())
            seen << answers.last().done
        }

        then:
        seen == [false, false]
        answers*.get(BOUND, TimeUnit.SECONDS)*.body() == ['ok', 'ok']
    }

    def "an unknown host is told by #way, and hit once"() {
        when:
        def report = hit(rule(host: 'localhost', unknownHost: chance)) {
            try {
                LOOKING_UP[way](client, "http://localhost:$server.address.port/")
                seen << 'found'
            } catch (IOException told) {
                seen << told.class
            }
        }

        then:
        seen == [outcome] * 2
        report.injectors()[0].hits() == 2
        report.injectors()[0].fired() == (chance == 1 ? 2 : 0)

        where:
        way            | chance || outcome
        'getByName'    | 1      || UnknownHostException
        'getAllByName' | 1      || UnknownHostException
        'new Socket'   | 1      || UnknownHostException
        'HttpClient'   | 1      || ConnectException
        'getByName'    | 1e-12  || 'found'
        'getAllByName' | 1e-12  || 'found'
        'new Socket'   | 1e-12  || 'found'
        'HttpClient'   | 1e-12  || 'found'
    }

    static final Map<String, Closure<?>> LOOKING_UP = [
        getByName   : { client, url -> InetAddress.getByName(new URI(url).host) },
        getAllByName: { client, url -> InetAddress.getAllByName(new URI(url).host) },
        'new Socket': { client, url -> new Socket(new URI(url).host, new URI(url).port).close() },
        HttpClient  : { client, url ->
            client.send(HttpRequest.newBuilder(new URI(url)).build(), HttpResponse.BodyHandlers.ofString())
        },
    ]

    private Report hit(HostRule rule, int times = 2, Closure<?> step) {
        run(scenario().target(this).step('talk') { step() }.inject(Effects.network(rule)).repeat(times).seed(3))
    }

    private HostRule late() {
        rule(latency: LATENCY)
    }

    private HostRule rule(Map<String, ?> what) {
        new HostRule(what.host ?: '127.0.0.1', OptionalInt.of(server.address.port), what.latency ?: Duration.ZERO, Duration.ZERO,
            what.drop ?: 0, what.refuse ?: 0, 0, what.unknownHost ?: 0)
    }

    private HttpRequest request() {
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:$server.address.port/")).build()
    }

    private static long nanos(Closure<?> body) {
        long start = System.nanoTime()
        body.call()
        System.nanoTime() - start
    }

    private static void handled(AsynchronousSocketChannel channel, SocketAddress to) {
        def told = new CompletableFuture<Integer>()
        channel.connect(to, 7, [
            completed: { result, attachment -> told.complete(attachment) },
            failed   : { failure, attachment -> told.completeExceptionally(failure) },
        ] as CompletionHandler)
        if (told.get(BOUND, TimeUnit.SECONDS) != 7) {
            throw new IllegalStateException('the handler got another attachment')
        }
    }
}
