package io.chaoskit.report;

import io.chaoskit.value.Mistake;
import io.chaoskit.verdict.Thresholds;
import io.chaoskit.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;

/** A builder of reports, for the engine and for tests of what reads reports. Not safe for several threads. */
public final class ReportBuilder {

    final String scenario;
    final long seed;
    Verdict verdict;
    boolean failOnUnstable;
    List<Mistake> mistakes = List.of();
    List<String> reasons = List.of();
    String summary = "";
    Instant startedAt = Instant.EPOCH;
    Duration duration = Duration.ZERO;
    Phases phases = Phases.NONE;
    String stoppedBecause = "";
    Iterations iterations = new Iterations(0, 0, 0);
    Latency latency = Latency.NONE;
    long propagated;
    List<InjectorReport> injectors = List.of();
    List<ValidatorReport> validators = List.of();
    List<Failure> failures = List.of();
    long failuresDropped;
    FailureAnalysis analysis = FailureAnalysis.NONE;
    /** Null for those of the failures in detail, which take long to tell. */
    private List<FailureKind> kinds;

    TimeBuckets buckets = TimeBuckets.NONE;
    String latencyHistogram = "";
    Optional<Shard> shard = Optional.empty();
    String runId = "";
    String plan = "random";
    Thresholds thresholds = Thresholds.DEFAULT;
    List<Cause> causes = List.of();
    List<String> leftBehind = List.of();
    long hitsOutside;
    List<String> threadsOutside = List.of();
    long hitsByArrival;
    List<String> threadsByArrival = List.of();
    String replay = "";
    IntFunction<? extends CharSequence> failureReplay = number -> "";
    Origin origin = Origin.UNKNOWN;
    Map<String, String> environment = Map.of();

    ReportBuilder(String scenario, long seed) {
        this.scenario = Objects.requireNonNull(scenario, "scenario");
        this.seed = seed;
    }

    /**
     * Sets the verdict, which every report needs.
     *
     * @param word in one word
     * @param why reasons for not being PASS, the gravest first
     * @param sentence the summary
     * @return this
     */
    public ReportBuilder verdict(Verdict word, List<String> why, String sentence) {
        verdict = word;
        reasons = why;
        summary = sentence;
        return this;
    }

    /**
     * Sets the mistakes of the scenario that showed as late as in the run.
     *
     * @param found none by default
     * @return this
     */
    public ReportBuilder mistakes(List<Mistake> found) {
        mistakes = found;
        return this;
    }

    /**
     * Says whether UNSTABLE counts as failed; by default it does not.
     *
     * @param fail as {@code --fail-on-unstable}
     * @return this
     */
    public ReportBuilder failOnUnstable(boolean fail) {
        failOnUnstable = fail;
        return this;
    }

    /**
     * Sets when the run took place.
     *
     * @param start when it began
     * @param length how long it took
     * @param whyEnded why its iterations ended
     * @return this
     */
    public ReportBuilder time(Instant start, Duration length, String whyEnded) {
        startedAt = start;
        duration = length;
        stoppedBecause = whyEnded;
        return this;
    }

    /**
     * Sets the figures of the iterations.
     *
     * @param count their number
     * @param figures how long they took
     * @param histogram the same, as {@link Report#latencyHistogram}
     * @param stretches how the run went
     * @return this
     */
    public ReportBuilder iterations(Iterations count, Latency figures, String histogram, TimeBuckets stretches) {
        iterations = count;
        latency = figures;
        latencyHistogram = histogram;
        buckets = stretches;
        return this;
    }

    /**
     * Sets which run it is.
     *
     * @param id tells it from all others; empty by default
     * @param decidedBy the name of the plan; by default {@code random}
     * @return this
     */
    public ReportBuilder run(String id, String decidedBy) {
        runId = id;
        plan = decidedBy;
        return this;
    }

    /**
     * Says that it is a part of a run.
     *
     * @param part empty by default, for a whole run
     * @return this
     */
    public ReportBuilder shard(Optional<Shard> part) {
        shard = part;
        return this;
    }

    /**
     * Sets what the verdict was judged by.
     *
     * @param limits how much may go wrong
     * @param others what it rests on besides counts and violations
     * @return this
     */
    public ReportBuilder judgedBy(Thresholds limits, List<Cause> others) {
        thresholds = limits;
        causes = others;
        return this;
    }

