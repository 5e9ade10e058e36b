package io.chaoskit.report.html

import io.chaoskit.internal.report.BucketSums
import io.chaoskit.internal.report.Histograms
import io.chaoskit.plan.Fault
import io.chaoskit.report.Failure
import io.chaoskit.report.FailureAnalysis
import io.chaoskit.report.FailureKind
import io.chaoskit.report.InjectorReport
import io.chaoskit.report.Iterations
import io.chaoskit.report.Origin
import io.chaoskit.report.Phases
import io.chaoskit.report.Report
import io.chaoskit.report.ReportBuilder
import io.chaoskit.report.Shard
import io.chaoskit.report.Thrown
import io.chaoskit.report.ValidatorReport
import io.chaoskit.validator.Severity
import io.chaoskit.verdict.Verdict
import io.chaoskit.internal.lib.hdrhistogram.Histogram

import java.time.Duration
import java.time.Instant

/** Reports as runs make them, without running anything. */
class Specimens {

    static final Instant START = Instant.parse('2026-11-24T09:30:00Z')

    static Report passing() {
        def random = new Random(7)
        run('orders survive a slow database', 4_000, 0, random)
            .verdict(Verdict.PASS, [], 'PASS')
            .validators([check('goroutineLimit(200)', 0, 'max 41'), check('latency.p95 < 200.ms', 0, 'p95 38.6ms')])
            .build()
    }

    static Report failing() {
        def random = new Random(3)
        def kinds = [
            kind(random, 'reserve', 'org.h2.jdbc.JdbcSQLTimeoutException', 'Timeout trying to lock table "PIECES"', 'acme.shop.Stock.reserve(Stock.groovy:88)', 61, Severity.CRITICAL),
            kind(random, 'pay', 'acme.shop.CardRefused', 'the card service did not answer within 200 ms', 'acme.shop.Shop.pay(Shop.groovy:54)', 9, Severity.CRITICAL),
            kind(random, 'ship', 'java.lang.IllegalStateException', 'order 1,034 is already shipped', 'acme.shop.Shop.ship(Shop.groovy:71)', 2, Severity.WARNING)]
        run('orders survive a slow card service and a shaky database', 10_000, 72, random)
            .verdict(Verdict.FAIL, ["step 'reserve' threw JdbcSQLTimeoutException: Timeout trying to lock table \"PIECES\"",
                                    "target.connectionsInUse() == 0 was violated 61 times"], 'FAIL')
            .validators([
                check('goroutineLimit(200)', 0, 'max 170', '85 % of its limit'),
                check("target.connectionsInUse() == 0", 61, '', '', "every connection comes back: target.connectionsInUse() was 1"),
                check('noSlowIteration(2.s)', 3, 'max 2.31s', '', 'an iteration must take at most 2s, but took 2.31s', Severity.WARNING),
                check('latency.p95 < 200.ms', 0, 'p95 41.2ms')])
            .failures(kinds*.example*.get(), 69, FailureAnalysis.NONE)
            .kinds(kinds)
            .replay('chaoskit run quickstart.groovy --seed 42')
            .run('7c9e6679', 'recorded').shard(Optional.of(new Shard(2, 8)))
            .build()
    }

    /** So many failures of so many kinds, each with as much to say as a report keeps. */
    static Report large(int failures, int kinds) {
        def random = new Random(11)
        def all = (1..kinds).collect {
            kind(random, "step $it", "com.acme.orders.processing.failures.OrderProcessingException$it", "the order could not be processed " * 8,
                "com.acme.orders.processing.Handler${it}.handle(Handler${it}.java:$it)", failures.intdiv(kinds), Severity.CRITICAL)
        }
        run('everything fails', 100_000, failures, random).verdict(Verdict.FAIL, (1..3).collect { "reason $it".toString() }, 'FAIL')
            .failures(all*.example*.get(), failures - kinds, FailureAnalysis.NONE).kinds(all).build()
    }

    /** With this text in all places that the code under test or the user fills. */
    static Report saying(String text) {
        def thrown = new Thrown("com.acme.$text", text, ["at com.acme.Shop.buy($text)".toString(), "Caused by: $text".toString()], false, [text], "com.acme.Shop.buy($text)")
        def faults = [new Fault(1, '0', text, text, 1, text)]
        def failure = Failure.builder(Failure.Kind.STEP, Severity.CRITICAL, text).iteration(1, 1).step(text).exception(thrown)
            .faults(faults, 2).faultsBefore(faults).replay(text).build()
        run(text, 20, 1, new Random(5)).verdict(Verdict.FAIL, [text], text)
            .injectors([new InjectorReport(text, text, "$text!", text, text, 3, 1, 0, text)], 4).threadsOutside([text])
            .validators([check(text, 1, text, text, text)])
            .failures([failure], 0, FailureAnalysis.NONE).leftBehind([text]).replay(text)
            .origin(new Origin(text, text, [], [:])).environment([(text): text]).build()
    }

