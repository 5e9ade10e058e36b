package io.chaoskit.report

import io.chaoskit.internal.text.Palette
import io.chaoskit.plan.Fault
import io.chaoskit.validator.Severity
import io.chaoskit.verdict.Verdict
import spock.lang.Specification

import java.time.Duration
import java.time.Instant

class TextReportSpec extends Specification {

    def "says whether a fault before a violation was of an iteration or of the run"() {
        given:
        def failure = Failure.builder(Failure.Kind.VALIDATOR, Severity.CRITICAL, 'lost').iteration(4, 1)
            .faultsBefore([[3, "step('pay')"], [0, "proxy('db')"]].collect { iteration, site -> new Fault(iteration, '0', 'slow', site, 1, 'slow') }).build()
        def kind = new FailureKind(failure.kind(), '', 'stock', failure.severity(), [], '', 'lost', 1, 4, Optional.of(failure))

        expect:
        new FailureText(Palette.PLAIN, false).lines(kind, '').findAll { it.contains('last before') } == [
            "      last before it, in iteration 3: slow at step('pay'), hit 1",
            "      last before it, in the run: slow at proxy('db'), hit 1"]
    }

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

    def "shows each kind of failures once, with the first of them and the command that replays it"() {
        given:
        def failures = [Reports.step(3).build(), Reports.violation('stock', 3), Reports.step(4).build(), Reports.step(9).build()]

        expect:
        lines(failures) == '''\
              failures  4 of 2 kinds, in 2 failed iterations
                iteration 3  stock must hold
                iteration 3 (the first of 3)  step 'pay' threw IOException: gone
                    at Shop.pay(Shop.java:7)
                  after exception(IOException) at point('db'), hit 1
                  replay  chaoskit replay x.json --failure 3
            '''.stripIndent(12)
    }

    def "shows all frames only when all is to be shown"() {
        expect:
        lines([Reports.step(3).build()], full).contains('        at java.base/x.Y.z(Y.java:1)\n') == full

        where:
        full << [true, false]
    }

    def "shows the first five of many kinds, unless all is to be shown"() {
        given:
        def failures = (1..8).collect { Reports.step(it).step("step $it").build() } + Reports.step(9).step('step 8').build()

        expect:
        lines(failures).readLines().count { it.startsWith('    iteration ') } == 5
        lines(failures).endsWith('    and 4 failures of 3 more kinds\n')
        lines(failures, true).readLines().count { it.startsWith('    iteration ') } == 8
    }

    def "the number of failures stands alone when each iteration that failed has one"() {
        given:
        def failures = (1..6).collect { Reports.step(it).build() }

        expect:
        lines(failures, false, failed).startsWith("  failures  $shown\n")

        where:
        failed || shown
        6      || '6 of 1 kind'
        5      || '6 of 1 kind, in 5 failed iterations'
        1      || '6 of 1 kind, in 1 failed iteration'
    }

    def "an injector that was reached and never fired is noted"() {
        expect:
        Reports.builder(Verdict.PASS)
            .injectors([new InjectorReport('slow', '', 'delay(5ms)', "step('pay')", '', hits, 0, 0, '')], 0).build().toString()
            .contains("    slow  $shown  at step('pay')\n")

        where:
        hits || shown
        0    || '0 hits, 0 fired'
        1    || '1 hit, none fired'
        60   || '60 hits, none fired'
    }

    def "a check that never looked is no check that held"() {
        expect:
        Reports.builder(Verdict.UNSTABLE)
            .validators([new ValidatorReport('x', 'x', Severity.CRITICAL, ValidatorReport.Status.SKIPPED, 0, '', '', 'at no quiet point', '')])
            .build().toString().contains('    - x  at no quiet point, never looked\n')
    }

    def "nothing of a user's text moves the cursor or turns the colours"() {
        given:
        def nasty = Reports.NASTY + '\n\r' + 'x' * 1_000_000
        def report = Reports.builder(Verdict.FAIL, nasty).verdict(Verdict.FAIL, [nasty], nasty)
            .time(Instant.EPOCH, Duration.ofMillis(1), nasty)
            .validators([new ValidatorReport(nasty, nasty, Severity.CRITICAL, ValidatorReport.Status.FAILED, 1, nasty, nasty, nasty, nasty)])
            .injectors([new InjectorReport(nasty, nasty, nasty, nasty, nasty, 3, 1, 0, nasty)], 3)
            .threadsOutside([nasty]).hitsByArrival(3, [nasty]).leftBehind([nasty])
            .failures([Reports.step(3, nasty).faults([new Fault(3, '0', nasty, nasty, 1, nasty)], 0).build(),
                       Reports.violation(nasty, 3, Severity.CRITICAL, nasty)], 0, FailureAnalysis.NONE).build()

        expect:
        report.toText(false, full).readLines().findAll { it =~ /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/ }*.take(200) == []
        full || report.toText(false).length() < 50_000

        where:
        full << [false, true]
    }

    /** The lines about failures. */
    private static String lines(List<Failure> failures, boolean full = false, long failed = 2) {
        def text = Reports.builder().iterations(new Iterations(10, 10 - failed, failed), Latency.NONE, '', TimeBuckets.NONE)
            .failures(failures, 0, FailureAnalysis.NONE).build().toText(false, full)
        text.substring(text.indexOf('  failures'), text.indexOf('\n  seed'))
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
