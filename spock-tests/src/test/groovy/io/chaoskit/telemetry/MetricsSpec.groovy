package io.chaoskit.telemetry

import com.fasterxml.jackson.databind.ObjectMapper
import com.sun.net.httpserver.HttpServer
import io.chaoskit.ChaosSpec
import io.chaoskit.Launch
import io.chaoskit.cli.Call
import spock.lang.Shared
import spock.lang.TempDir

import java.nio.file.Path
import java.util.concurrent.ConcurrentLinkedQueue

/** The metrics of a run, while it goes on and at its end. */
class MetricsSpec extends ChaosSpec {

    /** The last iteration waits until it may end. */
    private static final String SHOP = '''
        def mayEnd = new File(env.MAY_END)
        scenario('shop') {
            target { }
            step('pay') { try { Chaos.apply('card') } catch (IllegalStateException handled) { } }
            step('ship') {
                while (iteration == 20 && !mayEnd.exists()) { Thread.currentThread().join(5) }
                if (iteration == 7) { throw new IOException('gone') }
            }
            scope('network') { inject exception(IllegalStateException, 'no') on point('card') every 2 named 'lost' }
            inject delay(1.ns) on step('ship') named 'slow'
            assert iteration % 5 > 0 : 'no fifth'
            repeat 20
            onFailure resume
        }
        '''

    @TempDir
    Path folder

    /** A run in its last iteration, for all features that look at one that goes on. */
    @Shared
    Launch shop

    @Shared
    @TempDir
    Path shopFolder

    def setupSpec() {
        shop = start(shopFolder, SHOP, '--metrics-port', 0)
    }

    def cleanupSpec() {
        ended(shop, shopFolder)
        assert shop.exitCode == 1
        assert shop.out.startsWith('FAIL  shop\n')
    }

    def "shows what happens while the run goes on"() {
        when:
        def page = awaited(shop) { sample(it, 'chaoskit_hits_total', /injector="slow"/) == 19 }

        then: 'what the 19 iterations did that have ended'
        sample(page, 'chaoskit_iterations_total', /outcome="passed",scenario="shop"/) == 15
        sample(page, 'chaoskit_iterations_total', /outcome="failed",scenario="shop"/) == 4
        sample(page, 'chaoskit_iteration_duration_seconds_count', /scenario="shop"/) == 19
        sample(page, 'chaoskit_iteration_duration_seconds_bucket', /le="\+Inf"/) == 19
        sample(page, 'chaoskit_step_duration_seconds_count', /step="pay"/) == 20
        sample(page, 'chaoskit_step_duration_seconds_count', /step="ship"/) == 19
        sample(page, 'chaoskit_hits_total', /injector="lost",scenario="shop",scope="network",site="point\('card'\)"/) == 19
        sample(page, 'chaoskit_faults_total', /injector="slow",scenario="shop",scope="none",site="step\('ship'\)"/) == 20
        sample(page, 'chaoskit_violations_total', /check="[^"]+",scenario="shop",severity="critical"/) == 3
        sample(page, 'chaoskit_run_seed', /scenario="shop"/) == 4711
        !page.contains('chaoskit_runs_total')
    }

    def "the counts of a run that is over are those of its report"() {
        given: 'a second scenario that waits until it may end'
        def run = start(folder, SHOP.replace('iteration == 20 &&', 'false &&').replace("scenario('shop')", "scenario('short')") +
            '''
            scenario('long') {
                target { while (!mayEnd.exists()) { Thread.currentThread().join(5) } }
                inject delay(1.ns)
            }''', '--metrics-port', 0, '-o', "json=${folder.resolve('report.json')}", '--continue')

        when:
        def page = awaited(run) { sample(it, 'chaoskit_run_seed', /scenario="long"/) != null }
        ended(run, folder)
        def report = new ObjectMapper().readValue(folder.resolve('report.json').toFile(), List)[0]

        then:
        sample(page, 'chaoskit_iterations_total', /outcome="passed",scenario="short"/) == report.iterations.passed
        sample(page, 'chaoskit_iterations_total', /outcome="failed",scenario="short"/) == report.iterations.failed
        report.injectors.every {
            sample(page, 'chaoskit_hits_total', /injector="${it.name}",scenario="short"/) == it.hits &&
                sample(page, 'chaoskit_faults_total', /injector="${it.name}",scenario="short"/) == it.fired
        }
        sample(page, 'chaoskit_violations_total', /scenario="short"/) == report.validators.sum { it.failures }
        sample(page, 'chaoskit_runs_total', /scenario="short",verdict="fail"/) == 1
    }

