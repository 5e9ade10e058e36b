package io.chaoskit.internal.report.merge;

import io.chaoskit.internal.report.BucketSums;
import io.chaoskit.internal.report.Histograms;
import io.chaoskit.internal.verdict.Tally;
import io.chaoskit.report.InjectorReport;
import io.chaoskit.report.Iterations;
import io.chaoskit.report.Latency;
import io.chaoskit.report.Report;
import io.chaoskit.report.ValidatorReport;
import io.chaoskit.report.ValidatorReport.Status;
import io.chaoskit.validator.OutcomeCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Merges the reports of the shards of a run: adds up what can be added up, keeps the failures that the whole run would have kept, and
 * judges anew. The result does not depend on the order. Its memory grows with the number of shards, but not with their failures. Not safe
 * for several threads.
 */
public final class ReportMerge {

    private final boolean failOnUnstable;
    private final List<String> rejected = new ArrayList<>();
    private final List<Threshold> thresholds = new ArrayList<>();
    private final TreeMap<Integer, Part> parts = new TreeMap<>();
    private final Histogram latency = new Histogram(Histograms.DIGITS);
    private final BucketSums buckets = BucketSums.ofRuns();
    private final InjectorSums injectors = new InjectorSums();
    private final FailureSums failures = new FailureSums();
    private Iterations iterations = new Iterations(0, 0, 0);
    private long propagated;
    private long hitsOutside;
    private long hitsByArrival;

    /**
     * Starts a merge.
     *
     * @param failOnUnstable whether UNSTABLE counts as failed
     */
    public ReportMerge(boolean failOnUnstable) {
        this.failOnUnstable = failOnUnstable;
    }

    /**
     * A condition on the whole run.
     *
     * @param name for people
     * @param condition what must hold
     */
    private record Threshold(String name, OutcomeCheck condition) {}

    /**
     * Adds a condition that the whole run must fulfil.
     *
     * @param name for people
     * @param condition looked at once, on the merged figures; its target is null
     * @return this
     */
    public ReportMerge threshold(String name, OutcomeCheck condition) {
        thresholds.add(new Threshold(name, condition));
        return this;
    }

    /**
     * Adds a shard.
     *
     * @param name of its file, for messages
     * @param report of the shard; one without a shard is that of a whole run
     * @return this
     */
    public ReportMerge add(String name, Report report) {
        Part part = Part.of(name, report);
        Optional<Part> first = parts.values().stream().findFirst();
        List<String> differences = first.map(each -> part.differencesTo(each)).orElse(List.of());
        if (!differences.isEmpty()) {
            rejected.addAll(differences);
            return this;
        }
        Part twin = parts.get(part.shard().index());
        if (twin != null) {
            if (!twin.sameRun(part)) {
                rejected.add(twin.name() + " and " + name + " must be equal, because both are "
                        + (part.whole()
                                ? "the whole run"
                                : "shard " + part.shard().index() + " of "
                                        + part.shard().count())
                        + ", but they are of two runs; leave one out");
            }
            return this;
        }
        if (report.iterations().total() > 0
                && report.latencyHistogram().isEmpty()
                && report.latency() != Latency.NONE) {
            rejected.add(name + " must have a latency histogram, but has none; write it with this version of ChaosKit");
            return this;
        }
        parts.put(part.shard().index(), part);
        addUp(part.shard().index(), report);
        return this;
    }

    private void addUp(int index, Report report) {
        Iterations more = report.iterations();
        iterations = new Iterations(
                iterations.total() + more.total(),
                iterations.passed() + more.passed(),
                iterations.failed() + more.failed());
        propagated += report.propagated();
        hitsOutside += report.hitsOutside();
        hitsByArrival += report.hitsByArrival();
        Histograms.add(report.latencyHistogram(), latency);
        buckets.add(report.buckets());
        injectors.add(report.injectors());
        failures.add(index, report);
    }

    /**
     * Why the reports cannot be merged.
     *
     * @return one sentence each; empty when they can
     */
    public List<String> rejected() {
        return List.copyOf(rejected);
    }

