package io.chaoskit.proxy

import static io.chaoskit.proxy.Toxiproxy.EMBEDDED
import static io.chaoskit.proxy.Toxiproxy.REAL

/** What ours has beyond the real server: packet_loss, corrupt, and the sockets of the JDK. */
class OwnToxicsSpec extends ProxySpec {

    def "packet_loss of #rate loses #lost of 60 chunks"() {
        expect:
        60 - survivors('x' * 60, loss_rate: rate, correlation: correlation).length() in lost

        where:
        rate | correlation | lost
        0    | 0           | 0..0
        1    | 0           | 60..60
        -3   | 0           | 0..0
        0.4  | 0           | 8..42
        0.01 | 1           | 0..60
    }

    def "a chunk after a lost one is lost too when the correlation is 1"() {
        given:
        def sent = ('A'..'Z').join()

        when:
        def got = survivors(sent, loss_rate: 0.3, correlation: 1)

        then:
        got.length() < sent.length()
        sent.startsWith(got)
    }

    /** What is left of a text, each letter a chunk: the end of the stream tells what was lost, and no wait. */
    private String survivors(Map<String, ?> loss, String sent) {
        through(EMBEDDED)
        toxic('slicer', average_size: 1, size_variation: 0, delay: 0)
        toxic(loss, 'packet_loss')
        def (client, upstream) = pair()
        upstream.send(sent).half()
        new String(client.readAll())
    }

    def "corrupt changes one bit of each byte it hits, and no number of bytes"() {
        given:
        through(EMBEDDED)
        toxic('corrupt', rate: rate)
        def (client, upstream) = pair()
        def sent = new byte[20_000]
        new Random(3).nextBytes(sent)

        when:
        upstream.socket.outputStream.write(sent)
        upstream.half()
        def got = client.readAll()
        def changed = (0..<sent.length).findAll { sent[it] != got[it] }

        then:
        got.length == sent.length
        changed.size() in hit
        changed.every { Integer.bitCount((sent[it] ^ got[it]) & 0xff) == 1 }

        where:
        rate | hit
        0    | 0..0
        0.1  | 1700..2300
        1    | 20_000..20_000
    }

    def "the real server does not know #type"() {
        given:
        through(REAL)

        expect:
        server.call('POST', "/proxies/$proxy/toxics", /{"type":"$type"}/).body() == '{"error":"invalid toxic type","status":400}\n'

        where:
        type << ['packet_loss', 'corrupt']
    }

    def "all works on the sockets of the JDK"() {
        given:
        def listening = closing(new ServerSocket(0, 5, InetAddress.loopbackAddress))
        def embedded = closing(ToxiproxyServer.builder().nativeTransport(false).start())
        def made = embedded.proxies().create('db', '127.0.0.1:0', "127.0.0.1:$listening.localPort")
        port = made.listen().split(':')[1] as int
        def client = client()
        def upstream = closing(new Wire(listening.accept()))

        when:
        client.send('up')
        upstream.send('down')

        then:
        upstream.read() == 'up'
        client.read() == 'down'

        when:
        long written = upstream.flood()
        upstream.half()

        then:
        client.readAll().length >= written

        when:
        made.enabled = false

        then: 'the JDK closes a port when its selector looks next'
        eventually { assert refused(port) }
    }

    private static boolean refused(int port) {
        try {
            Wire.connect(port).close()
            false
        } catch (ConnectException e) {
            true
        }
    }
}
