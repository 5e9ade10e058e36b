package io.chaoskit.cli

import io.chaoskit.ChaosSpec
import io.chaoskit.Launch

import static io.chaoskit.Launch.BASE

class ProxyCommandSpec extends CliSpec {

    def "serves proxies until a signal"() {
        given:
        def port = new ServerSocket(0).withCloseable { it.localPort }
        def launch = Launch.start([BASE.resolve('scripts/chaoskit'), 'proxy', '-host', '127.0.0.1', "-port=$port", '--seed', 5],
            [CHAOSKIT_JAVA_OPTS: Launch.ONE_COMPILER])

        when:
        ChaosSpec.eventually(200) { assert launch.out.contains('Starting Toxiproxy HTTP server') }

        then:
        new URL("http://127.0.0.1:$port/proxies").text == '{}'
        launch.out.contains('"seed":"5"')

        when:
        launch.process.destroy()
        launch.ended()

        then:
        launch.exitCode in [0, 143]
        launch.out.contains('Shutting down')

        cleanup:
        launch.process.destroyForcibly()
    }

    def "tells a port that is taken"() {
        given:
        def taken = new ServerSocket(0, 1, InetAddress.getByName('127.0.0.1'))

        expect:
        chaoskit('proxy', '-host', '127.0.0.1', '-port', taken.localPort) == 2
        err.contains("the API cannot listen on /127.0.0.1:$taken.localPort")

        cleanup:
        taken.close()
    }
}
