package io.chaoskit.cli

import io.chaoskit.Launch
import io.chaoskit.model.ScenarioBuilder
import io.chaoskit.report.FailureAnalysis
import io.chaoskit.report.Reports
import io.chaoskit.validator.Severity
import io.chaoskit.validator.Validators
import io.chaoskit.value.SourceLocation
import io.chaoskit.verdict.Verdict
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** What GitHub Actions is told. */
class GitHubSpec extends Specification {

    @TempDir
    Path folder

    def notes = new ByteArrayOutputStream()

    def "an assert or step that failed is annotated where it stands"() {
        given:
        def report = Reports.builder()
            .failures([Reports.violation('invariant', 2), Reports.violation('invariant', 3), Reports.step(3).build()], 0, FailureAnalysis.NONE)
            .build()

        expect:
        annotations([GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: folder.toString()], report) == [
            '::error file=chaos/shop.groovy,line=7,col=5,title=chaoskit%3A orders::invariant must hold (2 times, first in iteration 2)',
            "::error file=chaos/shop.groovy,line=3,col=5,title=chaoskit%3A orders::step 'pay' threw IOException: gone " +
                '(once, first in iteration 3)%0Achaoskit replay x.json --failure 3']
    }

    def "there are at most ten, and the last says how many more"() {
        given:
        def report = Reports.builder()
            .failures((1..14).collect { Reports.step(it).step("step $it").build() }, 0, FailureAnalysis.NONE).build()

        when:
        def all = annotations([GITHUB_ACTIONS: 'true'], report)

        then:
        all.size() == 10
        all[8].endsWith('--failure 9')
        all[9].endsWith('%0Aand 4 more kinds of failures')
    }

    def "a run without a failure of its own is annotated at its scenario, a warning when it is unstable"() {
        expect:
        annotations([GITHUB_ACTIONS: 'true'], Reports.builder(verdict).build())*.replaceAll(/file=[^,]*/, 'file=F') == told

        where:
        verdict          || told
        Verdict.PASS     || []
        Verdict.UNSTABLE || ['::warning file=F,line=1,col=1,title=chaoskit%3A orders::UNSTABLE: stock was violated 2 times']
        Verdict.FAIL     || ['::error file=F,line=1,col=1,title=chaoskit%3A orders::FAIL: stock was violated 2 times']
    }

    def "what a message holds is no command"() {
        given:
        def report = Reports.builder(Verdict.FAIL, 'a,b:c%\n::stop')
            .failures([Reports.violation('x', 1, Severity.CRITICAL, "50%\u001B[0m: ${Reports.NASTY}".toString())], 0, FailureAnalysis.NONE).build()

        when:
        def all = annotations([GITHUB_ACTIONS: 'true'], report)

        then:
        all.size() == 1
        all[0].contains(',title=chaoskit%3A a%2Cb%3Ac%25 %3A%3Astop::50%25\\u001B[0m: ')
        all[0].contains('::error::x %250A')
    }

    def "off GitHub nothing is said"() {
        expect:
        annotations([:], Reports.builder().build()) == []
    }

    def "the step summary is appended"() {
        given:
        def file = folder.resolve('summary.md')
        file.text = 'before\n'

        when:
        annotations([GITHUB_STEP_SUMMARY: file.toString()], Reports.builder().build())

        then:
        file.text.startsWith('before\n### ❌ FAIL&ensp;orders\n')
    }

    def "a step summary never grows beyond what GitHub takes"() {
        given:
        def file = folder.resolve('summary.md')
        file.bytes = new byte[(1 << 20) - 1_500]

        when:
        annotations([GITHUB_STEP_SUMMARY: file.toString()], Reports.builder()
            .failures((1..14).collect { Reports.step(it).step("step $it").build() }, 0, FailureAnalysis.NONE).build())

        then:
        file.size() > (1 << 20) - 1_500
        file.size() <= 1 << 20
    }

    def "a summary that cannot be written is a note"() {
        when:
        def said = annotations([GITHUB_STEP_SUMMARY: folder.resolve('no/summary.md').toString()], Reports.builder().build())

        then:
        said.size() == 1
        said[0].startsWith('chaoskit: the step summary cannot be written: java.nio.file.NoSuchFileException: ')
    }

