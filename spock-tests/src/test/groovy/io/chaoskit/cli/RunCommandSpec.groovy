package io.chaoskit.cli

import io.chaoskit.Launch

import java.nio.file.Files
import java.nio.file.Path

class RunCommandSpec extends CliSpec {

    /** Fails in some iterations, which ones the seed decides; counts them. */
    static final String SHAKY = '''
        scenario('orders') {
          target { Chaos.maybeError() }
          scope('network') { inject error('reset', 0.3) }
          scope('database') { inject delay(1.us) }
          assert goroutineLimit(500)
          repeat 20
          onFailure resume
          thresholds { minSuccessRate 0 }
        }
        '''

    def "the seed of the call wins and places the same faults"() {
        when:
        def codes = ['1', '2'].collect { run(SHAKY + '\n', '--seed', '42', '-o', report("${it}.json")) }
        run(SHAKY, '--seed', '43', '-o', report('other.json'))

        then:
        codes == [0, 0]
        json('1.json').seed.asLong() == 42
        faults('1.json').size() > 0
        faults('1.json') == faults('2.json')
        faults('1.json') != faults('other.json')
    }

    def "#options changes the run"() {
        when:
        def code = run(SHAKY, *options.split(' '), '-o', report())

        then:
        code == exit
        check(json())

        where:
        options                     | exit | check
        '-i 7'                      | 0    | { it.iterations.total.asInt() == 7 }
        '--iterations=7'            | 0    | { it.iterations.total.asInt() == 7 }
        '-d 50ms'                   | 0    | { it.iterations.total.asInt() > 0 && it.durationMs.asDouble() >= 50 }
        '--lanes 4 -i 400'          | 0    | { it.failures*.lane*.asInt().every { it in 1..4 } }
        '--without-scope network'   | 0    | { it.injectors*.scope*.asText() == ['database'] && it.verdict.asText() == 'PASS' }
        '--without-scope network --without-scope database' | 0 | { it.injectors.empty }
        '--thresholds strict'       | 1    | { it.verdict.asText() == 'FAIL' }
        '--thresholds relaxed --seed 1 -i 100' | 1 | { it.reasons[1].asText().contains('at least 80 %') }
        '--fail-fast --seed 42'     | 1    | { it.iterations.failed.asInt() == 1 && it.iterations.total.asInt() < 20 }
        '--continue --seed 42'      | 0    | { it.iterations.total.asInt() == 20 }
        '--fail-on-unstable'        | 3    | { it.verdict.asText() == 'UNSTABLE' }
        '--continue'                | 0    | { it.verdict.asText() == 'UNSTABLE' }
    }

    def "--continue goes on where the scenario would stop"() {
        given:
        def stopping = SHAKY.replace('onFailure resume', '')

        when:
        def codes = [run(stopping, '--seed', '42'), run(stopping, '--seed', '42', '--continue')]

        then:
        codes == [1, 0]
    }

    def "--only chooses scenarios by a glob of their names"() {
        given:
        def script = ['orders', 'orders/slow', 'carts'].collect { "scenario('$it') { target { } }" }.join('\n')

        when:
        run(script, '--only', glob, '-q')

        then:
        out.readLines().size() == count

        where:
        glob       | count
        'orders'   | 1
        'order*'   | 2
        '{carts,orders}' | 2
        '*s*'      | 3
    }

    def "several files and scenarios make an array of reports"() {
        when:
        def code = chaoskit('run', script("scenario('a') { target { } }\nscenario('b') { target { } }", 'ab.groovy'),
            script("scenario('c') { target { throw new Error() } }", 'c.groovy'), '-o', report())

        then:
        code == 1
        json().array
        json()*.scenario*.asText() == ['a', 'b', 'c']
        out.readLines().findAll { it ==~ /(PASS|FAIL)  .*/ } == ['PASS  a', 'PASS  b', 'FAIL  c']
        out.endsWith('  json report  report.json\n\n3 scenarios: 2 PASS, 0 UNSTABLE, 1 FAIL\n')
    }

    def "nothing is run when one of several files has a mistake"() {
        given:
        def mark = folder.resolve('mark')

        when:
        def code = chaoskit('run', script("scenario('a') { target { new File('$mark').text = 'ran' } }", 'a.groovy'),
            script("scenario('b') { }", 'b.groovy'))

        then:
        code == 2
        !Files.exists(mark)
    }