    /**
     * The report of the whole.
     *
     * @return UNSTABLE at best when a shard is missing
     * @throws IllegalStateException if there is no report, or some were rejected
     */
    public Report result() {
        if (parts.isEmpty() || !rejected.isEmpty()) {
            throw new IllegalStateException("reports that cannot be merged have no result: " + rejected);
        }
        List<Part> all = List.copyOf(parts.values());
        Part first = all.get(0);
        Latency figures = Histograms.latency(latency);
        List<InjectorReport> merged = injectors.merged(all);
        List<ValidatorReport> validators = new ArrayList<>(validators(all));
        OutcomeSum outcome = new OutcomeSum(iterations, latency);
        for (int i = 0; i < thresholds.size(); i++) {
            String id = "threshold" + (i == 0 ? "" : "-" + (i + 1));
            validators.add(outcome.check(
                    id, thresholds.get(i).name(), thresholds.get(i).condition()));
        }
        CauseSums causes = new CauseSums(all, merged, validators, iterations.total());
        Tally.Judgement judgement = new Tally(
                        iterations.total(),
                        iterations.failed(),
                        figures.mean(),
                        validators.stream()
                                .filter(each -> each.status() == Status.FAILED)
                                .map(Tally.Violations::of)
                                .toList(),
                        failures.kinds(),
                        causes.all())
                .judge(first.thresholds());
        return Report.builder(first.scenario(), first.seed())
                .verdict(
                        judgement.verdict(),
                        judgement.reasons(),
                        judgement.summary(iterations.passed(), iterations.total(), first.seed()))
                .run(Together.runId(all), first.plan())
                .judgedBy(first.thresholds(), causes.all())
                .failOnUnstable(failOnUnstable)
                .mistakes(Together.distinct(all, Part::mistakes))
                .time(
                        Together.start(all),
                        Together.longest(all).duration(),
                        Together.texts(all, part -> part.stoppedBecause()))
                .phases(Together.longest(all).phases())
                .iterations(iterations, figures, Histograms.text(latency), buckets.toBuckets())
                .propagated(propagated)
                .injectors(merged, hitsOutside)
                .threadsOutside(Together.distinct(all, Part::threadsOutside))
                .hitsByArrival(hitsByArrival, Together.distinct(all, Part::threadsByArrival))
                .validators(validators)
                .failures(failures.kept(), failures.dropped(), failures.analysis(all.size()))
                .kinds(failures.kinds())
                .leftBehind(Together.distinct(all, Part::leftBehind))
                .replay(first.replay())
                .origin(first.origin())
                .environment(Together.environment(all))
                .build();
    }

    private List<ValidatorReport> validators(List<Part> all) {
        List<ValidatorReport> merged = new ArrayList<>();
        for (int i = 0; i < all.get(0).validators().size(); i++) {
            int place = i;
            List<ValidatorReport> each =
                    all.stream().map(part -> part.validators().get(place)).toList();
            Optional<ValidatorReport> first = failures.firstShard(each.get(0).id())
                    .map(parts::get)
                    .map(part -> part.validators().get(place));
            merged.add(validator(each, first));
        }
        return merged;
    }

    /** {@code violated} is of the shard with the first violation, whose message is that of the whole. */
    private static ValidatorReport validator(List<ValidatorReport> each, Optional<ValidatorReport> violated) {
        ValidatorReport first = each.get(0);
        Status status =
                each.stream().map(ValidatorReport::status).max(Together.GRAVITY).orElseThrow();
        long count = each.stream()
                .filter(one -> one.status() == status)
                .mapToLong(ValidatorReport::failures)
                .sum();
        String message = Stream.concat(violated.stream(), each.stream())
                .filter(one -> one.status() == status)
                .map(ValidatorReport::message)
                .findFirst()
                .orElse("");
        return new ValidatorReport(
                first.id(),
                first.name(),
                first.severity(),
                status,
                status == Status.PASSED ? 0 : count,
                message,
                Together.join(each.stream().map(ValidatorReport::measured)),
                Together.join(each.stream().map(ValidatorReport::looked)),
                Together.join(each.stream().map(ValidatorReport::note)));
    }
}
