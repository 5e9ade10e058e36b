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
    /** What came of each iteration, by the way. */
    def seen = [:].withDefault { [] }

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

    def "each way to connect is hit once"() {
        when: 'a run has a step for each way'
        def report = hit(late(), CONNECTING) { connect ->
            nanos { connect(server.address) }
        }

        then: 'once at least, and not more often'
        seen.findAll { way, times -> times.size() != 2 || times.any { it < LATENCY.toNanos() } } == [:]
        seen.size() == CONNECTING.size()
        report.injectors()[0].hits() == 2 * CONNECTING.size()
        report.injectors()[0].fired() == 2 * CONNECTING.size()
    }

    def "each way to connect fails as code expects it to"() {
        when:
        def report = hit(rule(drop: 1), CONNECTING) { connect ->
            try {
                connect(server.address)
                'no failure'
            } catch (ExecutionException told) {
                told.cause.message
            } catch (ConnectException told) {
                told.message
            }
        }

        then:
        report.passed()
        seen == CONNECTING.collectEntries { way, connect -> [way, ["Connection timed out: $server.address.hostString:$server.address.port"] * 2] }
        clientPorts == []
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
        def report = hit(late(), [(way): ASKING[way]]) { ask ->
            nanos { assert ask(client, request()).body() == 'ok' }
        }

        then:
        report.passed()
        report.injectors()[0].hits() == 2
        report.injectors()[0].fired() == 2
        seen[way].every { it >= LATENCY.toNanos() }

        and:
        clientPorts.size() == 2
        clientPorts.unique().size() == 1

        where:
        way << ASKING.keySet()
    }

    def "#way decides once whether a request fails"() {
        when:
        def report = hit(rule(refuse: 0.5), [(way): ASKING[way]], 60) { ask ->
            try {
                ask(client, request()).body()
            } catch (ExecutionException told) {
                told.cause.class
            } catch (ConnectException told) {
                told.class
            }
        }

        then:
        report.injectors()[0].hits() == 60
        report.injectors()[0].fired() == seen[way].count(ConnectException)
        seen[way].count(ConnectException) in 15..45
        seen[way].count('ok') == 60 - seen[way].count(ConnectException)

        where:
        way << ASKING.keySet()
    }

    static final Map<String, Closure<?>> IMPATIENT = [
        'Socket.connect'      : { to, client -> new Socket().withCloseable { it.connect(to, 50) } },
        'SocketChannel.socket': { to, client -> SocketChannel.open().withCloseable { it.socket().connect(to, 50) } },
        'send'                : { to, client -> ASKING.send(client, impatient(to)) },
        'sendAsync'           : { to, client -> ASKING.sendAsync(client, impatient(to)) },
    ]

    def "no way waits longer than the code wants"() {
        when:
        def report = hit(rule(latency: Duration.ofMinutes(9)), IMPATIENT) { talk ->
            try {
                talk(server.address, client)
            } catch (ExecutionException told) {
                told.cause.class
            } catch (IOException told) {
                told.class
            }
        }

        then:
        seen == ['Socket.connect': SocketTimeoutException, 'SocketChannel.socket': SocketTimeoutException, 'send': HttpTimeoutException,
                 'sendAsync': HttpTimeoutException].collectEntries { way, outcome -> [way, [outcome] * 2] }
        report.injectors()[0].fired() == 2 * IMPATIENT.size()
        clientPorts == []
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

    static final Map<String, Closure<?>> TO_IPV6 = [
        'a socket' : { client, port -> new Socket('::1', port) },
        'a request': { client, port ->
            client.send(HttpRequest.newBuilder(new URI("http://[::1]:$port/")).build(), HttpResponse.BodyHandlers.ofString())
        },
    ]

    def "an IPv6 address is met through sockets and requests"() {
        when:
        def report = hit(rule(host: '::1', refuse: 1), TO_IPV6) { talk ->
            try {
                talk(client, server.address.port)
                'no failure'
            } catch (ConnectException told) {
                told.message
            }
        }

        then:
        report.injectors()[0].fired() == 4
        seen.keySet() == TO_IPV6.keySet()
        seen.values().flatten().every { it.startsWith('Connection refused') }
    }

    def "an asynchronous request does not wait, and ends with the run"() {
        given:
        def answers = []

        when:
        hit(rule(latency: Duration.ofMinutes(9)), [asynchronous: null]) {
            answers << client.sendAsync(request(), HttpResponse.BodyHandlers.ofString())
            answers.last().done
        }

        then:
        seen.asynchronous == [false, false]
        answers*.get(BOUND, TimeUnit.SECONDS)*.body() == ['ok', 'ok']
    }

    def "an unknown host is told by each way, and hit once, with a chance of #chance"() {
        when:
        def report = hit(rule(host: 'localhost', unknownHost: chance), LOOKING_UP) { lookUp ->
            try {
                lookUp(client, "http://localhost:$server.address.port/")
                'found'
            } catch (IOException told) {
                told.class
            }
        }

        then:
        seen == outcomes.collectEntries { way, outcome -> [way, [outcome] * 2] }
        report.injectors()[0].hits() == 2 * LOOKING_UP.size()
        report.injectors()[0].fired() == (chance == 1 ? 2 * LOOKING_UP.size() : 0)

        where:
        chance || outcomes
        1      || [getByName: UnknownHostException, getAllByName: UnknownHostException, 'new Socket': UnknownHostException, HttpClient: ConnectException]
        1e-12  || LOOKING_UP.collectEntries { way, lookUp -> [way, 'found'] }
    }

    static final Map<String, Closure<?>> LOOKING_UP = [
        getByName   : { client, url -> InetAddress.getByName(new URI(url).host) },
        getAllByName: { client, url -> InetAddress.getAllByName(new URI(url).host) },
        'new Socket': { client, url -> new Socket(new URI(url).host, new URI(url).port).close() },
        HttpClient  : { client, url ->
            client.send(HttpRequest.newBuilder(new URI(url)).build(), HttpResponse.BodyHandlers.ofString())
        },
    ]

    /** Each way in a step of its own; what comes of it is seen. */
    private Report hit(HostRule rule, Map<String, Closure<?>> ways, int times = 2, Closure<?> talk) {
        def experiment = scenario().target(this)
        ways.each { name, way -> experiment.step(name) { seen[name] << talk(way) } }
        run(experiment.inject(Effects.network(rule)).repeat(times).seed(3))
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
