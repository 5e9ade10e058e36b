package io.chaoskit.internal.report.compare;

import io.chaoskit.internal.report.compare.Finding.Figure;
import io.chaoskit.internal.report.compare.Finding.Subject;
import io.chaoskit.report.Report;
import io.chaoskit.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The comparison of two runs of a scenario.
 *
 * @param before the first run, A
 * @param after the second run, B
 * @param findings the verdict first, then success rate and latency, failures by kind, injectors
 * @param notes what makes the runs less comparable
 */
public record Comparison(Report before, Report after, List<Finding> findings, List<String> notes) {

    /** Copies the lists. */
    public Comparison {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /**
     * What counts as a change.
     *
     * @param alpha how likely runs that are equal may be told apart, by all tests together: more than 0, less than 1
     * @param least the smallest change of a latency that counts, as a share of it: 0 or more
     */
    public record Limits(double alpha, double least) {

        /** One pair of equal runs in a hundred may be told apart; a latency must change by 5 %. */
        public static final Limits USUAL = new Limits(0.01, 0.05);

        /**
         * Rejects others.
         *
         * @throws IllegalArgumentException if one is out of its range
         */
        public Limits {
            if (!(alpha > 0 && alpha < 1)) {
                throw new IllegalArgumentException("--alpha must be more than 0 and less than 1, but was " + alpha);
            }
            if (!(least >= 0)) {
                throw new IllegalArgumentException("--least must be 0 or more, but was " + least);
            }
        }
    }

    /**
     * Compares.
     *
     * @param before the first run
     * @param after the second run
     * @param limits what counts as a change
     * @return all that was compared, changed or not
     * @throws IllegalArgumentException if they are of different scenarios
     */
    public static Comparison of(Report before, Report after, Limits limits) {
        if (!before.scenario().equals(after.scenario())) {
            throw new IllegalArgumentException("both reports must be of one scenario, but were of '" + before.scenario()
                    + "' and '" + after.scenario() + "'");
        }
        RateTests rates = new RateTests(before, after, limits.least);
        Optional<LatencyTests> latency = latency(before.latencyHistogram(), after.latencyHistogram(), limits);
        List<Candidate> whole = new ArrayList<>(List.of(rates.success()));
        latency.map(LatencyTests::candidates).ifPresent(whole::addAll);
        List<Candidate> parts = Stream.concat(rates.failures().stream(), rates.injectors().stream())
                .toList();
        // What a run has many of must not make it harder to see what it has one of: each half may err half as often.
        int families = parts.isEmpty() ? 1 : 2;
        List<Finding> findings = new ArrayList<>(List.of(verdict(before.verdict(), after.verdict())));
        findings.addAll(Candidate.judge(whole, limits.alpha, families));
        findings.addAll(Candidate.judge(parts, limits.alpha, families));
        findings.addAll(rates.alone());
        return new Comparison(before, after, findings, notes(before, after, latency));
    }

    private static Optional<LatencyTests> latency(String a, String b, Limits limits) {
        return a.isEmpty() || b.isEmpty()
                ? Optional.empty()
                : Optional.of(new LatencyTests(Sample.of(a), Sample.of(b), limits.least));
    }

    /** A verdict is no estimate: the second run has failed, or it has not. */
    private static Finding verdict(Verdict before, Verdict after) {
        Change change = before == after ? Change.SAME : Change.ofMore(after.compareTo(before) > 0);
        return new Finding(
                Subject.VERDICT,
                "verdict",
                change,
                new Figure(Double.NaN, before.name()),
                new Figure(Double.NaN, after.name()),
                "",
                OptionalDouble.empty(),
                "");
    }

    private static List<String> notes(Report a, Report b, Optional<LatencyTests> latency) {
        List<String> notes = new ArrayList<>();
        if (a.seed() != b.seed()) {
            notes.add("the seeds differ, " + a.seed() + " and " + b.seed() + ": other faults were placed");
        }
        if (!a.plan().equals(b.plan())) {
            notes.add("the plans differ, " + a.plan() + " and " + b.plan());
        }
        shard("A", a).ifPresent(notes::add);
        shard("B", b).ifPresent(notes::add);
        if (!a.origin().scriptHash().equals(b.origin().scriptHash())) {
            notes.add("the scripts differ");
        }
        environments(a.environment(), b.environment()).ifPresent(notes::add);
        notes.add(latency.map(LatencyTests::note)
                .orElse(Optional.of("a report has no latency histogram: latencies were not compared"))
                .orElse(""));
        notes.removeIf(String::isEmpty);
        return notes;
    }

    private static Optional<String> shard(String name, Report report) {
        return report.shard()
                .map(each -> name + " is shard " + each.index() + " of " + each.count()
                        + " only; chaoskit report merge puts the shards together");
    }

    private static Optional<String> environments(Map<String, String> a, Map<String, String> b) {
        TreeSet<String> names = new TreeSet<>(a.keySet());
        names.addAll(b.keySet());
        List<String> different = names.stream()
                .filter(each -> !a.getOrDefault(each, "").equals(b.getOrDefault(each, "")))
                .map(each -> each + " (" + a.getOrDefault(each, "none") + ", " + b.getOrDefault(each, "none") + ")")
                .toList();
        return different.isEmpty()
                ? Optional.empty()
                : Optional.of("the environments differ: " + String.join(", ", different));
    }

    /**
     * Whether something got worse.
     *
     * @return then a build should fail
     */
    public boolean worse() {
        return has(Change.WORSE);
    }

    /**
     * What became of the whole.
     *
     * @return worse when something got worse, else better when something got better, else the same
     */
    public Change change() {
        return worse() ? Change.WORSE : has(Change.BETTER) ? Change.BETTER : Change.SAME;
    }

    private boolean has(Change change) {
        return findings.stream().anyMatch(each -> each.change() == change);
    }
}