    static Report brief(int iterations) {
        run('brief', iterations, 0, new Random(1)).verdict(Verdict.PASS, [], 'PASS').build()
    }

    static Report empty() {
        Report.builder('nothing', 1).verdict(Verdict.UNSTABLE, ['no iteration was completed'], 'UNSTABLE')
            .time(START, Duration.ofMillis(12), 'nothing was run').build()
    }

    static ReportBuilder run(String scenario, int iterations, int failed, Random random) {
        def latency = new Histogram(Histograms.DIGITS)
        def buckets = BucketSums.ofRun()
        int stretches = 120
        int failedIn = 0
        for (i in 0..<stretches) {
            def these = new Histogram(Histograms.DIGITS)
            int count = iterations.intdiv(stretches) + (i < iterations % stretches ? 1 : 0)
            boolean bad = i in 40..52 || i in 90..97
            count.times {
                def nanos = (long) (Math.exp(random.nextGaussian() * 0.45 + (bad ? 0.5 : 0)) * 1.2e7 + (random.nextInt(50) ? 0 : 9e7 * random.nextDouble()))
                these.recordValue(nanos)
            }
            latency.add(these)
            int left = failed - failedIn
            int failures = Math.min(count, failed > 1_000 ? failed.intdiv(stretches) : i == stretches - 1 ? left : Math.min(left, bad ? (failed / 24 + 1) as int : 0))
            failedIn += failures
            buckets.add(i * 100L, count, failures, (long) (count * (bad ? 0.3 : 0.06)), these)
        }
        Report.builder(scenario, 42)
            .time(START, Duration.ofMillis(12_840), "$iterations iterations were run")
            .phases(new Phases(Duration.ofMillis(620), Duration.ofMillis(12_000), Duration.ofMillis(220)))
            .iterations(new Iterations(iterations, iterations - failed, failed), Histograms.latency(latency), Histograms.text(latency), buckets.toBuckets())
            .injectors([
                new InjectorReport("delay(5ms, 25ms)", '', 'delay(5ms, 25ms)', "step('reserve'), Chaos.maybeDelay()", 'probability 0.1', 30_412, 3_019, 0, ''),
                new InjectorReport('card service is slow', 'network', "exception(SocketTimeoutException, 'no answer')", "point('card service')", 'probability 0.02', 10_000, 204, 12, ''),
                new InjectorReport('deadlock', 'database', "exception(SQLTransientException, 'deadlock')", "acme.shop.Stock.release(..)", 'every 500', 60, 0, 0, ''),
                new InjectorReport('packetLoss(0.1)', 'network', 'packetLoss(0.1)', "proxy('db')", '', 0, 0, 0, '')], 12)
            .threadsOutside(['HikariPool-# housekeeper', 'http-nio-#-exec-#'])
            .origin(new Origin('quickstart.groovy', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', [], [:]))
            .environment([chaoskit: '0.1.0', java: '17.0.19+10', jvm: 'OpenJDK 64-Bit Server VM', os: 'Linux amd64', cpus: '8', maxHeapMb: '4096', lanes: '4'])
    }

    private static FailureKind kind(Random random, String step, String type, String message, String frame, int count, Severity severity) {
        def stack = ["at $frame".toString()] +
            (1..6).collect { "at com.acme.shop.internal.transactions.TransactionTemplate.execute$it(TransactionTemplate.java:${100 + it})".toString() } +
            (1..12).collect { "at java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:${1100 + it})".toString() } +
            ["Caused by: java.net.SocketTimeoutException: no answer"] +
            (1..12).collect { "at io.chaoskit.internal.hit.Dispatcher.hit(Dispatcher.java:$it)".toString() }
        def iteration = 1 + random.nextInt(4_000)
        def faults = [new Fault(iteration, '0', 'card service is slow', "point('card service')", 1, "exception(SocketTimeoutException, 'no answer')"),
                      new Fault(iteration, '0.1', "delay(5ms, 25ms)", "step('reserve')", 2, 'delay(5ms, 25ms)'),
                      new Fault(iteration, '0', 'deadlock', "acme.shop.Stock.release(..)", 1, "exception(SQLTransientException, 'deadlock')")]
        def failure = Failure.builder(Failure.Kind.STEP, severity, message).iteration(iteration, 2).step(step)
            .exception(new Thrown(type, message, stack, false, ['java.net.SocketTimeoutException'], frame))
            .faults(faults, 0).replay("chaoskit replay report.json --iteration $iteration quickstart.groovy").build()
        new FailureKind(Failure.Kind.STEP, step, '', severity, [type, 'java.net.SocketTimeoutException'], frame,
            "step '$step' threw ${type.tokenize('.').last()}: $message".take(200), count, iteration, Optional.of(failure))
    }

    private static ValidatorReport check(String name, long failures, String measured, String note = '', String message = '', Severity severity = Severity.CRITICAL) {
        new ValidatorReport(name, name, severity, failures ? ValidatorReport.Status.FAILED : ValidatorReport.Status.PASSED, failures, message, measured, '', note)
    }
}
