package io.chaoskit.report.compare

import groovy.transform.CompileStatic
import io.chaoskit.internal.report.Histograms
import io.chaoskit.report.Failure
import io.chaoskit.report.FailureAnalysis
import io.chaoskit.report.FailureKind
import io.chaoskit.report.InjectorReport
import io.chaoskit.report.Iterations
import io.chaoskit.report.Report
import io.chaoskit.validator.Severity
import io.chaoskit.verdict.Verdict
import io.chaoskit.internal.lib.hdrhistogram.Histogram

import java.time.Duration
import java.time.Instant
import java.util.function.DoubleUnaryOperator

/** Runs as they might be: latencies of lognormal shape with a long tail, rare failures of several kinds, injectors under a probability. */
@CompileStatic
class Pairs {

    static final double SIGMA = 0.45
    static final double MEDIAN_NANOS = 12e6d
    static final Instant START = Instant.parse('2026-11-24T09:30:00Z')
    private static final Map<String, Double> KINDS = [pay: 0.01d, ship: 0.002d, reserve: 0.0004d]
    private static final Map<String, Double> INJECTORS = [delay: 0.1d, deadlock: 0.003d]

    private final SplittableRandom random

    Pairs(long seed) {
        random = new SplittableRandom(seed)
    }

    /** A run, with these failures an iteration, whose latencies are changed by this. */
    Report run(int iterations, DoubleUnaryOperator change = DoubleUnaryOperator.identity(), Map<String, Double> rates = KINDS) {
        def latency = new Histogram(3)
        for (int i = 0; i < iterations; i++) {
            latency.recordValue((long) change.applyAsDouble(nanos()))
        }
        def kinds = rates.collectMany { step, rate ->
            long count = drawn(iterations, rate)
            count ? [kind(step, count)] : []
        }
        long failed = (long) (kinds*.count().sum() ?: 0L)
        report(new Iterations(iterations, iterations - failed, failed), latency, kinds, INJECTORS.collect { name, rate ->
            new InjectorReport(name, '', name, 'point', '', iterations, drawn(iterations, rate), 0, '')
        })
    }

    /** All of them by this factor. */
    static DoubleUnaryOperator times(double factor) {
        aboveTimes(0, factor)
    }

    /** Those above the limit by this factor. */
    static DoubleUnaryOperator aboveTimes(double limit, double factor) {
        (double nanos) -> nanos > limit ? nanos * factor : nanos
    }

    double nanos() {
        double usual = MEDIAN_NANOS * Math.exp(SIGMA * random.nextGaussian())
        random.nextInt(50) == 0 ? usual + 90e6d * random.nextDouble() : usual
    }

    /** How many of them, each with this chance: from one to the next. */
    private long drawn(int of, double rate) {
        long count = -1
        for (double at = 0; at <= of; count++) {
            at += Math.floor(Math.log(1 - random.nextDouble()) / Math.log(1 - rate)) + 1
        }
        count
    }

    static FailureKind kind(String step, long count, String frame = "com.acme.Shop.$step(Shop.java:12)") {
        new FailureKind(Failure.Kind.STEP, step, '', Severity.CRITICAL, ['java.io.IOException'], frame,
            "step '$step' threw IOException: gone", count, 1, Optional.empty())
    }

    static Report report(Iterations iterations, Histogram latency, List<FailureKind> kinds, List<InjectorReport> injectors,
                         Verdict verdict = Verdict.PASS, long seed = 42) {
        Report.builder('orders', seed)
            .verdict(verdict, verdict == Verdict.PASS ? [] as List<String> : ['why'], verdict.name())
            .time(START, Duration.ofSeconds(60), 'all iterations were run')
            .iterations(iterations, Histograms.latency(latency), Histograms.text(latency), io.chaoskit.report.TimeBuckets.NONE)
            .injectors(injectors, 0)
            .failures([], 0, FailureAnalysis.NONE)
            .kinds(kinds)
            .build()
    }

    static Histogram histogram(Collection<? extends Number> nanos) {
        def latency = new Histogram(3)
        nanos.each { latency.recordValue(it.longValue()) }
        latency
    }
}
