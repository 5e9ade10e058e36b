package io.chaoskit.cli;

import io.chaoskit.internal.report.LatencySum;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.Activity;
import io.chaoskit.report.Activity.Met;
import io.chaoskit.report.Cause;
import io.chaoskit.report.Failure;
import io.chaoskit.report.InjectorReport;
import io.chaoskit.report.Iterations;
import io.chaoskit.report.Latency;
import io.chaoskit.report.Origin;
import io.chaoskit.report.Report;
import io.chaoskit.report.TimeBuckets;
import io.chaoskit.report.ValidatorReport;
import io.chaoskit.run.InjectorCount;
import io.chaoskit.run.IterationResult;
import io.chaoskit.run.LiveRun;
import io.chaoskit.run.Progress;
import io.chaoskit.run.RunListener;
import io.chaoskit.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tells those who write reports while a run goes on what happens in it; counts what happens often, and tells the sums twice a second. */
final class RunFeed implements RunListener {

    /** So that no more than a second is lost when the process is killed, on a busy machine too. */
    private static final Duration EVERY = Duration.ofMillis(450);

    private final Scenario scenario;
    private final Origin origin;
    private final RunOptions options;
    private final Consumer<LiveReports.Told> reports;
    private final LatencySum latency = new LatencySum();
    private LiveRun run;
    private Duration told = Duration.ZERO;
    private long iterations;
    private long failures;
    private long faults;

    RunFeed(Scenario scenario, Origin origin, RunOptions options, Consumer<LiveReports.Told> reports) {
        this.scenario = scenario;
        this.origin = origin;
        this.options = options;
        this.reports = reports;
    }

    @Override
    public RunListener started(LiveRun begun) {
        run = begun;
        Report report = begun(begun);
        reports.accept(each -> each.started(report));
        return this;
    }

    @Override
    public void iterationEnded(IterationResult result) {
        synchronized (this) {
            iterations++;
            failures += result.passed() ? 0 : 1;
            faults += result.faults().size();
            latency.add(result.duration().toNanos());
        }
        if (!result.faults().isEmpty()) {
            reports.accept(each -> each.fired(result.faults()));
        }
    }

    @Override
    public void failed(Failure failure) {
        reports.accept(each -> each.failed(failure));
    }

    @Override
    public void progress(Progress now) {
        if (now.elapsed().minus(told).compareTo(EVERY) >= 0) {
            happened(now.elapsed());
        }
    }

    @Override
    public void ended(Report report) {
        happened(report.phases().ran());
        reports.accept(each -> each.ended(report));
    }

    private void happened(Duration elapsed) {
        told = elapsed;
        List<Met> met = met();
        Activity now;
        synchronized (this) {
            if (iterations == 0) {
                // A run that hangs writes no line after line.
                return;
            }
            now = new Activity(elapsed.toMillis(), iterations, failures, faults, latency.take(), met);
            iterations = 0;
            failures = 0;
            faults = 0;
        }
        reports.accept(each -> each.happened(now));
    }

    /** The sums over the sites of each injector. */
    private List<Met> met() {
        Map<String, Met> sums = new LinkedHashMap<>();
        for (InjectorCount each : run.counts().get()) {
            sums.merge(
                    each.injector(),
                    new Met(each.injector(), each.hits(), each.fired()),
                    (one, other) -> new Met(one.injector(), one.hits() + other.hits(), one.fired() + other.fired()));
        }
        return new ArrayList<>(sums.values());
    }

    /** The report of the run if it ended now. */
    private Report begun(LiveRun begun) {
        String why = "the run was cut off before its first iteration";
        return Report.builder(begun.scenario(), begun.seed())
                .verdict(Verdict.UNSTABLE, List.of(why), "UNSTABLE: " + why)
                .run(begun.runId(), "random")
                .shard(options.shard())
                .judgedBy(scenario.thresholds(), List.of(Cause.of(Cause.Kind.DOUBT, why)))
                .time(begun.startedAt(), Duration.ZERO, "the run was cut off")
                .iterations(new Iterations(0, 0, 0), Latency.NONE, "", TimeBuckets.NONE)
                .injectors(
                        scenario.injectors().stream()
                                .map(each -> new InjectorReport(
                                        each.name(),
                                        each.scope(),
                                        each.effect().text(),
                                        each.siteText(),
                                        each.trigger().toString(),
                                        0,
                                        0,
                                        0,
                                        ""))
                                .toList(),
                        0)
                .validators(scenario.assertions().stream()
                        .map(each -> new ValidatorReport(
                                each.id(),
                                each.name(),
                                each.validator().severity(),
                                ValidatorReport.Status.PASSED,
                                0,
                                "",
                                "",
                                "",
                                ""))
                        .toList())
                .replay(begun.replay())
                .origin(origin)
                .environment(Map.of("lanes", Integer.toString(begun.lanes())))
                .build();
    }
}
