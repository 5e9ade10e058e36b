package io.chaoskit.validator

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.verdict.Verdict

import java.time.Duration

import static io.chaoskit.validator.Validators.allOf
import static io.chaoskit.validator.Validators.maxErrors
import static io.chaoskit.validator.Validators.recursionDepthLimit

class NearLimitSpec extends ChaosSpec {

    def "a depth of #depth at a limit of 100 is noted as '#note'"() {
        when:
        def report = run(scenario().target { Chaos.recordRecursionDepth(depth) }.check(recursionDepthLimit(100)))

        then:
        report.verdict() == verdict
        report.validators()[0].note() == note

        where:
        depth | note                 | verdict
        0     | ''                   | Verdict.PASS
        80    | ''                   | Verdict.PASS
        81    | '81 % of its limit'  | Verdict.PASS
        100   | '100 % of its limit' | Verdict.PASS
        101   | ''                   | Verdict.FAIL
    }

    def "parts are noted too, and the report shows it"() {
        when:
        def report = run(scenario().target {
            Chaos.recordRecursionDepth(9)
            Chaos.recordError(null)
        }.check(allOf(recursionDepthLimit(10), maxErrors(100))))

        then:
        report.verdict() == Verdict.PASS
        report.toString().contains('max 9, max 1  90 % of its limit')
    }

    def "the time of an iteration is noted too"() {
        when:
        def report = run(scenario().target { Thread.currentThread().join(500) }.check(check))

        then:
        report.validators()[0].note() ==~ /\d+ % of its limit/ || report.verdict() != Verdict.PASS

        where:
        check << [Validators.noSlowIteration(Duration.ofMillis(620)),
                  Validators.executionTime(Duration.ZERO, Duration.ofMillis(620))]
    }
}