    /**
     * Sets how long each phase of the run took.
     *
     * @param each which together are the length
     * @return this
     */
    public ReportBuilder phases(Phases each) {
        phases = each;
        return this;
    }

    /**
     * Sets how often a step ended with what it may end with.
     *
     * @param count 0 by default
     * @return this
     */
    public ReportBuilder propagated(long count) {
        propagated = count;
        return this;
    }

    /**
     * Sets what the injectors did.
     *
     * @param each in the order written
     * @param outside hits by threads that belonged to no iteration
     * @return this
     */
    public ReportBuilder injectors(List<InjectorReport> each, long outside) {
        injectors = each;
        hitsOutside = outside;
        return this;
    }

    /**
     * Sets the threads that belonged to no iteration.
     *
     * @param names of those that had hits, with {@code #} for numbers
     * @return this
     */
    public ReportBuilder threadsOutside(List<String> names) {
        threadsOutside = names;
        return this;
    }

    /**
     * Sets the hits of threads that no iteration started, and that were reached all the same.
     *
     * @param hits 0 or more
     * @param names of these threads, with {@code #} for numbers
     * @return this
     */
    public ReportBuilder hitsByArrival(long hits, List<String> names) {
        hitsByArrival = hits;
        threadsByArrival = names;
        return this;
    }

    /**
     * Sets what the validators found.
     *
     * @param each in the order written
     * @return this
     */
    public ReportBuilder validators(List<ValidatorReport> each) {
        validators = each;
        return this;
    }

    /**
     * Sets the failures. Their kinds are those of the failures in detail, unless {@link #kinds} follows.
     *
     * @param kept those in detail
     * @param dropped how many more there were
     * @param counted all of them, counted
     * @return this
     */
    public ReportBuilder failures(List<Failure> kept, long dropped, FailureAnalysis counted) {
        failures = kept;
        failuresDropped = dropped;
        analysis = counted;
        kinds = null;
        return this;
    }

    /**
     * Sets the kinds of all failures, those without detail included.
     *
     * @param counted the gravest first
     * @return this
     */
    public ReportBuilder kinds(List<FailureKind> counted) {
        kinds = Objects.requireNonNull(counted, "counted");
        return this;
    }

    /**
     * Sets what the run could not clean up.
     *
     * @param texts for people
     * @return this
     */
    public ReportBuilder leftBehind(List<String> texts) {
        leftBehind = texts;
        return this;
    }

    /**
     * Sets the command that repeats the run.
     *
     * @param command empty by default
     * @return this
     */
    public ReportBuilder replay(String command) {
        replay = command;
        return this;
    }

    /**
     * Sets the commands that replay one failure each, for those that happened in an iteration.
     *
     * @param command by the number of the failure in this report, from 1; empty for the one that it has already
     * @return this
     */
    public ReportBuilder failureReplay(IntFunction<? extends CharSequence> command) {
        failureReplay = command;
        return this;
    }

    /**
     * Sets what is needed to run the same again.
     *
     * @param from unknown by default
     * @return this
     */
    public ReportBuilder origin(Origin from) {
        origin = from;
        return this;
    }

    /**
     * Sets where the run took place.
     *
     * @param facts by their names
     * @return this
     */
    public ReportBuilder environment(Map<String, String> facts) {
        environment = facts;
        return this;
    }

    /** The failures with the commands that replay them, by what they are without. */
    List<FailureKind> kinds() {
        return kinds == null ? FailureKinds.of(failures) : kinds;
    }

    Map<Failure, Failure> replayable() {
        Map<Failure, Failure> all = new IdentityHashMap<>();
        for (int i = 0; i < failures.size(); i++) {
            Failure each = failures.get(i);
            String command = each.iteration() > 0 ? failureReplay.apply(i + 1).toString() : "";
            all.put(each, command.isEmpty() ? each : each.withReplay(command));
        }
        return all;
    }

    /**
     * Makes the report.
     *
     * @return immutable
     * @throws NullPointerException if it has no verdict, or something was set to null
     */
    public Report build() {
        return new Report(this);
    }
}
