package io.chaoskit.internal.report.merge;

import io.chaoskit.internal.report.BucketSums;
import io.chaoskit.internal.report.Histograms;
import io.chaoskit.internal.verdict.Tally;
import io.chaoskit.model.Assertion;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.Failure;
import io.chaoskit.report.InjectorReport;
import io.chaoskit.report.Iterations;
import io.chaoskit.report.Latency;
import io.chaoskit.report.Origin;
import io.chaoskit.report.Report;
import io.chaoskit.report.ValidatorReport;
import io.chaoskit.report.ValidatorReport.Status;
import io.chaoskit.validator.OutcomeCheck;
import io.chaoskit.validator.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
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
    private Optional<Repeated> repeated = Optional.empty();
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
     * @param place among the validators, from 0; the last for one that is more than there are
     * @param id of the validator
     * @param name for people
     * @param severity of a violation
     * @param condition what must hold
     */
    private record Threshold(int place, String id, String name, Severity severity, OutcomeCheck condition) {}

    /** What repeats the whole. */
    private record Repeated(Origin origin, LongFunction<String> run, IntFunction<String> failure) {

        /** As the first shard says, where nothing else is known. */
        static Repeated of(Part first) {
            return new Repeated(first.origin(), seed -> first.replay(), number -> "");
        }
    }

    /**
     * Adds a condition that the whole run must fulfil.
     *
     * @param name for people
     * @param condition looked at once, on the merged figures; its target is null
     * @return this
     */
    public ReportMerge threshold(String name, OutcomeCheck condition) {
        String id = "threshold" + (thresholds.isEmpty() ? "" : "-" + (thresholds.size() + 1));
        thresholds.add(new Threshold(Integer.MAX_VALUE, id, name, Severity.CRITICAL, condition));
        return this;
    }

    /**
     * Adds the conditions of a scenario on the whole run, which its shards were run without.
     *
     * @param scenario has all its validators; those that look at anything else are not asked
     * @return this
     */
    public ReportMerge outcomeChecks(Scenario scenario) {
        List<Assertion> all = scenario.assertions();
        for (int i = 0; i < all.size(); i++) {
            int place = i;
            Assertion each = all.get(i);
            each.validator()
                    .outcomeCheck()
                    .ifPresent(condition -> thresholds.add(new Threshold(
                            place, each.id(), each.name(), each.validator().severity(), condition)));
        }
        return this;
    }

    /**
     * Says what repeats the whole run and its failures, where the shards ran elsewhere and cannot tell.
     *
     * @param from what was run
     * @param repeating the command by the seed
     * @param replaying the command of a failure, by its number in the report from 1; an empty text for that of the run
     * @return this
     */
    public ReportMerge repeatedBy(Origin from, LongFunction<String> repeating, IntFunction<String> replaying) {
        repeated = Optional.of(new Repeated(from, repeating, replaying));
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
        rejected.addAll(offer(name, report));
        return this;
    }

    /**
     * Adds a shard if it is one of this run; what was added before does not suffer from one that is not.
     *
     * @param name of its file, for messages
     * @param report of the shard
     * @return why it is not, one sentence each; empty when it was added, or is there already
     */
    public List<String> offer(String name, Report report) {
        Part part = Part.of(name, report);
        Optional<Part> first = parts.values().stream().findFirst();
        List<String> differences = first.map(each -> part.differencesTo(each)).orElse(List.of());
        if (!differences.isEmpty()) {
            return differences;
        }
        Part twin = parts.get(part.shard().index());
        if (twin != null) {
            return twin.sameRun(part) ? List.of() : List.of(notEqual(twin, part));
        }
        if (report.iterations().total() > 0
                && report.latencyHistogram().isEmpty()
                && report.latency() != Latency.NONE) {
            return List.of(
                    name + " must have a latency histogram, but has none; write it with this version of ChaosKit");
        }
        parts.put(part.shard().index(), part);
        addUp(part.shard().index(), report);
        return List.of();
    }

    private static String notEqual(Part twin, Part part) {
        String both = part.whole()
                ? "the whole run"
                : "shard " + part.shard().index() + " of " + part.shard().count();
        return twin.name() + " and " + part.name() + " must be equal, because both are " + both
                + ", but they are of two runs; leave one out";
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
     * The report of the whole. Called once.
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
        Repeated again = repeated.orElseGet(() -> Repeated.of(first));
        String replay = again.run().apply(first.seed());
        List<ValidatorReport> judged = judged(validators, replay);
        CauseSums causes = new CauseSums(all, merged, validators, iterations.total());
        judged.forEach(causes::silent);
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
                .replay(replay)
                .failureReplay(number -> {
                    String own = again.failure().apply(number);
                    return own.isEmpty() && repeated.isPresent() ? replay : own;
                })
                .origin(again.origin())
                .environment(Together.environment(all))
                .build();
    }

    /** Puts the conditions on the whole run among the validators of the shards, and returns them. */
    private List<ValidatorReport> judged(List<ValidatorReport> validators, String replay) {
        OutcomeSum outcome = new OutcomeSum(iterations, latency);
        List<ValidatorReport> judged = new ArrayList<>();
        for (Threshold each : thresholds) {
            ValidatorReport report = outcome.check(each.id(), each.name(), each.severity(), each.condition());
            validators.add(Math.min(each.place(), validators.size()), report);
            judged.add(report);
            if (report.status() == Status.FAILED) {
                failures.violated(Failure.builder(Failure.Kind.VALIDATOR, report.severity(), report.message())
                        .validator(report.id())
                        .replay(replay)
                        .build());
            }
        }
        return judged;
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
