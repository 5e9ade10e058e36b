package io.chaoskit.telemetry.internal;

import io.chaoskit.report.Failure;
import io.chaoskit.report.Iterations;
import io.chaoskit.report.Report;
import io.chaoskit.run.InjectorCount;
import io.chaoskit.run.IterationResult;
import io.chaoskit.run.LiveRun;
import io.chaoskit.run.Progress;
import io.chaoskit.run.RunListener;
import io.chaoskit.run.StepResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Meters one run. Safe for all its lanes. */
public final class RunMeters implements RunListener {

    private final MeterTable meters;
    private final Tag scenario;
    private final Counter passed;
    private final Counter failed;
    private final Timer durations;
    private final Map<String, Timer> steps = new ConcurrentHashMap<>();
    private final LongAdder failedIterations = new LongAdder();
    /** Null when the run is over: it would be kept alive. */
    private LiveRun run;

    private List<InjectorCount> before = List.of();

    public RunMeters(MeterTable meters, LiveRun run) {
        this.meters = meters;
        this.run = run;
        this.scenario = MeterTable.tag("scenario", run.scenario());
        this.passed = iterations("passed");
        this.failed = iterations("failed");
        this.durations =
                meters.timer("chaoskit.iteration.duration", "How long the steps of an iteration took", scenario);
        meters.show(run.seed(), "chaoskit.run.seed", "The seed of the last run, exact up to 2^53", scenario);
    }

    private Counter iterations(String outcome) {
        return meters.counter("chaoskit.iterations", "Iterations that ended", scenario, Tag.of("outcome", outcome));
    }

    @Override
    public Set<Detail> details() {
        return EnumSet.of(Detail.STEPS);
    }

    @Override
    public void iterationEnded(IterationResult result) {
        if (result.passed()) {
            passed.increment();
        } else {
            failed.increment();
            failedIterations.increment();
        }
        durations.record(result.duration());
    }

    @Override
    public void stepEnded(StepResult result) {
        steps.computeIfAbsent(result.step(), this::step).record(result.duration());
    }

    private Timer step(String name) {
        return meters.timer("chaoskit.step.duration", "How long a step took", scenario, MeterTable.tag("step", name));
    }

    @Override
    public void failed(Failure failure) {
        if (!failure.validator().isEmpty() && failure.kind() != Failure.Kind.CRASH) {
            meters.counter(
                            "chaoskit.violations",
                            "Violations of checks",
                            scenario,
                            MeterTable.tag("check", failure.validator()),
                            Tag.of("severity", failure.severity().name().toLowerCase(Locale.ROOT)))
                    .increment();
        }
    }

    @Override
    public void progress(Progress progress) {
        count();
    }

    /** Adds what the injectors have met since the last time. */
    private synchronized void count() {
        if (run == null) {
            return;
        }
        List<InjectorCount> now = run.counts().get();
        for (int i = 0; i < now.size(); i++) {
            InjectorCount each = now.get(i);
            InjectorCount last = i < before.size() ? before.get(i) : null;
            counter("chaoskit.hits", "Arrivals where an injector is", each)
                    .increment(each.hits() - (last == null ? 0 : last.hits()));
            counter("chaoskit.faults", "Faults that were injected", each)
                    .increment(each.fired() - (last == null ? 0 : last.fired()));
        }
        before = new ArrayList<>(now);
    }

    private Counter counter(String name, String description, InjectorCount of) {
        return meters.counter(
                name,
                description,
                scenario,
                MeterTable.tag("injector", of.injector()),
                MeterTable.tag("scope", of.scope()),
                MeterTable.tag("site", of.site()));
    }

    @Override
    public void ended(Report report) {
        count();
        abandoned(report.iterations());
        meters.counter(
                        "chaoskit.runs",
                        "Runs that ended",
                        scenario,
                        Tag.of("verdict", report.verdict().name().toLowerCase(Locale.ROOT)))
                .increment();
        synchronized (this) {
            run = null;
            before = List.of();
        }
    }

    /** An iteration that never ended, because its lane was given up, failed as well. */
    private void abandoned(Iterations all) {
        failed.increment(Math.max(0, all.failed() - failedIterations.sum()));
    }
}
