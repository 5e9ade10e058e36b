package io.chaoskit.proxy

import io.chaoskit.Launch

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit

class StandaloneSpec extends ProxySpec {

    static final Path JAR = Launch.BASE.resolve('runtime/proxy/target/chaoskit-proxy-0.1.0-SNAPSHOT-standalone.jar')

    def "the jar alone serves the proxies of a file until a signal"() {
        given:
        def port = new ServerSocket(0).withCloseable { it.localPort }
        def config = Files.createTempFile('proxies', '.json')
        config.text = '[{"name":"db","listen":"127.0.0.1:0","upstream":"127.0.0.1:1"}]'
        def launch = start('-host', '127.0.0.1', "--port=$port", '-config', config, '-seed=5')

        when:
        eventually(200) { assert launch.out.contains('Starting Toxiproxy HTTP server') }
        def proxies = new URL("http://127.0.0.1:$port/proxies").text

        then:
        proxies.startsWith('{"db":{"name":"db","listen":"127.0.0.1:')
        launch.out.readLines().every { Toxiproxy.JSON.readValue(it, Map).keySet().containsAll(['level', 'time', 'message']) }
        launch.err == ''

        when:
        launch.process.destroy()
        launch.ended()

        then:
        launch.exitCode == 0
        launch.out.contains('Shutting down')

        cleanup:
        Files.delete(config)
    }

    def "a call with #arguments ends with #code"() {
        given:
        def launch = start(*arguments).ended()

        expect:
        launch.exitCode == code
        launch."$stream".contains(text)

        where:
        arguments         | code | stream | text
        ['-version']      | 0    | 'out'  | 'toxiproxy-server version 2.12.0'
        ['--help']        | 0    | 'out'  | '-proxy-metrics'
        ['-nonsense']     | 2    | 'err'  | 'flag provided but not defined: -nonsense'
        ['-port']         | 2    | 'err'  | 'flag needs an argument: -port'
        ['-allowed-hosts'] | 2   | 'err'  | 'flag needs an argument: -allowed-hosts'
        ['-seed', 'x']    | 2    | 'err'  | 'invalid value "x" for flag -seed'
        ['-port', '9999999'] | 1 | 'err'  | 'invalid port'
    }

    def "a port in use ends it with 1"() {
        given:
        def taken = closing(new ServerSocket(0, 5, InetAddress.getByName('127.0.0.1')))

        when:
        def launch = start('-host', '127.0.0.1', '-port', taken.localPort).ended()

        then:
        launch.exitCode == 1
        launch.err.contains("the API cannot listen on /127.0.0.1:$taken.localPort")
    }

    def "names that are allowed may be those of the Host"() {
        given:
        def port = new ServerSocket(0).withCloseable { it.localPort }
        def launch = start('-host', '127.0.0.1', '-port', port, '-allowed-hosts', 'toxiproxy,other')

        when:
        eventually(200) { assert launch.out.contains('Starting Toxiproxy HTTP server') }
        def client = closing(new RawHttp(port))

        then:
        ['other', 'toxiproxy:1', 'evil.example'].collect {
            client.send("GET /version HTTP/1.1\r\nHost: $it\r\n\r\n").answer().status.take(3)
        } == ['200', '200', '403']
    }

    def "a file that is wrong is logged, and the server goes on"() {
        given:
        def port = new ServerSocket(0).withCloseable { it.localPort }
        def launch = start('-host', '127.0.0.1', '-port', port, '-config', '/no/such/file')

        when:
        eventually(200) { assert launch.out.contains('Starting Toxiproxy HTTP server') }

        then:
        launch.out.contains('Failed to populate proxies from file')
        new URL("http://127.0.0.1:$port/proxies").text == '{}'
    }

    private Launch start(Object... arguments) {
        def launch = Launch.start([Launch.JAVA, '-XX:TieredStopAtLevel=1', '-jar', JAR, *arguments])
        closing({ launch.process.destroyForcibly().waitFor(60, TimeUnit.SECONDS) } as Closeable)
        launch
    }
}
