package io.chaoskit.proxy

import java.nio.ByteBuffer
import java.nio.channels.ServerSocketChannel
import java.security.MessageDigest
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit

import static io.chaoskit.proxy.Toxiproxy.EMBEDDED
import static io.chaoskit.proxy.Wire.END
import static io.chaoskit.proxy.Wire.NOTHING
import static io.chaoskit.proxy.Wire.RESET

/** What the real server does wrong and ours must not: see its issues 412, 427, 558 and 603. */
class HazardSpec extends ProxySpec {

    def setup() {
        through(EMBEDDED)
    }

    def "a reader that never reads keeps nobody from the API"() {
        given:
        def (client, upstream) = pair()
        long written = upstream.flood()

        when:
        toxic('latency', latency: 0)
        server.ok('GET', '/proxies')
        toxic('bandwidth', rate: 1_000_000)
        remove('bandwidth')
        change('latency', latency: 1)
        server.ok('GET', "/proxies/$proxy")
        server.ok('POST', '/reset')
        def (second, other) = pair()
        other.send('n')

        then:
        second.read() == 'n'

        when:
        upstream.half()

        then:
        client.readAll().length >= written
    }

    def "no byte is lost or turned round while toxics come and go"() {
        given:
        def (client, upstream) = pair()
        def sent = MessageDigest.getInstance('SHA-256')
        def random = new Random(5)
        def writer = CompletableFuture.runAsync {
            200.times {
                def block = new byte[1 + random.nextInt(60_000)]
                random.nextBytes(block)
                sent.update(block)
                upstream.socket.outputStream.write(block)
            }
            upstream.half()
        }
        def changes = CompletableFuture.runAsync {
            for (int i = 0; !writer.done && i < 400; i++) {
                def name = "t${i % 3}"
                def type = ['latency', 'bandwidth', 'slicer'][i % 3]
                def attributes = [[latency: 3], [rate: 20_000], [average_size: 500, size_variation: 100, delay: 10]][i % 3]
                toxic(attributes, type, name: name)
                change(attributes, name)
                remove(name)
            }
        }

        when:
        def got = client.readAll()
        writer.get(BOUND, TimeUnit.SECONDS)
        changes.get(BOUND, TimeUnit.SECONDS)

        then:
        MessageDigest.getInstance('SHA-256').digest(got) == sent.digest()
    }

    def "values that end the real server do no harm: #type #attributes"() {
        given:
        toxic(attributes, type)
        def (client, upstream) = pair()

        when:
        upstream.send('x' * 200)

        then:
        !passes || LatencySpec.readUpTo(client, 200) == 'x' * 200
        server.ok('GET', '/version').version == '2.12.0'

        where:
        type        | passes | attributes
        'slicer'    | true   | [:]
        'slicer'    | true   | [average_size: -5, size_variation: 3]
        'slicer'    | true   | [average_size: 10, size_variation: 100]
        'slicer'    | true   | [average_size: 10, size_variation: Long.MAX_VALUE]
        'slicer'    | true   | [average_size: Long.MIN_VALUE, size_variation: -1, delay: Long.MIN_VALUE]
        'bandwidth' | false  | [rate: -1]
        'bandwidth' | true   | [rate: Long.MAX_VALUE]
        'latency'   | true   | [latency: Long.MIN_VALUE, jitter: 1]
        'latency'   | false  | [latency: Long.MAX_VALUE, jitter: 0]
        'latency'   | false  | [latency: Long.MAX_VALUE, jitter: 5]
        'timeout'   | false  | [timeout: Long.MAX_VALUE]
    }

    def "a jitter of any size does no harm"() {
        given:
        toxic('latency', jitter: Long.MAX_VALUE)
        def (client, upstream) = pair()

        when:
        upstream.send('x')

        then:
        client.read(300) in ['x', NOTHING]
        server.ok('GET', '/version').version == '2.12.0'
    }

    def "reset_peer that waits can be removed, and resets in time all the same"() {
        given:
        toxic('reset_peer', timeout: 2000)
        def (client, upstream) = pair()
        long start = System.nanoTime()
        upstream.send('x')
        client.read(100)

        when:
        remove('reset_peer')
        def (got, millis) = client.timed(start)

        then:
        got == RESET
        about(millis, 2000)
    }

