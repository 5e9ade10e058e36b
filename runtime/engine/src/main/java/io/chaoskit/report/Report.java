package io.chaoskit.report;

import io.chaoskit.internal.text.Palette;
import io.chaoskit.value.Mistake;
import io.chaoskit.verdict.Thresholds;
import io.chaoskit.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The report of a run. Immutable, and free of objects of the code under test. */
public final class Report {

    private final String scenario;
    private final long seed;
    private final Verdict verdict;
    private final boolean passed;
    private final List<Mistake> mistakes;
    private final List<String> reasons;
    private final String summary;
    private final Instant startedAt;
    private final Duration duration;
    private final Phases phases;
    private final String stoppedBecause;
    private final Iterations iterations;
    private final Latency latency;
    private final long propagated;
    private final List<InjectorReport> injectors;
    private final List<ValidatorReport> validators;
    private final List<Failure> failures;
    private final long failuresDropped;
    private final FailureAnalysis analysis;
    private final List<FailureKind> kinds;
    private final TimeBuckets buckets;
    private final String latencyHistogram;
    private final Optional<Shard> shard;
    private final String runId;
    private final String plan;
    private final Thresholds thresholds;
    private final List<Cause> causes;
    private final List<String> leftBehind;
    private final long hitsOutside;
    private final List<String> threadsOutside;
    private final long hitsByArrival;
    private final List<String> threadsByArrival;
    private final String replay;
    private final Origin origin;
    private final Map<String, String> environment;

    Report(ReportBuilder builder) {
        this.scenario = Objects.requireNonNull(builder.scenario, "scenario");
        this.seed = builder.seed;
        this.verdict = Objects.requireNonNull(builder.verdict, "verdict");
        this.mistakes = List.copyOf(builder.mistakes);
        this.passed = mistakes.isEmpty()
                && (verdict == Verdict.PASS || (verdict == Verdict.UNSTABLE && !builder.failOnUnstable));
        this.reasons = List.copyOf(builder.reasons);
        this.summary = Objects.requireNonNull(builder.summary, "summary");
        this.startedAt = Objects.requireNonNull(builder.startedAt, "startedAt");
        this.duration = Objects.requireNonNull(builder.duration, "duration");
        this.phases = Objects.requireNonNull(builder.phases, "phases");
        this.stoppedBecause = Objects.requireNonNull(builder.stoppedBecause, "stoppedBecause");
        this.iterations = Objects.requireNonNull(builder.iterations, "iterations");
        this.latency = Objects.requireNonNull(builder.latency, "latency");
        this.propagated = builder.propagated;
        this.injectors = List.copyOf(builder.injectors);
        this.validators = List.copyOf(builder.validators);
        Map<Failure, Failure> replayable = builder.replayable();
        this.failures = builder.failures.stream().map(replayable::get).toList();
        this.failuresDropped = builder.failuresDropped;
        this.analysis = Objects.requireNonNull(builder.analysis, "analysis");
        this.kinds = builder.kinds().stream().map(each -> each.with(replayable)).toList();
        this.buckets = Objects.requireNonNull(builder.buckets, "buckets");
        this.latencyHistogram = Objects.requireNonNull(builder.latencyHistogram, "latencyHistogram");
        this.shard = Objects.requireNonNull(builder.shard, "shard");
        this.runId = Objects.requireNonNull(builder.runId, "runId");
        this.plan = Objects.requireNonNull(builder.plan, "plan");
        this.thresholds = Objects.requireNonNull(builder.thresholds, "thresholds");
        this.causes = List.copyOf(builder.causes);
        this.leftBehind = List.copyOf(builder.leftBehind);
        this.hitsOutside = builder.hitsOutside;
        this.threadsOutside = List.copyOf(builder.threadsOutside);
        this.hitsByArrival = builder.hitsByArrival;
        this.threadsByArrival = List.copyOf(builder.threadsByArrival);
        this.replay = Objects.requireNonNull(builder.replay, "replay");
        this.origin = Objects.requireNonNull(builder.origin, "origin");
        this.environment = Map.copyOf(builder.environment);
    }

    /**
     * Starts a report.
     *
     * @param scenario its name
     * @param seed placed the faults
     * @return without anything else
     * @throws NullPointerException if the name is null
     */
    public static ReportBuilder builder(String scenario, long seed) {
        return new ReportBuilder(scenario, seed);
    }

    /**
     * The reports of several runs as JSON, schema 1: an object for one, an array for any other number.
     *
     * @param reports in order
     * @return indented
     */
    public static String toJson(List<Report> reports) {
        return JsonReport.of(reports);
    }

    /**
     * Reads what {@link #toJson()} wrote.
     *
     * @param text an object for one run, an array for several
     * @return in order
     * @throws IllegalArgumentException if it is no report, or one of another schema: the message says what is wrong
     */
    public static List<Report> read(String text) {
        return ReportReader.reports(text);
    }

    /**
     * Whether the process that runs it ends with 0.
     *
     * @return true for PASS, false for FAIL; for UNSTABLE true, unless the run was to fail then, or its scenario
     *     has a mistake
     */
    public boolean passed() {
        return passed;
    }

    /**
     * The mistakes of the scenario that showed as late as in the run: a trigger or an effect that is wrong itself. They end the run.
     *
     * @return empty when there is none
     */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    /** {@return the name of the scenario, as the user called it} */
    public String scenario() {
        return scenario;
    }

    /** {@return the seed, which places the faults} */
    public long seed() {
        return seed;
    }

    /** {@return the verdict, in one word} */
    public Verdict verdict() {
        return verdict;
    }