    def "listens on 127.0.0.1 alone, and gives nothing but the metrics"() {
        given:
        def port = port(shop)

        expect:
        status("http://127.0.0.1:$port/metrics") == 200
        status("http://127.0.0.1:$port/") == 404
        status("http://127.0.0.1:$port/metrics", 'POST') == 405

        and:
        NetworkInterface.networkInterfaces().toList().collectMany { it.inetAddresses.toList() }.findAll { it instanceof Inet4Address && !it.loopbackAddress }.every {
            refuses(it, port)
        }
    }

    def "a port in use is a mistake before the run"() {
        given:
        def taken = new ServerSocket(0, 1, InetAddress.getByName('127.0.0.1'))

        when:
        def call = Call.chaoskit('run', script('scenario("x") { target { println "ran" } }'), '--metrics-port', taken.localPort)

        then:
        call.exitCode == 2
        call.out == ''
        call.err == """\
            ✗ chaoskit
              What went wrong: --metrics-port must be a free port of 127.0.0.1, but $taken.localPort is in use.
              Try: 0 takes any port that is free
            """.stripIndent()

        cleanup:
        taken.close()
    }

    def "#option must fit"() {
        when:
        def call = Call.chaoskit('run', script('scenario("x") { target { } }'), *option.split(' '))

        then:
        call.exitCode == 2
        call.err.contains("What went wrong: $message.\n  Try: $hint\n")

        where:
        option                   || message                                                     | hint
        '--metrics-port -1'      || '--metrics-port must be 0 to 65535, but was -1'             | '0 takes any port that is free'
        '--metrics-port 65536'   || '--metrics-port must be 0 to 65535, but was 65536'          | '0 takes any port that is free'
        '--otlp localhost:4318'  || "--otlp must be the URL of a receiver, but was 'localhost:4318'" | 'for example --otlp http://localhost:4318'
        '--otlp ftp://host/x'    || "--otlp must be the URL of a receiver, but was 'ftp://host/x'"   | 'for example --otlp http://localhost:4318'
        '--otlp http:/'          || "--otlp must be the URL of a receiver, but was 'http:/'"         | 'for example --otlp http://localhost:4318'
    }

    def "sends the metrics of a run to a receiver of OTLP"() {
        given:
        def received = new ConcurrentLinkedQueue<Map<String, Object>>()
        def receiver = receiver { exchange ->
            received << [path: exchange.requestURI.path, type: exchange.requestHeaders.getFirst('Content-Type'), body: exchange.requestBody.bytes]
            exchange.sendResponseHeaders(200, -1)
            exchange.close()
        }

        when:
        def call = sent(script('scenario("sent") { target { }; inject delay(1.ns) named "slow"; repeat 3 }'),
            "http://127.0.0.1:$receiver.address.port")

        then:
        call.exitCode == 0
        call.err == ''
        received*.path.toSet() == ['/v1/metrics'] as Set
        received*.type.toSet() == ['application/x-protobuf'] as Set
        def last = new String(received.last().body as byte[], 'ISO-8859-1')
        ['chaoskit.iterations', 'chaoskit.iteration.duration', 'chaoskit.step.duration', 'chaoskit.hits', 'chaoskit.faults', 'chaoskit.runs', 'slow'].every { last.contains(it) }

        cleanup:
        receiver.stop(0)
    }

