package io.chaoskit.report

import io.chaoskit.plan.Fault
import io.chaoskit.validator.Severity
import io.chaoskit.verdict.Verdict
import spock.lang.Specification

import java.time.Duration
import java.time.Instant

class TextReportSpec extends Specification {

    def "puts the verdict first and the command that repeats it last"() {
        expect:
        report(Verdict.FAIL).toString() == '''\
            FAIL  orders
              ✗ noPanics(0) was violated once

              iterations  10 (9 passed, 1 failed) in 1.2s; ended because iteration 10 failed
              time        prepared 200ms, ran 1.2s, cleaned up 100ms
              latency     p50 2ms  p95 4ms  p99 5ms  max 6ms

              checks
                ✓ goroutineLimit(200)  max 170  85 % of its limit
                ✗ noPanics(0)          max 1  violated once
                ? ledger               at 3 quiet points, could not tell 2 times

              faults
                panic()  10 hits, 1 fired  at Chaos.maybePanic(), probability 0.1
                slow     0 hits, 0 fired  at step('pay')  scope net
                scope net  0 hits, 0 fired  by 1 injector
                3 hits by threads outside of every iteration: timer, http-nio-#-exec-#
                4 hits by threads that no iteration started, in order of arrival (pool-#-thread-#): the seed repeats them while they come one after another

              failures
                iteration 10  panics in an iteration must be at most 0, but was 1
                    at Shop.pay(Shop.groovy:3)
                  after panic() at Chaos.maybePanic(), hit 1
                  after delay(5ms) at step('pay'), hit 2 of thread 0.1 (slow)

              left behind  thread chaoskit-lane-1 is still in step 'pay'

              seed        42
              repeat      chaoskit run orders.groovy --seed 42
            '''.stripIndent()
    }

    def "leaves out what there is nothing of"() {
        given:
        def empty = Report.builder('orders', 42)
            .verdict(Verdict.UNSTABLE, ['no iteration was completed'], 'summary')
            .time(Instant.EPOCH, Duration.ofMillis(12), 'nothing was run')
            .build()

        expect:
        empty.toString() == '''\
            UNSTABLE  orders
              ✗ no iteration was completed

              iterations  0 (0 passed, 0 failed) in 12ms; ended because nothing was run

              seed        42
            '''.stripIndent()
    }

    def "tells how many faults are not shown"() {
        given:
        def faults = (1..10).collect { new Fault(7, '0', 'boom', "point('x')", it, "error('boom')") }
        def failure = Failure.builder(Failure.Kind.STEP, Severity.WARNING, 'lost')
            .iteration(7, 1).step('pay').faults(faults, 1_000).build()

        expect:
        report(Verdict.FAIL, [failure]).toString().contains('''\
                iteration 7  lost
                  after error('boom') at point('x'), hit 1 (boom)
            '''.stripIndent(12).trim())
        report(Verdict.FAIL, [failure]).toString().contains('      and 1002 more faults\n')
    }

    def "colours the verdict #verdict on a terminal"() {
        expect:
        report(verdict).toText(true).startsWith("\u001B[1m\u001B[${code}m$verdict\u001B[0m\u001B[0m  ")

        where:
        verdict          | code
        Verdict.PASS     | 32
        Verdict.UNSTABLE | 33
        Verdict.FAIL     | 31
    }

    def "shows the first three of many failures"() {
        given:
        def failure = Failure.outside(Failure.Kind.SETUP, Severity.CRITICAL, 'no disk', null)

        when:
        def text = report(Verdict.FAIL, [failure] * 4, 6).toString()

        then:
        text.contains('  failures (the first 3 of 10; 1 iteration failed)\n' + '    setup  no disk\n' * 3 + '\n')
    }

    def "the number of failures stands alone when each iteration that failed has one"() {
        given:
        def failures = (1..4).collect { Failure.builder(Failure.Kind.STEP, Severity.WARNING, 'gone').iteration(it, 1).build() }

        expect:
        Report.builder('orders', 42).verdict(Verdict.FAIL, ['failed'], 'failed')
            .iterations(new Iterations(9, 9 - failed, failed), Latency.NONE, "", TimeBuckets.NONE)
            .failures(failures, 2, FailureAnalysis.NONE).build().toString().contains("  failures ($shown)\n    iteration 1  gone\n")

        where:
        failed || shown
        6      || 'the first 3 of 6'
        5      || 'the first 3 of 6; 5 iterations failed'
        1      || 'the first 3 of 6; 1 iteration failed'
    }

    private static Report report(Verdict verdict, List<Failure> failures = [failure()], long dropped = 0) {
        Report.builder('orders', 42)
            .verdict(verdict, ['noPanics(0) was violated once'], 'summary')
            .time(Instant.EPOCH, Duration.ofMillis(1500), 'iteration 10 failed')
            .phases(new Phases(Duration.ofMillis(200), Duration.ofMillis(1200), Duration.ofMillis(100)))
            .iterations(new Iterations(10, 9, 1), new Latency(*[1, 2, 2, 3, 4, 5, 6].collect { Duration.ofMillis(it) }), "", TimeBuckets.NONE)
            .injectors([new InjectorReport('panic()', '', 'panic()', 'Chaos.maybePanic()', 'probability 0.1', 10, 1, 3, ''),
                        new InjectorReport('slow', 'net', 'delay(5ms)', "step('pay')", '', 0, 0, 0, '')], 3)
            .threadsOutside(['timer', 'http-nio-#-exec-#'])
            .hitsByArrival(4, ['pool-#-thread-#'])
            .validators([
                new ValidatorReport('goroutineLimit', 'goroutineLimit(200)', Severity.CRITICAL, ValidatorReport.Status.PASSED, 0, '', 'max 170', '', '85 % of its limit'),
                new ValidatorReport('noPanics', 'noPanics(0)', Severity.CRITICAL, ValidatorReport.Status.FAILED, 1, 'one', 'max 1', '', ''),
                new ValidatorReport('stateConsistency', 'ledger', Severity.CRITICAL, ValidatorReport.Status.CRASHED, 2, 'npe', '', 'at 3 quiet points', '')])
            .failures(failures, dropped, FailureAnalysis.NONE)
            .leftBehind(["thread chaoskit-lane-1 is still in step 'pay'"])
            .replay('chaoskit run orders.groovy --seed 42')
            .build()
    }

    private static Failure failure() {
        Failure.builder(Failure.Kind.VALIDATOR, Severity.CRITICAL, 'panics in an iteration must be at most 0, but was 1')
            .iteration(10, 1)
            .validator('noPanics')
            .exception(new Thrown('Error', 'x', ['at Shop.pay(Shop.groovy:3)'], false))
            .faults([new Fault(10, '0', 'panic()', 'Chaos.maybePanic()', 1, 'panic()'),
                     new Fault(10, '0.1', 'slow', "step('pay')", 2, 'delay(5ms)')], 0)
            .build()
    }
}
