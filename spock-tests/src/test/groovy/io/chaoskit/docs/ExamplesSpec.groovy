package io.chaoskit.docs

import io.chaoskit.Launch
import io.chaoskit.cli.CliSpec
import io.chaoskit.word.ExtensionJar
import org.junit.platform.engine.discovery.DiscoverySelectors
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder
import org.junit.platform.launcher.core.LauncherFactory
import org.junit.platform.launcher.listeners.SummaryGeneratingListener
import org.w3c.dom.Element
import spock.util.environment.RestoreSystemProperties

import javax.tools.ToolProvider
import javax.xml.parsers.DocumentBuilderFactory
import java.nio.file.Path

/** The examples are short, and end as they say. */
@RestoreSystemProperties
class ExamplesSpec extends CliSpec {

    static final Path EXAMPLES = Launch.BASE.resolve('scripts/examples')
    /** What the build has laid there, as the example's pom names it. */
    static final Path SAGA_LIBRARIES = Launch.BASE.resolve('spock-tests/saga/target/lib')
    /** What has specifications of its own. */
    static final List<String> ELSEWHERE = ['quickstart.groovy', 'pressure.groovy', 'spring-boot/orders.groovy']

    /** The example, options, the exit code, the first line, and what the output has besides. */
    static final List<List> RUNS = [
        ['simple', [], 0, 'PASS  a counter counts', 'no increment gets lost'],
        ['continuous', ['-i', '200'], 0, 'UNSTABLE  mails are sent', 'successRate >= 90.percent'],
        ['chaos-context', [], 0, 'PASS  files are imported or skipped', 'no file is forgotten'],
        ['methods', [], 0, 'PASS  each order is charged once', 'at CardService.charge(..)'],
        ['toxiproxy', [], 0, 'PASS  there is always a price', "at proxy('prices')"],
        ['infinity-loop', [], 1, 'FAIL  a broker that is away does not stop the service', 'Subscription.receive'],
        ['resilient-service', [], 0, 'PASS  customers always see recommendations', 'noEscape()'],
        ['scopes', [], 0, 'PASS  orders are placed or refused', 'payment'],
        ['scopes', ['--without-scope', 'payment'], 0, 'PASS  orders are placed or refused', 'warehouse'],
        ['prometheus', ['--metrics-port', '0', '-i', '100'], 0, 'PASS  all jobs are handled', 'no job is lost'],
        ['database-proxy', ['--class-path', library('groovy-sql')], 0, 'PASS  each booking is there once', "at proxy('db')"],
        ['host-rules', [], 0, 'PASS  there is always a rate', 'noEscape()'],
        ['lanes', [], 0, 'PASS  an account is never overdrawn', 'not overdrawn'],
        ['recovery', [], 0, 'PASS  mails are delivered in the end', 'eventually'],
        ['soak', ['-i', '32'], 0, 'PASS  sessions over a weekend', 'latency.p99'],
    ]

    /** It collects the heap 32 times: that of all specifications takes longer than a process with its own. */
    static final List<String> ALONE = ['soak']

    def setup() {
        System.setProperty('chaoskit.folder', folder.resolve('.chaoskit').toString())
    }

    def "'#name' #options ends with #code"() {
        when:
        def call = ['run', EXAMPLES.resolve("${name}.groovy"), '--seed', 1, *options]
        def ended = name in ALONE ? launched(*call) : chaoskit(*call)

        then:
        [ended, err.readLines().findAll { it.startsWith('✗') || it.startsWith('  W') }, out.readLines().find()] == [code, [], first]
        out.contains(says)

        where:
        [name, options, code, first, says] << RUNS
    }

    def "classes of a Maven project are named by their folder"() {
        given:
        def project = EXAMPLES.resolve('maven-project')
        javac('-d', folder, *sources(project.resolve('src/main/java')))

        expect:
        [chaoskit('run', project.resolve('orders.groovy'), '--class-path', folder, '--seed', 1), err] == [0, '']
        out.startsWith('PASS  accepted orders are saved\n')
        out =~ /at com\.acme\.orders\.OrderRepo\.save/
    }

    def "the saga stress test passes"() {
        expect:
        [saga(), err] == [0, '']
        out.startsWith('PASS  every order is shipped or undone\n')
        out =~ /recursionDepthLimit\(5, of: 'com\.acme\.saga\.OrderSaga\.undo\(\.\.\)'\) +max 5/
        ['no piece is lost', 'no money is lost', 'no order is left in the middle'].every { out.contains(it) }
    }

    def "the saga stress test fails when a compensation is missing, and says what is lost"() {
        expect:
        saga('-e', 'forget=charge', '--lanes', 1) == 1
        out.startsWith('FAIL  every order is shipped or undone\n')
        out.contains('✗ no money is lost')
        out.contains("sum('customers', 'shop') == 1_000_000")
        out =~ /after exception\(Refused, '.*'\) at /
        !out.contains('✗ no piece is lost')
    }

