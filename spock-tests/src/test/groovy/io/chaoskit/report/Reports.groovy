package io.chaoskit.report

import io.chaoskit.plan.Fault
import io.chaoskit.report.ValidatorReport.Status
import io.chaoskit.validator.Severity
import io.chaoskit.verdict.Verdict

import java.time.Duration
import java.time.Instant

/** Reports for specifications of what reads reports. */
class Reports {

    /** What a terminal, a browser or a parser would obey. */
    static final String NASTY = 'a\u001B[31m|*b*_c_`d`</script><!-- ]]> &amp; "q"\u0000\u202E\uD83D 😀 ::error::x %0A @octocat'

    static ReportBuilder builder(Verdict verdict = Verdict.FAIL, String scenario = 'orders') {
        Report.builder(scenario, 42)
            .verdict(verdict, verdict == Verdict.PASS ? [] : ['stock was violated 2 times'], "$verdict: stock was violated 2 times")
            .time(Instant.EPOCH, Duration.ofMillis(1500), 'all iterations were run')
            .iterations(new Iterations(10, 8, 2), new Latency(*[1, 2, 2, 3, 4, 5, 6].collect { Duration.ofMillis(it) }), '', TimeBuckets.NONE)
            .replay('chaoskit run orders.groovy --seed 42')
            .environment(java: '17')
    }

    static ValidatorReport check(String name, Status status, Severity severity = Severity.CRITICAL, String message = '') {
        new ValidatorReport(name, name, severity, status, status == Status.PASSED ? 0 : 2, message, 'max 1', '', '')
    }

    static Failure.Builder step(long iteration, String message = 'gone') {
        Failure.builder(Failure.Kind.STEP, Severity.WARNING, "step 'pay' threw IOException: $message")
            .iteration(iteration, 1)
            .step('pay')
            .exception(new Thrown('java.io.IOException', message, ['at Shop.pay(Shop.java:7)', 'at java.base/x.Y.z(Y.java:1)'], true, [],
                'Shop.pay(Shop.java:7)'))
            .faults([new Fault(iteration, '0', "exception(IOException)", "point('db')", 1, 'exception(IOException)')], 0)
            .replay("chaoskit replay x.json --failure $iteration")
    }

    static Failure violation(String check, long iteration, Severity severity = Severity.CRITICAL, String message = "$check must hold") {
        Failure.builder(Failure.Kind.VALIDATOR, severity, message).iteration(iteration, 1).validator(check).build()
    }
}