    def "a receiver that #how is told at the end, and changes nothing"() {
        given:
        def receiver = receiverThat(how)

        when:
        def call = sent(script('scenario("lost") { target { }; inject delay(1.ns); repeat 3 }'), "http://127.0.0.1:$receiver.port/in")

        then:
        call.exitCode == 0
        call.out.startsWith('PASS  lost\n')
        call.err ==~ /chaoskit: (\d+) of \1 batches of metrics did not arrive at http:\/\/127.0.0.1:$receiver.port\/in: $why; the metrics of the end are lost\n/

        cleanup:
        receiver.close.call()

        where:
        how             || why
        'is down'       || /java.net.ConnectException: Connection refused.*/
        'rejects them'  || /it answered with 503/
        'never answers' || /(it did not answer within 5 s|java.net.SocketTimeoutException: Read timed out)/
    }

    def "nobody else's metrics come along"() {
        when:
        def page = awaited(shop) { sample(it, 'chaoskit_hits_total', /injector="slow"/) == 19 }
        def names = (page =~ /(?m)^# HELP (\S+)/).collect { it[1] }

        then:
        names.every { it.startsWith('chaoskit_') }
    }

    private Path script(String text) {
        script(folder, text)
    }

    private static Path script(Path folder, String text) {
        folder.resolve('shop.groovy').tap { it.text = text }
    }

    private static Launch start(Path folder, String text, Object... options) {
        Launch.start(['scripts/chaoskit', 'run', script(folder, text), '--seed', 4711, '--no-save', *options],
            [MAY_END: folder.resolve('go'), CHAOSKIT_JAVA_OPTS: Launch.ONE_COMPILER])
    }

    private static void ended(Launch run, Path folder) {
        folder.resolve('go').text = ''
        run.ended()
    }

    private static Launch sent(Path script, String url) {
        Launch.launcher(['run', script, '--no-save', '--otlp', url])
    }

    private static int port(Launch run) {
        int found = 0
        eventually(Launch.LIMIT_SECONDS) {
            def line = run.err.readLines().find { it.startsWith('chaoskit: metrics at http://127.0.0.1:') }
            assert line
            found = (line =~ /:(\d+)\/metrics$/)[0][1] as int
        }
        found
    }

    /** The page when it is as wanted. */
    private static String awaited(Launch run, Closure<Boolean> wanted) {
        int port = port(run)
        String page = ''
        eventually {
            page = new URL("http://127.0.0.1:$port/metrics").text
            assert wanted(page)
        }
        page
    }

    /** The value of the one series whose labels have that part; null when there is none. */
    private static Double sample(String page, String name, String labels) {
        def found = (page =~ /(?m)^$name\{[^}]*$labels[^}]*\} (\S+)/).collect { it[1] as double }
        assert found.size() < 2
        found ? found[0] : null
    }

    private static int status(String url, String method = 'GET') {
        def connection = new URL(url).openConnection() as HttpURLConnection
        connection.requestMethod = method
        connection.responseCode
    }

    private static boolean refuses(InetAddress address, int port) {
        try {
            new Socket(address, port).close()
            false
        } catch (ConnectException refused) {
            true
        }
    }

    private static HttpServer receiver(Closure<?> handle) {
        HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0).tap {
            createContext('/', handle)
            start()
        }
    }

    private static Map<String, Object> receiverThat(String how) {
        switch (how) {
            case 'is down': return closedPort()
            case 'rejects them': return rejecting()
            default: return silent()
        }
    }

    private static Map<String, Object> closedPort() {
        int port = new ServerSocket(0).withCloseable { it.localPort }
        [port: port, close: {}]
    }

    private static Map<String, Object> rejecting() {
        def server = receiver { exchange ->
            exchange.requestBody.bytes
            exchange.sendResponseHeaders(503, -1)
            exchange.close()
        }
        [port: server.address.port, close: { server.stop(0) }]
    }

    /** The system takes the connections; nobody else does. */
    private static Map<String, Object> silent() {
        def server = new ServerSocket(0, 50, InetAddress.getByName('127.0.0.1'))
        [port: server.localPort, close: { server.close() }]
    }
}
