package io.chaoskit.docs

import groovy.io.FileType
import io.chaoskit.Launch
import io.chaoskit.cli.CliSpec
import io.chaoskit.cli.Shell
import spock.util.environment.RestoreSystemProperties

import javax.tools.ToolProvider
import java.nio.file.Files
import java.nio.file.Path

/** The guide tells the truth: its links lead somewhere, its commands and options exist, its scripts end as it says. */
@RestoreSystemProperties
class GuideSpec extends CliSpec {

    static final Path DOCS = Launch.BASE.resolve('dsl/docs')
    static final List<String> PAGES = DOCS.toFile().listFiles().findAll { it.name.endsWith('.md') }.collect { it.name - '.md' }.sort()
    static final List<String> GUIDE = ['getting-started', 'concepts', 'cookbook', 'determinism', 'cost', 'ci', 'command-line', 'many-machines']

    def setup() {
        System.setProperty('chaoskit.folder', folder.resolve('.chaoskit').toString())
    }

    def "every page is in the index, and every link leads to a file"() {
        expect:
        PAGES.size() > 15
        (PAGES - 'README').findAll { !Page.text('README').contains("]($it" + '.md)') } == []
        PAGES.collectMany { page -> links(page).findAll { !Files.exists(DOCS.resolve(it)) }.collect { "$page: $it" } } == []
    }

    def "the commands of #page exist with their options"() {
        expect:
        commands(page).collectMany { unknown(it) } == []

        where:
        page << GUIDE
    }

    def "getting started finds two faults, one after the other"() {
        given:
        def shop = script(Launch.BASE.resolve('scripts/examples/quickstart.groovy').text
            .replace("'jdbc:h2:mem:shop'", '"jdbc:h2:mem:\${UUID.randomUUID()}"'), 'quickstart.groovy') // each run in a JVM of its own, by the launcher
        def (leak, closed, inject, retry) = Page.blocks('getting-started', 'groovy')
        def command = ['run', shop, '--seed', 2, '--class-path', sql()]

        expect:
        Page.blocks('getting-started', 'sh') == ['scripts/chaoskit run scripts/examples/quickstart.groovy --seed 2\n']
        [chaoskit(*command), err] == [1, '']
        out.contains('✗ every connection comes back')
        out.contains('iteration 2  assert target.connectionsInUse() == 0')

        when:
        replace(shop, leak, closed)

        then:
        [chaoskit(*command), err] == [0, '']

        when:
        replace(shop, '    assert goroutineLimit(100)', "$inject\n    assert goroutineLimit(100)")

        then:
        [chaoskit(*command), err] == [1, '']
        out.contains('no piece gets lost')
        out.contains('SQLTransientException')

        when:
        replace(shop, '        ship(pieces)\n        return true', "$retry        return true")

        then:
        chaoskit(*command) == 0
        out.startsWith('PASS  ')
    }

    def "the scenario of the concepts passes under strict thresholds"() {
        expect:
        [chaoskit('run', script(Page.blocks('concepts', 'groovy')[0]), '--fail-on-unstable'), err] == [0, '']
        out.startsWith('PASS  words of a scenario\n')
    }

    def "the same seed places the same faults with one lane and with eight"() {
        given:
        script(Page.blocks('determinism', 'groovy')[0], 'payments.groovy')

        when:
        def placed = Page.blocks('determinism', 'sh')[0].readLines().collect { faults(it) }

        then:
        placed.size() == 2
        placed[0].size() > 10
        placed[0] == placed[1]
        placed[0] != faults('chaoskit run payments.groovy --seed 43')
    }

    def "each line of ours that replaces one of theirs is understood"() {
        given:
        def lines = ours().findAll { it =~ /^(inject|assert|proxy|scope|repeat|onFailure|toxiproxy)\b/ }

        expect:
        lines.size() > 50
        mistakes(lines) == []
    }

    def "the scenario in Java finds the faults that its seed places"() {
        given:
        folder.resolve('Orders.java').text = Page.blocks('java-api', 'java')[0]
        assert ToolProvider.systemJavaCompiler.run(null, null, null, '-cp', System.getProperty('java.class.path'), '-d', "$folder",
            "$folder/Orders.java") == 0
        def loader = new URLClassLoader([folder.toUri().toURL()] as URL[], getClass().classLoader)

        when:
        def report = loader.loadClass('Orders').run()

        then:
        report.passed
        report.injectors[0].fired == 10
        report.seed == 42
    }

    def "each entry of the Java API exists"() {
        expect:
        (Page.text('java-api') =~ /`(io\.chaoskit\.[\w.]+)`/).collect { it[1] as String }.findAll { !exists(it) } == []
    }

    /** Where each fault of a run is. */
    private List<String> faults(String command) {
        def events = folder.resolve('events.jsonl')
        Files.deleteIfExists(events)
        assert chaoskit(*Shell.words(command).drop(1).collect { it.endsWith('.groovy') ? folder.resolve(it) : it }, '-o', "events=$events") == 0
        (events.text =~ /"id":"(\w+)"/).collect { it[1] as String }.sort()
    }

    private List<String> mistakes(List<String> lines) {
        def file = script(lines.withIndex().collect { line, i ->
            def proxy = line =~ /on proxy\(/ ? "proxy('db') { upstream 'localhost:1' }; " : ''
            "scenario('$i') { target { }; ${proxy}$line }"
        }.join('\n'))
        chaoskit('validate', file) == 0 ? [] : [err]
    }

    /** What the launcher has and specifications have not. */
    private static File sql() {
        Launch.DIST.resolve('lib').toFile().listFiles().find { it.name.startsWith('groovy-sql') }
    }

    private static void replace(Path file, String old, String changed) {
        assert file.text.count(old) == 1
        file.text = file.text.replace(old, changed)
    }

    /** What stands in the last column of the tables of theirs and ours. */
    private static List<String> ours() {
        (Page.text('migrating') =~ /(?m)^\| .* \| (.*) \|$/).collect { it[1] as String }
            .collectMany { (it =~ /`([^`]+)`/).collect { it[1] as String } }
    }

    private static List<String> links(String page) {
        (Page.text(page).replaceAll(/(?s)```.*?```/, '') =~ /\]\(([^)#:]+)\)/).collect { it[1] as String }
    }

    private static List<String> commands(String page) {
        Page.blocks(page, 'sh').collectMany { it.replace('\\\n', ' ').readLines() }.collect { it.replaceAll(/ +#.*/, '').trim() }.findAll()
    }

    /** What of a command there is not: the program, the command, an option, or a file of this project. */
    private static List<String> unknown(String line) {
        def words = Shell.words(line)
        def missing = words.findAll { it.startsWith('scripts/') || it.startsWith('runtime/') || it.startsWith('./') }
            .findAll { !it.contains('target/') && !Files.exists(Launch.BASE.resolve(it.replaceAll(/[*].*/, ''))) }
        words[0].endsWith('chaoskit') ? missing + unknownOptions(words.drop(1)) : missing
    }

    private static List<String> unknownOptions(List<String> words) {
        def help = io.chaoskit.cli.Call.chaoskit(words[0], '--help')
        help.exitCode == 0 ? words.findAll { it.startsWith('-') }.collect { it.split('=')[0] }.findAll { !help.out.contains(it) } : [words[0]]
    }

    private static boolean exists(String type) {
        try {
            Class.forName(type, false, GuideSpec.classLoader) != null
        } catch (ClassNotFoundException e) {
            false
        }
    }
}