    def "a bandwidth of nothing ends with its sockets"() {
        given:
        toxic('bandwidth', rate: 0)
        def (client, upstream) = pair()
        upstream.send('held').half()
        client.read(100)

        when:
        client.close()

        then:
        eventually { assert server.server.proxies().get(proxy).connectionCount() == 0 }
    }

    def "an upstream that hangs keeps neither clients nor #ending waiting"() {
        given:
        def silent = hanging()
        server.ok('PATCH', "/proxies/$proxy", /{"upstream":"127.0.0.1:$silent.localPort"}/)

        when:
        def clients = (1..3).collect { client().send('x') }
        clients[0].read(100)
        long start = System.nanoTime()
        server.ok(ending, "/proxies/$proxy", body)

        then:
        System.nanoTime() - start < TimeUnit.SECONDS.toNanos(30)
        clients.every { it.read() in [END, RESET] }

        where:
        ending   | body
        'PATCH'  | '{"enabled":false}'
        'PATCH'  | '{"upstream":"127.0.0.1:1"}'
        'DELETE' | null
    }

    def "an upstream that does not exist ends the client: #upstream"() {
        given:
        server.ok('PATCH', "/proxies/$proxy", /{"upstream":"$upstream"}/)

        expect:
        client().read() in [END, RESET]

        where:
        upstream << ['no.such.host.invalid:80', 'nonsense', '127.0.0.1:1', 'unix:/no/such/socket']
    }

    def "a thousand toxics on a proxy pass data, and go"() {
        given:
        1000.times { toxic([:], 'noop', name: "t$it") }
        def (client, upstream) = pair()

        when:
        upstream.send('x')

        then:
        client.read() == 'x'

        when:
        server.ok('POST', '/reset')
        upstream.send('y')

        then:
        client.read() == 'y'
        server.ok('GET', "/proxies/$proxy/toxics") == []
    }

    def "a body of 10 MB is read"() {
        expect:
        server.ok('POST', '/proxies', /{"junk":"${'x' * 10_000_000}","name":"big","upstream":"x:1"}/).name == 'big'
    }

    def "a proxy can be deleted under load"() {
        given:
        toxic('slicer', average_size: 100)
        def pairs = (1..8).collect { pair() }
        def writers = pairs.collect { client, upstream -> CompletableFuture.runAsync { upstream.flood(50) } }
        def readers = pairs.collect { client, upstream -> CompletableFuture.runAsync {
            while (!(client.read() in [END, RESET])) { }
        } }

        when:
        server.ok('DELETE', "/proxies/$proxy")

        then:
        readers.every { it.get(BOUND, TimeUnit.SECONDS) == null }
        writers.every { it.get(BOUND, TimeUnit.SECONDS) == null }
        server.call('GET', "/proxies/$proxy").statusCode() == 404
    }

    def "updates and resets that meet a delete leave no port behind"() {
        when:
        20.times { round ->
            def name = "p$round"
            int taken = server.proxy(name, upstreamPort())
            def calls = [['PATCH', '{"enabled":false}'], ['PATCH', '{"enabled":true}'], ['DELETE', null]].collect { method, body ->
                CompletableFuture.runAsync { server.call(method, "/proxies/$name", body) }
            } + CompletableFuture.runAsync { server.call('POST', '/reset') }
            calls*.get(BOUND, TimeUnit.SECONDS)
            new ServerSocket().withCloseable {
                it.reuseAddress = true
                it.bind(new InetSocketAddress('127.0.0.1', taken))
            }
        }

        then:
        noExceptionThrown()
    }

    def "an upstream may be a Unix-domain socket"() {
        given:
        def folder = File.createTempDir()
        def path = new File(folder, 's').toPath()
        def listening = closing(ServerSocketChannel.open(StandardProtocolFamily.UNIX))
        listening.bind(UnixDomainSocketAddress.of(path))
        server.ok('PATCH', "/proxies/$proxy", /{"upstream":"unix:$path"}/)

        when:
        def near = client().send('hello')
        def accepted = closing(listening.accept())
        def buffer = ByteBuffer.allocate(5)
        while (buffer.hasRemaining()) {
            accepted.read(buffer)
        }
        accepted.write(ByteBuffer.wrap('world'.bytes))

        then:
        new String(buffer.array()) == 'hello'
        near.read() == 'world'

        cleanup:
        folder.deleteDir()
    }
}
