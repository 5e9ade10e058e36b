package io.chaoskit.scripts

import io.chaoskit.Launch
import io.chaoskit.cli.Call
import io.chaoskit.cli.Shell
import io.chaoskit.cli.ThresholdOption
import org.codehaus.groovy.control.CompilerConfiguration
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** The page about builds: what it shows is run as it stands. */
class CiPageSpec extends Specification {

    static final String PAGE = Launch.BASE.resolve('dsl/docs/ci.md').text

    static final Path LIBRARIES = Launch.BASE.resolve('spock-tests/boot/target/lib')

    @TempDir
    Path folder

    def "the command of the page writes what it says"() {
        given:
        folder.resolve('shop.groovy').text = block('groovy')
        def words = Shell.words(block('sh').trim()).drop(1)
            .collect { it.replaceAll(/(?<=^|=)((shop|chaos)\.\w+)$/, "$folder/\$1") }

        when:
        def call = Call.chaoskit(*words, '--seed', '1')

        then:
        call.exitCode == 3
        call.out.startsWith('UNSTABLE  orders\n')
        folder.resolve('chaos.xml').text.contains('<testcase name="latency.p95 &lt; 200ms" classname="chaoskit.orders" time="0.000">')
        folder.resolve('chaos.md').text.startsWith('### ⚠️ UNSTABLE&ensp;orders\n')
    }

    def "each figure of the page takes each of its limits"() {
        given:
        def rows = (PAGE =~ /(?m)^\| (`.*`) \| .* \| (`.*`) \|$/).collect { [names(it[1]), names(it[2])] }

        expect:
        rows.size() == 4
        rows.each { figures, limits ->
            [figures, limits].combinations().each { figure, limit ->
                assert ThresholdOption.parse("$figure>=$limit").name() == "$figure >= $limit"
            }
        }
    }

    def "the #language of the page is one, and runs scripts with reports"() {
        given:
        def chaos = folder.resolve('chaos')
        chaos.toFile().mkdir()
        chaos.resolve('shop.groovy').text = block('groovy')

        when:
        def commands = shell(block(language))
        def words = Shell.words(commands.find { it.startsWith('chaoskit ') }).drop(1)
            .collect { it.replace('chaos/*.groovy', "$chaos").replaceAll(/(?<==)(chaos\.\w+)$/, "$folder/\$1") }
        def call = Call.chaoskit(*words, '--seed', '1')

        then:
        [call.exitCode, call.err.readLines().findAll { it.startsWith('✗') }] == [3, []]
        commands.any { it.startsWith('mvn ') }
        written.every { folder.resolve("chaos.$it").toFile().size() > 0 }

        where:
        language | written
        'yaml'   | ['xml', 'json']
        'text'   | ['xml', 'html']
    }

    /** What a workflow or a Jenkinsfile has the shell do. */
    private static List<String> shell(String text) {
        if (text.startsWith('pipeline')) {
            return JenkinsPipeline.commands(text)
        }
        def yaml = LIBRARIES.toFile().listFiles().find { it.name.startsWith('snakeyaml') }
        new URLClassLoader([yaml.toURI().toURL()] as URL[], CiPageSpec.classLoader).withCloseable { loader ->
            Map workflow = loader.loadClass('org.yaml.snakeyaml.Yaml').getConstructor().newInstance().load(text)
            workflow.jobs.values().collectMany { it.steps }.findAll { it.run }*.run
        }
    }

    private static String block(String language) {
        (PAGE =~ /(?s)```$language\n(.*?)```/)[0][1]
    }

    private static List<String> names(String cell) {
        (cell =~ /`(.*?)`/).collect { it[1] }
    }
}

/** A Jenkinsfile, of which nothing is done but noting what it has the shell do. */
class JenkinsPipeline {

    final List<String> commands = []

    static List<String> commands(String text) {
        def pipeline = new JenkinsPipeline()
        def configuration = new CompilerConfiguration(scriptBaseClass: DelegatingScript.name)
        def script = new GroovyShell(CiPageSpec.classLoader, configuration).parse(text) as DelegatingScript
        script.setDelegate(pipeline)
        script.run()
        pipeline.commands
    }

    def sh(String command) {
        commands << command
    }

    def methodMissing(String name, Object arguments) {
        arguments.findAll { it instanceof Closure }.each { it() }
    }

    def propertyMissing(String name) {
        name
    }
}
