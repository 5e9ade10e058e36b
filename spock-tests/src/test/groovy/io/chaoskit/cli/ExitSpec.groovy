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

    def "a #caller outside of steps that calls System.exit is named, and the report is written"() {
        when:
        def launch = Launch.chaoskit('run', script("""
            scenario('x') {
              $words
              step('go') { mark 'ran' }
              teardown { mark 'torn down' }
              repeat 2
            }
            scenario('y') { target { mark 'never' } }"""), '-o', "json=$folder/report.json")

        then:
        launch.exitCode == 1
        launch.err == ''
        launch.out.startsWith('FAIL  x\n')
        launch.out.contains("  ✗ $reason\n")
        mark() == marks
        report().failures*.message*.asText() == [reason]
        report().failures*.kind*.asText() == ['exit']
        report().failures*.step*.asText() == ['']

        where:
        caller      | words                                          || reason                                        | marks
        'setup'     | 'target this; setup { System.exit(0) }'         || 'setup called System.exit'                    | 'torn down '
        'teardown'  | 'target this; teardown { System.exit(0) }'      || 'teardown called System.exit'                 | 'ran ran torn down '
        'target'    | 'target create: { System.exit(0) }'             || 'the making of the target called System.exit' | ''
        'close'     | 'target create: { 5 }, close: { System.exit(0) }' || 'closing the target called System.exit'     | 'ran ran torn down '
        'lane'      | 'target perLane: { System.exit(0) }'            || 'lane 1 (making its target) called System.exit' | 'torn down '
        'condition' | 'target this; assert Sly.leave()'               || 'validator Sly.leave() called System.exit'    | 'ran torn down '
    }

    def "a script that calls System.exit #where is told so, and never ends with 0"() {
        when:
        def launch = Launch.chaoskit(command, script(text))

        then:
        launch.exitCode == 2
        launch.out == ''
        launch.err == """\
            ✗ $folder/shop.groovy:$place
                  System.exit($code)
                  ^^^^^^
              What went wrong: a script must not call System.exit before its scenarios are run, but this one does.
              Try: leave it out; return ends a script
            """.stripIndent()

        where:
        where                 | command    | code | place  | text
        'at its end'          | 'run'      | 0    | '3:1'  | "scenario('x') { target { } }\nSystem.exit(0)"
        'at its beginning'    | 'run'      | 7    | '2:1'  | "System.exit(7)\nscenario('x') { target { } }"
        'in a scenario'       | 'run'      | 0    | '4:3'  | "scenario('x') {\n  target { }\n  System.exit(0)\n}"
        'when it is validated' | 'validate' | 0   | '3:1'  | "scenario('x') { target { } }\nSystem.exit(0)"
        'after a mistake'     | 'run'      | 0    | '6:3'  | """\
            try {
              scenario('x') { target { }; inject delay(1.ms) on 'no.Such.thing(..)' }.run()
            } catch (io.chaoskit.model.InvalidScenarioException known) {

              System.exit(0)
            }""".stripIndent()
    }

    def "a script that has run its scenarios ends with the worse of the two codes"() {
        when:
        def launch = Launch.chaoskit('run', script("scenario('x') { target { $target } }.run()\nSystem.exit($said)"),
            '-o', "json=$folder/report.json")

        then:
        launch.exitCode == code
        launch.err == ''
        report().verdict.asText() == verdict

        where:
        target                       | said || code | verdict
        ''                           | 0    || 0    | 'PASS'
        ''                           | 7    || 7    | 'PASS'
        'throw new IOException("x")' | 0    || 1    | 'FAIL'
    }

    def "a thread that calls System.exit before anything is run does not end with 0"() {
        when:
        def launch = Launch.chaoskit('run', script("""
            def ending = new java.util.concurrent.CountDownLatch(1)
            Runtime.runtime.addShutdownHook(new Thread({ ending.countDown() }))
            new Thread({ System.exit(0) }).start()
            ending.await()
            scenario('x') { target { mark 'never' } }"""))

        then:
        launch.exitCode == 2
        launch.err.startsWith('✗ chaoskit\n  What went wrong: a scenario was not run, because something called System.exit before.\n')
        !Files.exists(folder.resolve('mark'))
    }

    def "a target that clears the system properties and closes the streams harms neither result nor report"() {
        when:
        def harms = ['System.setProperties(new Properties())', 'System.properties.clear()', 'System.out.close(); System.err.close()',
                     'System.setOut(null); System.setErr(null)']
        def launch = Launch.chaoskit('run', script(harms.withIndex(1).collect { harm, i -> "scenario('x$i') { target { $harm } }\n" }.join() +
            "scenario('y') { target { throw new IOException('gone') } }"), '-o', "json=$folder/report.json")

        then:
        launch.exitCode == 1
        launch.err == ''
        launch.out.startsWith('PASS  x1\n')
        (2..4).every { launch.out.contains("\nPASS  x$it\n") }
        launch.out.contains('\nFAIL  y\n')
        launch.out.endsWith('\n5 scenarios: 4 PASS, 0 UNSTABLE, 1 FAIL\n')
        report()*.verdict*.asText() == ['PASS'] * 4 + ['FAIL']
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
        def launch = Launch.start(['env', '--default-signal=INT', Launch.JAVA, *Launch.brief(), '-cp',
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
        def launch = Launch.run([Launch.JAVA, '-Xmx128m', *Launch.brief(), '-cp', Launch.classPath(),
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

    def "a run that would begin while the JVM ends says so, and runs nothing"() {
        when:
        def launch = Launch.chaoskit('run', script("""
            def late = scenario('late') { target { mark 'ran' }; repeat 2 }
            Runtime.runtime.addShutdownHook(new Thread({ late.run().with { mark it.verdict.name() + ': ' + it.stoppedBecause } } as Runnable))"""))

        then:
        launch.exitCode == 0
        launch.err == ''
        mark() == 'ran ran UNSTABLE: the JVM was ending before the run began '
    }

    private Path script(String text) {
        def file = folder.resolve('shop.groovy')
        file.text = "def mark(what) { new File('$folder/mark').append(\"\$what \") }; class Sly { static leave() { System.exit(0) } }\n$text"
        file
    }

    private String mark() {
        def file = folder.resolve('mark')
        Files.exists(file) ? file.text : ''
    }

    private JsonNode report() {
        new ObjectMapper().readTree(folder.resolve('report.json').toFile())
    }
}
