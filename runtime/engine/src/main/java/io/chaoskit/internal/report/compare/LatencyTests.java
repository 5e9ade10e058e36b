package io.chaoskit.internal.report.compare;

import io.chaoskit.internal.report.compare.Finding.Subject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Tests of the latency: by their ranks whether all iterations became slower or faster, and by the share that is above the 95th percentile of both
 * runs whether the slow ones did, which hardly moves the ranks.
 */
final class LatencyTests {

    private static final double MEDIAN = 0.5;
    private static final double P95 = 0.95;
    private static final double QUARTER = 0.25;
    /** From so many on the normal approximation of the rank test is good. */
    private static final long ENOUGH = 20;
    /** Deviations that a change must have to be found in 95 of 100 cases, at a probability of 0.01 shared by six tests. */
    private static final double FOUND = 4.8;

    private static final double WITHIN = 1.96;
    private static final double TENTH = 0.1;

    private final Sample a;
    private final Sample b;
    private final double least;

    /**
     * Two samples.
     *
     * @param a before
     * @param b after
     * @param least the smallest change that counts, as a share
     */
    LatencyTests(Sample a, Sample b, double least) {
        this.a = a;
        this.b = b;
        this.least = least;
    }

    List<Candidate> candidates() {
        return enough() ? List.of(all(), tail()) : List.of();
    }

    /** What these samples are too small for. */
    Optional<String> note() {
        if (!enough()) {
            return Optional.of("latencies are compared from " + ENOUGH + " iterations on");
        }
        double needed = FOUND / WITHIN * noise(P95);
        return needed <= TENTH
                ? Optional.empty()
                : Optional.of(Words.format(
                        "with so few iterations p95 must change by about %.0f %% to be found; for 10 %% it takes about %,d",
                        100 * needed, rounded(Math.min(a.size(), b.size()) * Math.pow(needed / TENTH, 2))));
    }

    private static long rounded(double count) {
        return (long) Math.ceil(count / 1_000) * 1_000;
    }

    private boolean enough() {
        return a.size() >= ENOUGH && b.size() >= ENOUGH;
    }

    private Candidate all() {
        RankTest test = RankTest.of(a, b);
        boolean slower = test.effect() > MEDIAN;
        double moved = DoubleStream.of(QUARTER, MEDIAN, 1 - QUARTER)
                .map(this::moved)
                .map(each -> slower ? each : -each)
                .max()
                .orElseThrow();
        String effect =
                Words.format("an iteration of B is slower than one of A in %.1f of 100 pairs", 100 * test.effect());
        return candidate(test.p(), Subject.LATENCY, "latency p50", MEDIAN, slower, moved, effect);
    }

    private Candidate tail() {
        double limit = a.with(b).quantile(P95);
        long inA = a.above(limit);
        long inB = b.above(limit);
        boolean slower = inB / (double) b.size() > inA / (double) a.size();
        double moved = slower ? moved(P95) : -moved(P95);
        String effect = Words.format(
                "%.1f %% of A and %.1f %% of B are slower than %s",
                100.0 * inA / a.size(),
                100.0 * inB / b.size(),
                Words.time(limit).text());
        double p = ExactTest.p(inA, a.size(), inB, b.size());
        return candidate(p, Subject.TAIL, "latency p95", P95, slower, moved, effect);
    }

    private Candidate candidate(
            double p, Subject subject, String name, double at, boolean slower, double moved, String effect) {
        String small = Words.format("; less than %.0f %% does not count", 100 * least);
        return new Candidate(
                p,
                (corrected, significant) -> new Finding(
                        subject,
                        name,
                        significant && moved >= least ? Change.ofMore(slower) : Change.SAME,
                        Words.time(a.quantile(at)),
                        Words.time(b.quantile(at)),
                        Words.percent(moved(at), noise(at)),
                        OptionalDouble.of(corrected),
                        effect + (significant && moved < least ? small : "")));
    }

    private double moved(double share) {
        double before = a.quantile(share);
        return before == 0 ? 0 : b.quantile(share) / before - 1;
    }

    private double noise(double share) {
        return Math.hypot(a.noise(share), b.noise(share));
    }
}
