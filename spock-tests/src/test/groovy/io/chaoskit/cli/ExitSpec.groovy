package io.chaoskit.cli

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import io.chaoskit.Launch
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

import java.nio.file.Files
import java.nio.file.Path

/** How a process ends when it does not end by itself. */
class ExitSpec extends Specification {

    /** Far more than it takes, and less than what a run that is not ended waits for. */
    static final int BOUND_SECONDS = 120

    @TempDir
    Path folder

    def "a #caller that calls System.exit does not choose the exit code"() {
        when:
        def launch = Launch.chaoskit('run', script("""
            scenario('x') {
              target { $words }
              teardown { mark 'torn down' }
              repeat 5
            }"""), '-o', "json=$folder/report.json")

        then:
        launch.exitCode == 1
        launch.err == ''
        launch.out.startsWith('FAIL  x\n')
        launch.out.contains("  ✗ $reason\n")
        mark() == 'torn down '
        report().failures*.message*.asText() == [reason]
        report().failures*.kind*.asText() == ['exit']
        report().stoppedBecause.asText() == reason

        where:
        caller   | words                                                      | reason
        'step'   | 'System.exit(0)'                                           | "step 'run' called System.exit"
        'thread' | "new Thread({ System.exit(0) }, 'worker').with { it.start(); it.join() }" |
            "thread 'worker' called System.exit"
    }

    def "a set-up that calls System.exit is told at once"() {
        when:
        def launch = Launch.chaoskit('run', script('''
            scenario('x') {
              target { }
              setup { System.exit(0) }
            }'''))

        then:
        launch.exitCode == 1
        launch.out == ''
        launch.err == '''\
            ✗ chaoskit
              What went wrong: the set-up or tear-down of 'x' called System.exit, so that the run has no report.
              Try: leave it out, or do it in a step
            '''.stripIndent()
    }

    def "a script that calls System.exit ends as it says"() {
        expect:
        Launch.chaoskit('run', script("scenario('x') { target { } }\nSystem.exit(7)")).exitCode == 7
    }

    @Requires({ os.linux })
    def "SIG#signal ends a run properly"() {
        given:
        def file = script('''
            scenario('x') {
              target create: { mark 'made'; [:] }, close: { mark 'closed' }
              step('a') { mark 'ran'; Thread.sleep(20) }
              inject delay(10.min) every 2
              teardown { mark 'torn down' }
              runFor 1.h
            }
            scenario('y') { target { mark 'never' } }''')

        when: 'a signal comes while a thread waits in a fault'
        // A build that runs in the background ignores SIGINT, and so would what it starts.
        def launch = Launch.start(['env', '--default-signal=INT', Launch.JAVA, '-XX:TieredStopAtLevel=1', '-cp',
            Launch.classPath(), 'io.chaoskit.cli.Main', 'run', file, '-o', "json=$folder/report.json"])
        new PollingConditions(timeout: 200, delay: 0.05).eventually {
            assert launch.process.alive
            assert Files.exists(folder.resolve('mark')) && mark().contains('ran')
        }
        def before = System.nanoTime()
        Launch.run(['kill', "-$signal", launch.process.pid()])
        launch.ended()
        def seconds = (System.nanoTime() - before) / 1e9d

        then:
        launch.exitCode == exit
        seconds < BOUND_SECONDS
        mark().endsWith('torn down closed ')
        launch.err == ''
        launch.out.startsWith('UNSTABLE  x\n')
        report().scenario.asText() == 'x'
        report().verdict.asText() == 'UNSTABLE'
        report().stoppedBecause.asText() == "interrupted by SIG$signal"
        report().leftBehind.empty

        where:
        signal | exit
        'INT'  | 130
        'TERM' | 143
    }

    def "a step that fills the heap fails, and the report is written"() {
        when:
        def launch = Launch.run([Launch.JAVA, '-Xmx48m', '-XX:TieredStopAtLevel=1', '-cp', Launch.classPath(),
            'io.chaoskit.cli.Main', 'run', script('''
            scenario('x') {
              target { def all = []; while (true) { all << new byte[1_000_000] } }
              teardown { mark 'torn down' }
            }'''), '-o', "json=$folder/report.json"])

        then:
        launch.exitCode == 1
        mark() == 'torn down '
        report().verdict.asText() == 'FAIL'
        report().failures[0].exception.type.asText() == 'java.lang.OutOfMemoryError'
    }

    def "a mistake ends the process at once with 2"() {
        when:
        def before = System.nanoTime()
        def launch = Launch.chaoskit('run', script("scenario('x') { }"))

        then:
        launch.exitCode == 2
        launch.out == ''
        launch.err.startsWith('✗ ')
        (System.nanoTime() - before) / 1e9d < BOUND_SECONDS
    }

    private Path script(String text) {
        def file = folder.resolve('shop.groovy')
        file.text = "def mark(what) { new File('$folder/mark').append(\"\$what \") }\n$text"
        file
    }

    private String mark() {
        folder.resolve('mark').text
    }

    private JsonNode report() {
        new ObjectMapper().readTree(folder.resolve('report.json').toFile())
    }
}