    def "the saga stress test is run on the engine that its pom names"() {
        given:
        def named = dependencies(EXAMPLES.resolve('saga/pom.xml'))

        expect:
        dependencies(Launch.BASE.resolve('spock-tests/saga/pom.xml')).findAll { it in named } == ['dev.dbos:transact:1.1.0-m6']
    }

    private static List<String> dependencies(Path pom) {
        def all = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile()).getElementsByTagName('dependency')
        (0..<all.length).collect { i ->
            ['groupId', 'artifactId', 'version'].collect { (all.item(i) as Element).getElementsByTagName(it).item(0).textContent }.join(':')
        }
    }

    /** Compiled as Maven does it, with the libraries that its pom names. */
    private int saga(Object... options) {
        def example = EXAMPLES.resolve('saga')
        javac('-d', folder, '-cp', [*SAGA_LIBRARIES.toFile().listFiles(), System.getProperty('java.class.path')].join(':'),
            *sources(example.resolve('src/main/java')))
        chaoskit('run', example.resolve('saga-stress.groovy'), '--class-path', folder, '--class-path', "$SAGA_LIBRARIES/*",
            '--class-path', library('groovy-sql'), '--seed', 1, *options)
    }

    def "a jar adds an effect and a validator"() {
        given:
        def words = EXAMPLES.resolve('custom-words/src')
        def jar = ExtensionJar.build(folder, 'shop-words', ['com.acme.ShopWords': words.resolve('com/acme/ShopWords.java').text],
            words.resolve('META-INF/services/io.chaoskit.word.Words').readLines())

        when:
        def run = ExtensionJar.chaoskit([jar], 'run', EXAMPLES.resolve('custom-words/shelf.groovy'), '--seed', 1)

        then:
        run.exitCode == 0
        run.out.startsWith('PASS  the shelf is filled up again\n')
        run.out.contains('filled(10, most: 10)')
    }

    def "the specification passes in both rows"() {
        given:
        def type = new GroovyClassLoader(getClass().classLoader).parseClass(EXAMPLES.resolve('CheckoutSpec.groovy').toFile())
        def found = LauncherDiscoveryRequestBuilder.request().selectors(DiscoverySelectors.selectClass(type)).build()
        def summary = new SummaryGeneratingListener()

        when:
        LauncherFactory.create().execute(found, summary)

        then:
        summary.summary.failures*.exception == []
        summary.summary.testsSucceededCount == 2 + 1 // the rows, and the feature that holds them
    }

    def "the JSON of a failed run is read"() {
        given:
        chaoskit('run', EXAMPLES.resolve('infinity-loop.groovy'), '--seed', 1, '-o', "json=$folder/report.json")
        def out = new StringWriter()
        def json = new URLClassLoader([library('groovy-json').toURI().toURL()] as URL[], getClass().classLoader)
        def script = new GroovyShell(json, new Binding(args: ["$folder/report.json".toString()] as String[], out: out))

        when:
        script.evaluate(EXAMPLES.resolve('read-report.groovy').toFile())
        def lines = out.toString().readLines()

        then:
        lines[0] == 'FAIL  a broker that is away does not stop the service, seed 1'
        lines.any { it ==~ /fault   exception\(ConnectException, 'refused'\) at point\('broker'\): \d+ of \d+ hits/ }
        lines.any { it.startsWith('failed  iteration 3: ') }
    }

    def "each example has less than 60 lines, and is run here and told in the cookbook"() {
        given:
        def all = sources(EXAMPLES, '.groovy').findAll { !it.contains('/bugs/') && !ELSEWHERE.any { name -> it.endsWith("/$name") } }
        def cookbook = Page.text('cookbook')

        expect:
        all.size() > 15
        all.findAll { new File(it).readLines().size() >= 60 } == []
        all.findAll { path -> !(path.tokenize('/').last() in RUNS.collect { "${it[0]}.groovy".toString() } + ['orders.groovy', 'saga-stress.groovy', 'shelf.groovy', 'CheckoutSpec.groovy', 'read-report.groovy']) } == []
        all.collect { "../../scripts/examples/${EXAMPLES.relativize(Path.of(it))}" }.findAll { !cookbook.contains("]($it)") } == []
    }

    /** A library of the launcher that specifications do not have. */
    private static File library(String name) {
        Launch.DIST.resolve('lib').toFile().listFiles().find { it.name.startsWith(name) }
    }

    private static List<String> sources(Path below, String ending = '.java') {
        def found = []
        below.eachFileRecurse { if (it.toString().endsWith(ending)) { found << it.toString() } }
        found
    }

    private static void javac(Object... arguments) {
        assert ToolProvider.systemJavaCompiler.run(null, null, null, *arguments*.toString()) == 0
    }
}
