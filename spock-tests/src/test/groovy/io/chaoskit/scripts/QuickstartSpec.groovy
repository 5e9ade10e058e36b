package io.chaoskit.scripts

import com.fasterxml.jackson.databind.ObjectMapper
import io.chaoskit.Launch
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class QuickstartSpec extends Specification {

    static final String SCRIPT = 'scripts/examples/quickstart.groovy'
    static final String BUG = 'pool.connection.with {'
    static final String MENDED = 'pool.connection.withCloseable {'

    @TempDir
    Path folder

    def "the quickstart fails and names check, faults, seed and command"() {
        when:
        def first = Launch.run(['scripts/chaoskit', 'run', SCRIPT, '-o', "json=$folder/first.json"])
        def report = json('first.json')
        def failure = report.failures.find { it.kind == 'validator' }

        then:
        first.exitCode == 1
        first.out.startsWith('FAIL  orders survive a slow card service and a shaky database\n')
        first.out.contains('✗ every connection comes back')
        failure.faults*.injector.containsAll(
            ["exception(SocketTimeoutException, 'no answer')", "exception(SQLTransientException, 'deadlock')"])
        first.out.contains("after exception(SQLTransientException, 'deadlock') at point('database'), hit 1")
        first.out.contains("seed        $report.seed\n")
        first.out.contains("repeat      scripts/chaoskit run $SCRIPT --seed $report.seed\n")

        when:
        def again = Launch.launcher(['run', SCRIPT, '--seed', report.seed, '-o', "json=$folder/again.json"])
        def same = json('again.json')

        then:
        again.exitCode == 1
        same.failures*.faults == report.failures*.faults
        same.failures*.iteration == report.failures*.iteration
    }

    def "the mended quickstart passes with the seeds that failed"() {
        given:
        def mended = folder.resolve('mended.groovy')
        mended.text = Launch.BASE.resolve(SCRIPT).text.replace(BUG, MENDED)

        when:
        def runs = ['1', '2'].collectEntries { seed ->
            [seed, Launch.launcher(['run', mended, SCRIPT, '--seed', seed, '-q'], [CHAOSKIT_CLASSPATH: "$Launch.DIST/examples/*"])]
        }

        then:
        runs.each { seed, run ->
            assert run.exitCode == 1
            assert run.out ==~ /PASS \(300 of 300 iterations passed, seed $seed\)\nFAIL: .*\([1-9].* iterations passed, seed $seed\)\n/
        }
    }

    def "the README names the line to mend"() {
        given:
        def line = (Launch.BASE.resolve('README.md').text =~ /line (\d+) of `scripts\/examples\/quickstart.groovy`/)[0][1] as int

        expect:
        Launch.BASE.resolve(SCRIPT).readLines()[line - 1].contains(BUG)
        Launch.BASE.resolve('README.md').text.contains("`$BUG` must be `$MENDED`")
    }

    private Map<String, Object> json(String name) {
        new ObjectMapper().readValue(folder.resolve(name).toFile(), Map)
    }
}
