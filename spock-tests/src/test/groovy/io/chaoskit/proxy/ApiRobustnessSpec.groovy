package io.chaoskit.proxy

import io.chaoskit.proxy.internal.http.AllowedHosts
import io.chaoskit.proxy.internal.http.ApiServer
import io.chaoskit.proxy.internal.http.Response
import io.chaoskit.proxy.internal.http.Router
import io.chaoskit.proxy.internal.link.ServerResources
import io.chaoskit.proxy.internal.link.Transport
import io.chaoskit.proxy.internal.log.EventLog
import io.chaoskit.proxy.internal.io.netty.util.concurrent.Ticker

import java.lang.management.ManagementFactory
import java.lang.ref.WeakReference
import java.time.InstantSource
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger

import static io.chaoskit.proxy.Toxiproxy.EMBEDDED

/** Handlers that fail, bodies that nest, and clients that ask and do not read. */
class ApiRobustnessSpec extends ProxySpec {

    static final int MORE_THAN_SOCKETS_TAKE = 64 << 20

    List<Map> logged = new CopyOnWriteArrayList<>()

    def "whatever a handler throws is answered and logged: #failure.class.simpleName"() {
        given:
        def client = closing(new RawHttp(apiOf { throw failure }))

        when:
        def got = client.send('GET /call HTTP/1.1\r\nHost: localhost\r\n\r\n' * 2).answer()

        then:
        got.status == '500 Internal Server Error'
        Toxiproxy.JSON.readValue(got.body, Map) == [error: message, status: 500]
        client.answer().status == '500 Internal Server Error'
        logged*.message == ['A request could not be answered'] * 2
        logged[0].error.contains(failure.class.name)

        where:
        failure                           | message
        new StackOverflowError()          | 'java.lang.StackOverflowError'
        new OutOfMemoryError('heap')      | 'java.lang.OutOfMemoryError: heap'
        new NoClassDefFoundError('x/Y')   | 'java.lang.NoClassDefFoundError: x/Y'
        new IllegalStateException('gone') | 'gone'
        new NullPointerException()        | 'null'
        new AssertionError('no')          | 'java.lang.AssertionError: no'
    }

    def "a recursion without an end in a handler leaves the connection usable"() {
        given:
        def endless
        endless = { endless() + 1 }
        def calls = new AtomicInteger()
        def client = closing(new RawHttp(apiOf { calls.incrementAndGet() == 1 ? endless() : Response.empty(204) }))

        expect:
        client.send('GET /call HTTP/1.1\r\nHost: localhost\r\n\r\n' * 2).answer().status == '500 Internal Server Error'
        client.answer().status == '204 No Content'
    }

    def "bodies of any depth are answered on one connection, after many that are malformed"() {
        given:
        server = closing(Toxiproxy.start(EMBEDDED))
        def client = closing(new RawHttp(server.port))
        def post = { String body ->
            client.send("POST /proxies HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length()}\r\n\r\n$body").answer().status
        }

        when:
        def malformed = (1..300).collect { post('{"a' * (1 + it % 7)) }

        then:
        malformed.toSet() == ['400 Bad Request'] as Set

        when:
        def nested = [[800, 1100, 9_990], ['{"a":', '['], [true, false]].combinations { depth, open, closed ->
            def body = open * depth + '1' + (closed ? (open == '[' ? ']' : '}') * depth : '')
            [closed, open, post(closed ? /{"x":$body,"name":"$depth$open","upstream":"u:1","enabled":false}/.replace('{"a":"', '{a"') : body)]
        }

        then: 'a value that nobody reads may be as deep as it likes'
        nested.every { closed, open, status -> closed ? status == '201 Created' : status == '400 Bad Request' }
        post('[' * 2_000_000) == '400 Bad Request'
        client.goesOn()
    }

    def "a number of a megabyte costs no more than its bytes"() {
        given:
        server = closing(Toxiproxy.start(EMBEDDED))
        server.ok('POST', '/proxies', '{"name":"p","upstream":"u:1","enabled":false}')

        expect:
        server.call('POST', '/proxies/p/toxics', /{"type":"latency","attributes":{"latency":${'9' * 1_000_000}}}/).statusCode() == 400
        server.call('POST', '/proxies/p/toxics', /{"type":"latency","toxicity":0.${'9' * 1_000_000}}/).statusCode() == 200
    }

    def "a head of many lines is read, whatever they are"() {
        given:
        server = closing(Toxiproxy.start(EMBEDDED))
        def client = closing(new RawHttp(server.port))

        expect:
        client.send("GET /version HTTP/1.1\r\nHost: localhost\r\nX: y\r\n${part * times}\r\n").answer().status == '200 OK'

        where:
        part                         | times
        ' a\n'                       | 20_000
        '\t \n'                      | 20_000
        'a:\n'                       | 20_000
        "X:${' ' * 1000}b\n"         | 900
        'Connection: ,,,,,,,,,,,,\n' | 4_000
    }

