package io.chaoskit.report

import groovy.transform.CompileDynamic
import groovy.transform.CompileStatic
import io.chaoskit.internal.check.FailureLog
import io.chaoskit.internal.lib.hdrhistogram.Histogram
import io.chaoskit.internal.report.BucketSums
import io.chaoskit.internal.report.Histograms
import io.chaoskit.internal.verdict.Tally
import io.chaoskit.plan.Fault
import io.chaoskit.site.Place
import io.chaoskit.validator.Severity
import io.chaoskit.verdict.Thresholds

import java.time.Duration
import java.time.Instant

/** A run that only took place on paper: all about an iteration follows from its number, so that any part of it can be told. */
@CompileStatic
class SyntheticRun {

    static final int KINDS = 40

    final long iterations
    /** One in so many iterations fails. */
    final int failing
    /** Whether its failures have all that failures can have. */
    final boolean heavy

    SyntheticRun(long iterations, int failing, boolean heavy = false) {
        this.iterations = iterations
        this.failing = failing
        this.heavy = heavy
    }

    Report whole() {
        part(Optional.empty(), 1L, 1L)
    }

    Report shard(int index, int count) {
        part(Optional.of(new Shard(index, count)), index, count)
    }

    List<Report> shards(int count) {
        (1..count).collect { int index -> shard(index, count) }
    }

    private Report part(Optional<Shard> shard, long first, long step) {
        def latency = new Histogram(Histograms.DIGITS)
        def buckets = BucketSums.ofRun()
        def one = new Histogram(2)
        def log = log()
        long last = (iterations - (iterations - first) % step) * 3L
        long width = TimeBuckets.FINEST_MS
        while (last.intdiv(width) >= TimeBuckets.MOST) {
            width *= 2L
        }
        // So that it need not be widened again and again.
        buckets.add(last, 0L, 0L, 0L, one)
        long atMs = 0, ended = 0, failures = 0, faults = 0
        long total = 0, failed = 0, hits = 0, fired = 0, violated = 0
        String message = ''
        for (long i = first; i <= iterations; i += step) {
            def mixed = mix(i)
            def fails = mixed % failing == 0
            long nanos = 1_000L + (mixed % 5_000_000L)
            latency.recordValue(nanos)
            if (atMs.intdiv(width) != (i * 3L).intdiv(width)) {
                buckets.add(atMs, ended, failures, faults, one)
                one.reset()
                ended = failures = faults = 0L
            }
            atMs = i * 3L
            one.recordValue(nanos)
            ended++
            failures += fails ? 1L : 0L
            faults += mixed % 3L
            total++
            hits += 3L
            fired += mixed % 3L
            if (fails) {
                failed++
                add(log, heavy ? heavyFailure(i, mixed) : failure(i, mixed))
                if (mixed % 5L == 0L) {
                    def violation = heavy ? heavyViolation(i) : violation(i)
                    message = message ?: violation.message()
                    violated++
                    add(log, violation)
                }
            }
        }
        buckets.add(atMs, ended, failures, faults, one)
        report(shard, log, latency, buckets, new Iterations(total, total - failed, failed), hits, fired, violated, message)
    }

    @CompileDynamic
    private static FailureLog log() {
        new FailureLog(1)
    }

    @CompileDynamic
    private static void add(FailureLog log, Failure failure) {
        log.add(failure)
        log.iterationEnded(failure.iteration())
    }