    def "a report on standard output is pure"() {
        when:
        def code = run("println 'reading'\n${SHAKY.replace('target {', "target { println 'running'; System.out.println 'too';")}",
            '-o', "$kind=-")

        then:
        code == 0
        out.startsWith(start)
        !out.contains('running') && !out.contains('reading') && !out.contains('too\n')
        err.contains('reading\n') && err.contains('running\n') && err.contains('too\n')
        err.contains('UNSTABLE  orders\n')

        where:
        kind   | start
        'json' | '{\n  "schemaVersion" : 1,\n'
        'text' | 'UNSTABLE  orders\n'
    }

    def "a report's path may be left out and its folders missing"() {
        when:
        def launch = Launch.run([Launch.JAVA, *Launch.brief(), '-cp', Launch.classPath(),
            'io.chaoskit.cli.Main', 'run', script(SHAKY), '-o', 'json', '-o', 'text', '-o', 'json=a/b.json'], [:], folder)

        then:
        launch.exitCode == 0
        json('chaoskit-report.json').scenario.asText() == 'orders'
        json('a/b.json').scenario.asText() == 'orders'
        folder.resolve('chaoskit-report.txt').text.startsWith('UNSTABLE  orders\n')
        launch.out.contains('  json report  chaoskit-report.json\n  text report  chaoskit-report.txt\n  json report  a/b.json\n')
    }

    def "a dry run shows what would be run and runs nothing"() {
        given:
        def mark = folder.resolve('mark')

        when:
        def code = run("""
            scenario('orders') {
              target { new File('$mark').text = 'ran' }
              inject delay(5.ms, 25.ms) probability 0.1
              scope('db') { inject panic() }
              assert goroutineLimit(200)
              repeat 100
            }""", '--dry-run', '-i', '5', '--lanes', '2', '--without-scope', 'db', '-o', report())

        then:
        code == 0
        out == '''\
            scenario 'orders'
              target  a closure
              steps   run
              inject  delay(5ms, 25ms) at step('*'), Chaos.maybeDelay()  probability 0.1
              assert  goroutineLimit(200)  critical
              run     5 iterations in 2 lanes

            nothing was run (--dry-run)
            '''.stripIndent()
        !Files.exists(mark)
        !Files.exists(folder.resolve('report.json'))
    }

    def "-e sets what env has, over the environment"() {
        when:
        def code = run("println env.HOST\nprintln env['PATH'] == System.getenv('PATH')\nscenario('x') { target { } }",
            '-e', 'HOST=db1', '--env', 'OTHER=a=b', '-q')

        then:
        code == 0
        out.startsWith('db1\ntrue\nPASS')
    }

    def "-q tells the verdict in one line and the mistakes"() {
        when:
        run(SHAKY, '-q', '--seed', '42', '-o', report())

        then:
        out ==~ /UNSTABLE: .* \(\d+ of 20 iterations passed, seed 42\)\n/
        err == ''
        Files.exists(folder.resolve('report.json'))

        when:
        def code = run("scenario('x') { }", '-q')

        then:
        code == 2
        err.startsWith('✗ shop.groovy:1:1\n')
    }

    def "-v tells all of a trace, otherwise the user's own frames are told"() {
        when:
        run("def deep() { throw new IOException('gone') }\nscenario('x') { target { deep() } }", '-v')

        then:
        out.contains("  step 'run' threw IOException: gone\n        at shop.deep(shop.groovy:1)\n")
        out.contains('\n        at io.chaoskit.')

        when:
        run("def deep() { throw new IOException('gone') }\nscenario('x') { target { deep() } }")

        then:
        out.contains("  step 'run' threw IOException: gone\n        at shop.deep(shop.groovy:1)\n")
        !out.contains('\n        at io.chaoskit.')
        err == ''
    }

    def "colours come only when wanted"() {
        when:
        run(SHAKY, '--color', 'always')

        then:
        out.contains('\u001B[')

        when:
        run(SHAKY, '--color', 'never')
        def never = out
        run(SHAKY)

        then:
        !never.contains('\u001B[')
        !out.contains('\u001B[')
    }

    def "NO_COLOR is honoured on a terminal"() {
        given:
        def file = script(SHAKY)
        def command = [Launch.JAVA, *Launch.brief(), '-Dchaoskit.tty=12', '-cp', Launch.classPath(),
                       'io.chaoskit.cli.Main', 'run', file, '-i', '1']

        expect:
        Launch.run(command, [TERM: 'xterm']).out.contains('\u001B[')
        !Launch.run(command, [TERM: 'xterm', NO_COLOR: '1']).out.contains('\u001B[')
        Launch.run(command + ['--color', 'always'], [NO_COLOR: '1']).out.contains('\u001B[')
    }

    def "the command of each of several scenarios repeats that one"() {
        given:
        def file = script("scenario('a [1]') { target { Chaos.apply('p') }; inject panic() on point('p') probability 0.5; repeat 20 }\n" +
            "scenario('b') { target { Chaos.apply('p') }; inject panic() on point('p') probability 0.5; repeat 20 }")

        when:
        chaoskit('run', file, '-o', report('1.json'))
        def both = json('1.json')

        then:
        both*.replay*.asText() == [
            "chaoskit run $file --seed ${both[0].seed} --only 'a \\[1\\]'", "chaoskit run $file --seed ${both[1].seed} --only b"]

        when:
        chaoskit(*Shell.words(both[0].replay.asText()).drop(1), '-o', report('2.json'))

        then:
        json('2.json').scenario.asText() == 'a [1]'
        json('2.json').failures[0].faults == both[0].failures[0].faults
    }

    def "the command names what the call takes from the environment, and works as it stands"() {
        given:
        def classes = Files.createDirectories(folder.resolve('my classes'))
        Files.writeString(classes.resolve('limit.txt'), '2')
        def file = script("""
            def limit = getClass().classLoader.getResource('limit.txt').text as int
            scenario('x') { target { Chaos.apply('p'); assert System.getProperty('greet') == 'x' }
              inject panic() on point('p') every limit }""")
        def environment = [CHAOSKIT_CLASSPATH: classes, CHAOSKIT_JAVA_OPTS: "$Launch.ONE_COMPILER -Dgreet=x"]

        when:
        def first = Launch.run(['scripts/chaoskit', 'run', file, '-i', 3], environment)
        def line = first.out.readLines().find { it.startsWith('  repeat  ') }.replaceFirst(/^  repeat {6}/, '')

        then:
        line ==~ "CHAOSKIT_CLASSPATH='\\Q$classes\\E' CHAOSKIT_JAVA_OPTS='$Launch.ONE_COMPILER -Dgreet=x' scripts/chaoskit run \\S+ --seed \\d+ -i 3"

        when:
        def again = Launch.run(['sh', '-c', line])

        then:
        again.exitCode == first.exitCode
        [first, again].every { it.out.contains('    iteration 2  step') && it.out.contains("      after panic() at point('p'), hit 1") }
    }

    def "the command that a failure names replays it, in whichever scenario of the call"() {
        given:
        def file = script("""
            scenario('calm') { target { } }
            scenario('a') { target { Chaos.apply('p') }; inject error('one') on point('p') every 3; repeat 9; onFailure resume }
            scenario('b') { target { Chaos.apply('q') }; inject error('two') on point('q') every 4; repeat 9; onFailure resume }""")

        when:
        chaoskit('run', file, '-o', report('1.json'))
        def commands = json('1.json').collectMany { it.failures*.replay*.asText() }

        then:
        commands.size() == 5
        out.readLines().findAll { it.startsWith('      replay  ') }*.substring(14) == [commands[0], commands[3]]
        commands.withIndex(1).every { command, number -> command.endsWith(".json --failure $number") }

        when:
        def code = chaoskit(*Shell.words(commands[4]).drop(1))

        then:
        code == 1
        out.contains("step 'run' threw InjectedException: two")
    }

    def "without kept failures a JSON report is what failures are replayed from"() {
        given:
        def file = script("scenario('a') { target { Chaos.apply('p') }; inject error('one') on point('p') every 3; repeat 9; onFailure resume }")

        when:
        chaoskit('run', file, '--no-save', '-o', report('my 1.json'))

        then:
        out.contains("      replay  chaoskit replay 'my 1.json' --failure 1\n")

        when:
        chaoskit('run', file, '--no-save')

        then:
        !out.contains('replay')
    }

    def "--threshold is a check of every scenario, and stands in the command that repeats"() {
        given:
        def file = script(SHAKY)

        when:
        def code = chaoskit('run', file, '-i', 5, '--threshold', 'iterations>=9', '--threshold=latency.max<1h', '-o', report())

        then:
        code == 1
        json().validators*.name*.asText().takeRight(2) == ['iterations >= 9', 'latency.max < 1h']
        json().reasons[0].asText() == 'iterations >= 9 was violated once'
        json().replay.asText().endsWith(" -i 5 --threshold 'iterations>=9' --threshold 'latency.max<1h'")

        when:
        code = chaoskit('run', file, '--threshold', 'latncy.p95<1s')

        then:
        code == 2
        err.contains("Did you mean 'latency.p95'?")
    }

    def "the command that a report names repeats its faults"() {
        given:
        def file = script(SHAKY, 'my shop.groovy')

        when:
        chaoskit('run', file, '-i', 50, '--lanes', 2, '--without-scope', 'database', '-e', 'A=b c', '-o', report('1.json'))
        def command = json('1.json').replay.asText()

        then:
        out.contains("  repeat      ${command.replace("$folder/", '')}\n")
        command == "chaoskit run '$file' --seed ${json('1.json').seed} -i 50 --without-scope database --lanes 2 -e 'A=b c'"

        when:
        chaoskit(*Shell.words(command).drop(1), '-o', report('2.json'))

        then:
        faults('1.json').size() > 5
        faults('2.json') == faults('1.json')
    }

    def "a scenario that the script runs itself is reported once"() {
        when:
        def code = run('''
            def report = scenario('a') { target { } }.run()
            println "$report.verdict $report.passed $report.iterations.total"
            scenario('b') { target { } }''', '-i', '3', '-o', report())

        then:
        code == 0
        out.contains('PASS true 3\n')
        json()*.scenario*.asText() == ['a', 'b']
    }

    def "a report has passed when the exit code would be 0: #words #options"() {
        when:
        def code = run("println scenario('a') { target { }; $words }.run().passed", *options)

        then:
        out.contains("$passed\n")
        (code == 0) == passed
        code == expected

        where:
        words                                           | options                 || passed | expected
        ''                                              | []                      || true   | 0
        ''                                              | ['--fail-on-unstable']  || true   | 0
        'inject panic()'                                | []                      || true   | 0
        'inject panic()'                                | ['--fail-on-unstable']  || false  | 3
        'assert 1 > 2'                                  | []                      || false  | 1
        'assert 1 > 2'                                  | ['--fail-on-unstable']  || false  | 1
    }

    def "a folder is made for a report only when it is written, and that is told"() {
        given:
        def file = folder.resolve('target/reports/x.json')

        when: 'nothing is run'
        def code = run("scenario('a') { }", '-o', "json=$file")

        then:
        code == 2
        !Files.exists(folder.resolve('target'))

        when:
        code = run("scenario('a') { target { } }", '-o', "json=$file")

        then:
        code == 0
        json('target/reports/x.json').scenario.asText() == 'a'
        err == 'chaoskit: made the folder target/reports for the json report\n'
        folder.toFile().list().toList().sort() == ['shop.groovy', 'target']
    }

    def "the report of a run is written although the script fails later"() {
        when:
        def code = run("scenario('a') { target { } }.run()\nnosuch()", '-o', report())

        then:
        code == 2
        json().scenario.asText() == 'a'
        err.startsWith("✗ shop.groovy:2:1\n")
    }

    def "no progress is told in a short run off a terminal"() {
        when:
        run(SHAKY)

        then:
        err == ''
    }

    private int run(String text, Object... options) {
        chaoskit('run', script(text), *options)
    }

    private String report(String name = 'report.json') {
        "json=${folder.resolve(name)}"
    }

    private Set<String> faults(String name) {
        json(name).failures.collectMany { failure -> failure.faults.collect { "$failure.iteration $it".toString() } }.toSet()
    }
}
