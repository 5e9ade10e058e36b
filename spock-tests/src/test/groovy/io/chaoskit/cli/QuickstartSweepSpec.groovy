package io.chaoskit.cli

import com.fasterxml.jackson.databind.ObjectMapper
import io.chaoskit.Launch
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Path

/** The quickstart's shop without its own checks: a sweep finds its bug with those that every sweep has. */
class QuickstartSweepSpec extends Specification {

    static final int LIMIT_SECONDS = 840

    @TempDir
    Path folder

    // It takes a minute, and many times that on a busy machine.
    @Timeout(900)
    def "finds the leak that takes two faults"() {
        given:
        def script = folder.resolve('shop.groovy')
        def lines = Launch.BASE.resolve('scripts/examples/quickstart.groovy').readLines()
        script.text = lines.findAll { !it.contains('assert target.') }.join('\n')

        when:
        def run = Launch.launcher(['sweep', script, '--class-path', "$Launch.DIST/examples/*", '-o', "json=$folder/sweep.json"], [:], LIMIT_SECONDS)
        def result = new ObjectMapper().readValue(folder.resolve('sweep.json').toFile(), Map)

        then:
        run.exitCode == 1
        result.ended == ''
        result.findings.any { it.faults*.site == ["point('card service')", "point('database')"] }
        result.findings.every { it.faults.size() == 2 }
    }
}