    private static Report report(Optional<Shard> shard, FailureLog log, Histogram latency, BucketSums buckets, Iterations count,
                                 long hits, long fired, long violated, String message) {
        def figures = Histograms.latency(latency)
        def violations = violated == 0L ? [] : [new Tally.Violations('maxErrors', 'maxErrors(0)', violated, false, true)]
        def judged = new Tally(count.total(), count.failed(), figures.mean(), violations, log.kinds(), []).judge(Thresholds.DEFAULT)
        Report.builder('paper', 7).verdict(judged.verdict(), judged.reasons(), judged.summary(count.passed(), count.total(), 7))
            .run('0123456789abcdef', 'random').shard(shard)
            .time(Instant.EPOCH, Duration.ofSeconds(300), 'all iterations were run')
            .iterations(count, figures, Histograms.text(latency), buckets.toBuckets())
            .propagated(count.failed() * 2)
            .injectors([new InjectorReport('slow', 'net', 'delay(1ms)', "point('p')", 'probability 0.5', hits, fired, 0L, ''),
                        new InjectorReport('never', '', 'panic()', "step('x')", '', 0L, 0L, 0L, '')], count.total())
            .validators([new ValidatorReport('maxErrors', 'maxErrors(0)', Severity.WARNING,
                             violated == 0L ? ValidatorReport.Status.PASSED : ValidatorReport.Status.FAILED, violated, message, 'max 1', '', ''),
                         new ValidatorReport('noPanics', 'noPanics(0)', Severity.CRITICAL, ValidatorReport.Status.PASSED, 0L, '', 'max 0', '', '')])
            .failures(log.kept(), log.dropped(), log.analysis()).kinds(log.kinds())
            .environment([lanes: '1', java: '17'])
            .build()
    }

    private static Failure failure(long iteration, long mixed) {
        def kind = (int) (mixed.intdiv(64) % KINDS)
        def type = "com.acme.Failure${kind % 8}".toString()
        def frame = "com.acme.Shop.step${kind.intdiv(8)}(Shop.java:${kind + 10})".toString()
        Failure.builder(Failure.Kind.STEP, Severity.WARNING, "step 'pay' threw $type: order $iteration is lost".toString())
            .iteration(iteration, 1).step('pay')
            .exception(new Thrown(type, "order $iteration is lost".toString(), ["at $frame".toString()], false, [], frame))
            .faults([new Fault(iteration, '0', 'slow', "point('p')", 1L, 'delay(1ms)')], 0)
            .build()
    }

    /** Messages, stacks and faults as long as they are kept. */
    private static Failure heavyFailure(long iteration, long mixed) {
        def kind = (int) (mixed.intdiv(64) % KINDS)
        def type = "com.acme.shop.orders.services.OrderCannotBeCompletedException${kind % 8}".toString()
        def frame = "com.acme.shop.orders.services.OrderService.step${kind.intdiv(8)}(OrderService.java:${kind + 10})".toString()
        def message = 'order ' + iteration + ' is lost: ' + ('é\u0001"\\😀' * 4_000).substring(0, 19_950)
        def stack = Collections.nCopies(60, 'at ' + frame)
        Failure.builder(Failure.Kind.STEP, Severity.WARNING, "step 'pay' threw $type: $message".toString())
            .iteration(iteration, 1).step('pay')
            .exception(new Thrown(type, message, stack, false, [], frame))
            .faults(heavyFaults(iteration), 200)
            .build()
    }

    private static Failure heavyViolation(long iteration) {
        Failure.builder(Failure.Kind.VALIDATOR, Severity.WARNING, 'stock in iteration ' + iteration + ' ' + 'x' * 19_900)
            .iteration(iteration, 1).validator('maxErrors').faults(heavyFaults(iteration), 200).build()
    }

    private static List<Fault> heavyFaults(long iteration) {
        def effect = "exception(SocketTimeoutException, 'the card service did not answer')"
        def drawn = new Fault.Drawn(OptionalLong.empty(), OptionalInt.empty(), '', Optional.of('java.net.SocketTimeoutException'))
        List<Fault> faults = []
        for (int hit = 1; hit <= 1_000; hit++) {
            def place = new Place('com.acme.shop.orders.payment.CardService.charge(Order, Card)', 'OrderService.java:123', '0123456789abcdef', hit)
            faults << new Fault(iteration, '0', effect, "method('com.acme.shop.orders..*.*(..)')", hit, effect, place, drawn)
        }
        faults
    }

    private static Failure violation(long iteration) {
        Failure.builder(Failure.Kind.VALIDATOR, Severity.WARNING, "errors in iteration $iteration must be at most 0, but was 1".toString())
            .iteration(iteration, 1).validator('maxErrors').build()
    }

    /** As if drawn, 0 or more. */
    private static long mix(long number) {
        new SplittableRandom(number).nextLong() & Long.MAX_VALUE
    }
}