    /** {@return the reasons why the verdict is not PASS, the gravest first} */
    public List<String> reasons() {
        return reasons;
    }

    /** {@return the summary, in one sentence} */
    public String summary() {
        return summary;
    }

    /** {@return the time when the run began, to about a millisecond} */
    public Instant startedAt() {
        return startedAt;
    }

    /** {@return the duration of the whole run, from the preparation to the clean-up} */
    public Duration duration() {
        return duration;
    }

    /** {@return the reason why the iterations ended, for people} */
    public String stoppedBecause() {
        return stoppedBecause;
    }

    /**
     * How long each phase of the run took.
     *
     * @return {@link Phases#NONE} when that is not known
     */
    public Phases phases() {
        return phases;
    }

    /** {@return the number of steps that passed a failure on which they may end with, as the scenario tolerates it} */
    public long propagated() {
        return propagated;
    }

    /** {@return the number of iterations: all, passed and failed} */
    public Iterations iterations() {
        return iterations;
    }

    /** {@return the latency of iterations, all zero when there was none} */
    public Latency latency() {
        return latency;
    }

    /** {@return the injectors and what each did, in the order written} */
    public List<InjectorReport> injectors() {
        return injectors;
    }

    /** {@return the validators and what each found, in the order written} */
    public List<ValidatorReport> validators() {
        return validators;
    }

    /**
     * The failures.
     *
     * @return at most a hundred in detail, by iteration: the first one of each kind, then the first others
     */
    public List<Failure> failures() {
        return failures;
    }

    /** {@return the number of further failures, those without detail} */
    public long failuresDropped() {
        return failuresDropped;
    }

    /** {@return the analysis: all failures, counted} */
    public FailureAnalysis analysis() {
        return analysis;
    }

    /**
     * The kinds of failures: all failures of the run, counted by what they are of.
     *
     * @return at most 1,001: the gravest first, then by first iteration; behind a thousand kinds all others as one
     */
    public List<FailureKind> kinds() {
        return kinds;
    }

    /** {@return what happened in each stretch of the run; those of several runs add up exactly} */
    public TimeBuckets buckets() {
        return buckets;
    }

    /** {@return how far the run was at the end of each of its buckets, at least one point} */
    public List<TimelinePoint> timeline() {
        return buckets.timeline();
    }

    /** {@return the latencies of all iterations in nanoseconds: an HdrHistogram, encoded as V2, in Base64; empty when it is not known} */
    public String latencyHistogram() {
        return latencyHistogram;
    }

    /** {@return the part of a run that this is; empty for a whole run} */
    public Optional<Shard> shard() {
        return shard;
    }

    /** {@return what tells the run from all others, the shards of one run included; empty when it is not known} */
    public String runId() {
        return runId;
    }

    /** {@return what decided which hits fire: {@code random} for the triggers and the seed, {@code given} for a plan of the caller} */
    public String plan() {
        return plan;
    }

    /** {@return how much may go wrong, by which the verdict was judged} */
    public Thresholds thresholds() {
        return thresholds;
    }

    /** {@return what the verdict rests on besides counts and violations} */
    public List<Cause> causes() {
        return causes;
    }

    /** {@return the threads and other things that the run could not clean up, empty for a clean run} */
    public List<String> leftBehind() {
        return leftBehind;
    }

    /** {@return the hits by threads that belonged to no iteration, 0 or more} */
    public long hitsOutside() {
        return hitsOutside;
    }

    /**
     * The threads that belonged to no iteration and had hits.
     *
     * @return at most eight names, those of a pool as one, with {@code #} for numbers
     */
    public List<String> threadsOutside() {
        return threadsOutside;
    }

    /**
     * The hits by threads that no iteration started and that were reached all the same: with one lane, or under {@code reach everyone}. They are
     * decided in the order of arrival, and repeat with the seed while they come one after another.
     *
     * @return 0 or more, part of the hits of the injectors
     */
    public long hitsByArrival() {
        return hitsByArrival;
    }

    /**
     * The threads that no iteration started and that were reached all the same.
     *
     * @return a few names, those of a pool as one, with {@code #} for numbers
     */
    public List<String> threadsByArrival() {
        return threadsByArrival;
    }

    /** {@return the command that repeats the run, empty when there is none} */
    public String replay() {
        return replay;
    }

    /**
     * What is needed to run the same again.
     *
     * @return {@link Origin#UNKNOWN} when a program ran the scenario
     */
    public Origin origin() {
        return origin;
    }

    /** {@return the environment of the run: the JVM, the machine, and what the caller added} */
    public Map<String, String> environment() {
        return environment;
    }

    /** {@return what the injectors of each scope did together, in the order written} */
    public List<ScopeReport> scopes() {
        return ScopeReport.of(injectors);
    }

    /**
     * The report as JSON, schema 1.
     *
     * @return one object, indented
     */
    public String toJson() {
        return JsonReport.of(this);
    }

    /**
     * The summary for a terminal.
     *
     * @param colored whether it has ANSI colours
     * @return several lines
     */
    public String toText(boolean colored) {
        return toText(colored, false);
    }

    /**
     * The report as text, with long values and messages shortened or whole.
     *
     * @param colored whether for a terminal with colours
     * @param full whether values in pictures of assertions and messages of exceptions are shown whole
     * @return several lines, the last one ended
     */
    public String toText(boolean colored, boolean full) {
        return new TextReport(new Palette(colored), full).of(this);
    }

    /**
     * The summary for a terminal, without colours.
     *
     * @return several lines
     */
    @Override
    public String toString() {
        return toText(false);
    }
}
