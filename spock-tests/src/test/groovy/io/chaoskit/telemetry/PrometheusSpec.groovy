package io.chaoskit.telemetry

import com.fasterxml.jackson.databind.ObjectMapper
import io.chaoskit.ChaosSpec
import io.chaoskit.Launch
import spock.lang.Requires
import spock.lang.Tag
import spock.lang.TempDir

import java.nio.file.Path

/** A real Prometheus reads the metrics of a live run, and has an answer to each question of the dashboard. */
@Tag('alone')
@Requires(value = { PrometheusSpec.installed('prometheus') && PrometheusSpec.installed('promtool') },
    reason = 'Prometheus is not installed; on Debian: apt-get install prometheus')
class PrometheusSpec extends ChaosSpec {

        /** One scenario that ends, and one that goes on until the process is ended; with all that there is a meter for. */
    private static final String SHOP = '''
        def shop = { name, length ->
            scenario(name) {
                target { }
                step('pay') { try { Chaos.apply('card') } catch (IllegalStateException handled) { } }
                step('ship') { Thread.currentThread().join(2) }
                scope('network') { inject exception(IllegalStateException, 'no "way"\\\\') on point('card') every 2 named 'lost' }
                inject delay(1.ns) on step('ship') named 'slow'
                assert iteration % 3 > 0 : 'no third'
                length.delegate = delegate
                length()
                onFailure resume
            }
        }
        shop('short') { repeat 6 }
        shop('long') { runFor 1.h }
        '''

    @TempDir
    Path folder

    static boolean installed(String program) {
        System.getenv('PATH').split(':').any { new File(it, program).canExecute() }
    }

    def "each question of the dashboard has an answer, and the page no mistake"() {
        given:
        def run = Launch.start(['scripts/chaoskit', 'run', script(), '--metrics-port', 0, '--no-save', '--continue'], [CHAOSKIT_JAVA_OPTS: Launch.ONE_COMPILER])
        int port = metricsPort(run)
        def prometheus = prometheus(port)

        when:
        def page = new URL("http://127.0.0.1:$port/metrics").text

        then:
        check(page) == ''

        and:
        questions().size() > 10
        questions().every { question ->
            eventually {
                def answer = ask(prometheus.port, question)
                assert answer.status == 'success' && answer.data.result.any { it.value[1] != 'NaN' } : question
            }
            true
        }

        cleanup:
        prometheus?.process?.destroy()
        run?.process?.destroy()
        run?.ended()
    }

    def "a page with a mistake is seen"() {
        expect:
        check('# TYPE chaoskit_faults counter\nchaoskit_faults 1\n').contains('chaoskit_faults counter metrics should have "_total" suffix')
    }

    private Path script() {
        folder.resolve('shop.groovy').tap { it.text = SHOP }
    }

    /** What the panels ask, and what there is to choose from. */
    private static List<String> questions() {
        def dashboard = new ObjectMapper().readValue(Launch.BASE.resolve('runtime/telemetry/src/main/resources/io/chaoskit/telemetry/grafana-dashboard.json').toFile(), Map)
        dashboard.panels.collectMany { it.targets*.expr }
            .collect { it.replace('$__rate_interval', '10s').replace('$scenario', '.*') }
            .tap { all -> assert all.every { !it.contains('$') } } + ['group by (scenario) (chaoskit_iterations_total)']
    }

    /** What `promtool` has to say of a page; empty when it is clean. */
    private String check(String page) {
        def file = folder.resolve('page.txt')
        file.text = page
        def tool = new ProcessBuilder('promtool', 'check', 'metrics').redirectInput(file.toFile()).redirectErrorStream(true).start()
        tool.inputStream.text
    }

    private static int metricsPort(Launch run) {
        int port = 0
        eventually(Launch.LIMIT_SECONDS) {
            def line = run.err.readLines().find { it.startsWith('chaoskit: metrics at ') }
            assert line
            port = (line =~ /:(\d+)\/metrics$/)[0][1] as int
        }
        port
    }

    private Map<String, Object> prometheus(int target) {
        int port = new ServerSocket(0).withCloseable { it.localPort }
        def config = folder.resolve('prometheus.yml')
        config.text = """
            global:
              scrape_interval: 500ms
            scrape_configs:
              - job_name: chaoskit
                static_configs:
                  - targets: ['127.0.0.1:$target']
            """.stripIndent()
        def started = Launch.start(['prometheus', "--config.file=$config", "--storage.tsdb.path=${folder.resolve('data')}",
                                    "--web.listen-address=127.0.0.1:$port", '--log.level=warn'])
        eventually {
            assert new URL("http://127.0.0.1:$port/-/ready").text.toLowerCase().contains('ready')
        }
        [process: started.process, port: port]
    }

    private static Map<String, Object> ask(int port, String question) {
        new ObjectMapper().readValue(new URL("http://127.0.0.1:$port/api/v1/query?query=${URLEncoder.encode(question, 'UTF-8')}"), Map)
    }
}