    def "nothing that is printed while commands are stopped is one"() {
        given:
        def stream = new PrintStream(notes, true, 'UTF-8')

        when:
        def commands = WorkflowCommands.stop(stream, [GITHUB_ACTIONS: 'true'])
        stream.print("::error::mine\n  ::set-output name=x::1\n##[error]old\n::stop-commands::else\n::else::\n::add-mask::PASS\nunfinished")
        commands.resume()
        commands.resume()
        stream.println('::error::ours')

        then:
        obeyed(notes.toString('UTF-8')) == ['stop-commands', 'resume', 'error ours']
    }

    def "the word that lets commands work again is another one each time"() {
        when:
        def words = (1..20).collect {
            notes.reset()
            WorkflowCommands.stop(new PrintStream(notes, true, 'UTF-8'), [GITHUB_ACTIONS: 'true'])
            notes.toString('UTF-8').trim() - '::stop-commands::'
        }

        then:
        words.toSet().size() == 20
        words.every { it ==~ /chaoskit-[0-9a-f]{32}/ }
    }

    def "off GitHub nothing is stopped"() {
        when:
        WorkflowCommands.stop(new PrintStream(notes, true, 'UTF-8'), variables).resume()

        then:
        notes.size() == 0

        where:
        variables << [[:], [GITHUB_ACTIONS: ''], [GITHUB_ACTIONS: 'false']]
    }

    def "what a script prints on GitHub is no command, and annotations are: #ending"() {
        given:
        def script = folder.resolve('shop.groovy')
        script.text = """
            println '::error::read'
            scenario('orders') {
              step('print') { println '::warning::run'; println '  ::set-output name=a::b'; print '##[error]old' }
              step('pay') { throw new IOException('gone\\n::error::told') }
              $more
            }
            """

        when:
        def run = Launch.run([Launch.JAVA, *Launch.brief(), '-cp', Launch.classPath(), 'io.chaoskit.cli.Main', 'run', script, '--no-save'],
            [GITHUB_ACTIONS: 'true'])

        then:
        run.out.contains('::warning::run') || ending == 'a mistake'
        run.out.startsWith('::stop-commands::chaoskit-')
        obeyed(run.out)*.replaceAll(/ .*/, '') == ['stop-commands', 'resume'] + annotated
        obeyed(run.err) == []

        where:
        ending      | more                    || annotated
        'a failure' | ''                      || ['error']
        'exit'      | 'teardown { System.exit(0) }' || ['error', 'error']
        'a mistake' | 'assert nonsense(3)'    || []
    }

    /** As the runner of GitHub reads lines: the commands that it carries out. */
    private static List<String> obeyed(String text) {
        String stopped = null
        def done = []
        text.readLines().each { line ->
            def command = line.trim().startsWith('::') ? (line.trim() =~ /^::(\S+?)(?: .*?)?::(.*)$/) : (line =~ /##\[(\w+).*?\](.*)/)
            if (command.find()) {
                def name = command.group(1)
                if (stopped == null) {
                    done << "$name ${command.group(2)}".toString().replaceAll(/^(stop-commands) .*/, '$1')
                    stopped = name == 'stop-commands' ? command.group(2) : null
                } else if (name == stopped) {
                    done << 'resume'
                    stopped = null
                }
            }
        }
        done
    }

    private List<String> annotations(Map<String, String> variables, report) {
        def github = new GitHub(variables)
        def at = { new SourceLocation(folder.resolve('chaos/shop.groovy').toString(), it, it == 1 ? 1 : 5) }
        def scenario = new ScenarioBuilder<Object>('orders', at(1)).at(at(3)).step('pay') {}.at(at(7)).check(Validators.invariant('stock') { true }).build()
        github.add(scenario, report)
        def stream = new PrintStream(notes, true, 'UTF-8')
        github.summarize([report], stream)
        github.annotate(stream)
        notes.toString('UTF-8').readLines()
    }
}
