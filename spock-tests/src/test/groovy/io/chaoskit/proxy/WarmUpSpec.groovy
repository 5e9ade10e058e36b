package io.chaoskit.proxy

import io.chaoskit.Launch

import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.TempDir

/** A server that says that it listens has loaded what the first connection needs. */
class WarmUpSpec extends ProxySpec {

    static final String ON_THE_WAY = /io\.chaoskit\.proxy\.internal\.(link|toxic|io\.netty\.(channel|buffer|bootstrap))\./

    @TempDir
    Path folder

    def "the first connection loads no class of the path that it takes"() {
        given:
        def loads = folder.resolve('loads')
        def api = new ServerSocket(0).withCloseable { it.localPort }
        def listening = closing(new ServerSocket(0, 5, InetAddress.loopbackAddress))
        def config = folder.resolve('proxies.json')
        int port = Toxiproxy.lastingPorts(1)[0]
        config.text = /[{"name":"db","listen":"127.0.0.1:$port","upstream":"127.0.0.1:$listening.localPort"}]/
        def launch = Launch.start([Launch.JAVA, '-XX:TieredStopAtLevel=1', "-Xlog:class+load:file=$loads", '-cp', System.getProperty('java.class.path'),
            'io.chaoskit.proxy.internal.server.StandaloneServer', '-host', '127.0.0.1', '-port', api, '-config', config])
        closing({ launch.process.destroyForcibly().waitFor(60, TimeUnit.SECONDS) } as Closeable)
        eventually(200) { assert launch.out.contains('Starting Toxiproxy HTTP server') }
        def before = onTheWay(loads)

        when:
        def client = closing(Wire.connect(port))
        def upstream = closing(new Wire(listening.accept()))
        upstream.send('x')
        client.read()
        client.send('y')
        upstream.read()

        then:
        before.size() > 50
        onTheWay(loads) - before == []
    }

    private static List<String> onTheWay(Path loads) {
        loads.readLines().findAll { it =~ ON_THE_WAY }.collect { (it =~ /(io\.chaoskit\S+)/)[0][1] as String }
            .findAll { !it.contains('$$Lambda') }
    }

    def "it leaves no proxy, no count and no line"() {
        given:
        def out = new ByteArrayOutputStream()
        def server = closing(ToxiproxyServer.builder().proxyMetrics(true).jsonLog(new PrintStream(out, true), 'debug').start())

        expect:
        server.proxies().all() == []
        !new URL("http://127.0.0.1:${server.address().port}/metrics").text.contains('toxiproxy_proxy')
        out.toString().readLines().collect { Toxiproxy.JSON.readValue(it, Map).message } ==
            ['Starting Toxiproxy', 'Starting Toxiproxy HTTP server', 'Answered']
    }
}