    def "a client that does not read is answered once, and again when it reads"() {
        given: 'an answer that no socket takes whole'
        def calls = new AtomicInteger()
        int port = apiOf {
            calls.incrementAndGet()
            Response.of(200, 'text/plain', new byte[32 << 20])
        }
        def clients = (1..5).collect { closing(new RawHttp(port)) }
        def other = closing(new RawHttp(port))

        when:
        clients*.send('GET /call HTTP/1.1\r\nHost: localhost\r\n\r\n' * 8)
        eventually { assert calls.get() == 5 }

        then: 'the server has time for others, and not for a second answer'
        (1..50).every { other.send('GET /no HTTP/1.1\r\nHost: localhost\r\n\r\n').answer().status == '404 Not Found' }
        calls.get() == 5

        when:
        def lengths = (1..8).collect { clients[0].answer().body.length() }

        then:
        lengths == [32 << 20] * 8
        calls.get() == 5 + 7
    }

    def "nothing is read of a client that does not read, and what is held for it goes with it"() {
        given: 'answers that no socket takes whole'
        List<WeakReference<byte[]>> bodies = new CopyOnWriteArrayList<>()
        int port = apiOf {
            def body = new byte[MORE_THAN_SOCKETS_TAKE]
            bodies << new WeakReference<>(body)
            Response.of(200, 'text/plain', body)
        }
        def clients = (1..3).collect { closing(Wire.connect(port)) }

        when:
        clients*.send('GET /call HTTP/1.1\r\nHost: localhost\r\n\r\n')
        eventually { assert bodies.size() == clients.size() }

        then: 'what they go on to send stays in their sockets'
        clients.every { it.flood(400, MORE_THAN_SOCKETS_TAKE) < MORE_THAN_SOCKETS_TAKE }
        bodies.size() == clients.size()

        when:
        clients*.close()

        then:
        eventually {
            System.gc()
            assert bodies.every { it.get() == null }
        }
    }

    def "clients that ask for ten thousand proxies again and again, and do not read, cost the memory of one answer"() {
        given:
        server = closing(Toxiproxy.start(EMBEDDED))
        10_000.times { server.server.proxies().create(new Proxy.Settings("p$it", '127.0.0.1:0', '127.0.0.1:1', false)) }
        int answer = server.call('GET', '/proxies').body().length()
        long before = usedAfterCollection()
        def clients = (1..20).collect { closing(new RawHttp(server.port)) }

        when:
        clients*.send('GET /proxies HTTP/1.1\r\nHost: localhost\r\n\r\n' * 40)

        then: 'one of its own for each would be twice as much'
        answer > 1_000_000
        eventually { assert usedAfterCollection() - before < clients.size() * answer / 2 }
        clients.every { client -> (1..2).every { client.answer().body.length() == answer } }
    }

    private static long usedAfterCollection() {
        System.gc()
        ManagementFactory.memoryMXBean.heapMemoryUsage.used
    }

    def "answers with all proxies that are held at the same time are held once"() {
        given:
        def server = closing(ToxiproxyServer.start())
        def index = new Api(server.proxies(), null).router().find('GET', ['proxies']).handler()

        when:
        def bodies = (1..3).collect { index.apply(null).body() }
        server.proxies().create('p', '127.0.0.1:0', '127.0.0.1:1')
        def later = index.apply(null).body()

        then:
        bodies.every { it.is(bodies[0]) }
        new String(later).startsWith('{"p":')
        new String(bodies[0]) == '{}'
    }

    def "requests are answered in order, each when the one before was"() {
        given:
        def first = new CountDownLatch(1)
        def calls = new AtomicInteger()
        int port = apiOf {
            int call = calls.incrementAndGet()
            if (call == 1) {
                first.await(BOUND, TimeUnit.SECONDS)
            }
            Response.of(200, 'text/plain', "$call".bytes)
        }
        def client = closing(new RawHttp(port))

        when:
        client.send('GET /call HTTP/1.1\r\nHost: localhost\r\n\r\n' * 3)
        eventually { assert calls.get() == 1 }
        first.countDown()

        then:
        (1..3).collect { client.answer().body } == ['1', '2', '3']
    }

    /** An API with one call, and its port. */
    private int apiOf(Closure<Response> call) {
        def log = { level, message, fields -> logged << [message: message, *: fields] } as EventLog
        def resources = closing(new ServerResources(Transport.best(), 1, log, InstantSource.system(), Ticker.systemTicker()))
        def router = new Router()
        router.add('Call', 'GET', 'call', { call() })
        closing(new ApiServer(resources, router, new AllowedHosts([]), new InetSocketAddress('127.0.0.1', 0))).address().port
    }
}
