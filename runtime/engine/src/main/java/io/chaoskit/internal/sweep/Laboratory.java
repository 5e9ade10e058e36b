package io.chaoskit.internal.sweep;

import io.chaoskit.internal.run.Run;
import io.chaoskit.internal.run.RunEvents;
import io.chaoskit.internal.run.RunSettings;
import io.chaoskit.model.FailurePolicy;
import io.chaoskit.model.Scenario;
import io.chaoskit.model.ScenarioBuilder;
import io.chaoskit.plan.Fault;
import io.chaoskit.report.Failure;
import io.chaoskit.report.Origin;
import io.chaoskit.report.Report;
import io.chaoskit.validator.Validators;
import io.chaoskit.value.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes experiments: each is a run of its own, with one lane and on a fresh target. Used by one thread. */
final class Laboratory {

    /**
     * How experiments are made.
     *
     * @param scenario gives the scenario, as fresh as can be had: it is asked for before each run
     * @param seed of all runs
     * @param recovery how many iterations without faults follow
     * @param repeats in how many iterations in a row the faults are made again, to see what adds up; 0 for never
     * @param hangLimit how long a step may take when the scenario does not say so
     */
    record Setting(Supplier<Scenario> scenario, long seed, int recovery, int repeats, Duration hangLimit) {}

    /** Collects what fires. */
    private static final class Listener implements RunEvents {

        private final List<Fault> trace = new ArrayList<>();

        @Override
        public void progress(State state) {}

        @Override
        public synchronized void iterationEnded(
                long iteration, int lane, boolean passed, long nanos, List<Fault> faults) {
            trace.addAll(faults);
        }

        synchronized List<Fault> trace() {
            return List.copyOf(trace);
        }
    }

    private final Setting setting;
    private String end = "";

    Laboratory(Setting setting) {
        this.setting = setting;
    }

    /** The run without faults; empty when no run may begin any more. */
    Optional<Observed> withoutFaults() {
        return observe(List.of(), 1, 1L + setting.recovery());
    }

    /** Makes an experiment; empty when it was cut off. {@code usual} is the run without faults. */
    Optional<Result> make(Experiment experiment, Observed usual) {
        long faulty = experiment.lastIteration();
        Optional<Observed> seen = observe(experiment.shots(), 1, faulty + setting.recovery());
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        Optional<Failure> spoiled = notMade(seen.get());
        if (spoiled.isPresent()) {
            end = "no fresh target can be made any more: " + headline(spoiled.get());
            return Optional.empty();
        }
        if (!seen.get().plan().allFired()) {
            return Optional.of(Result.notFired());
        }
        Judgement judgement = new Judgement(usual, seen.get(), experiment.shots(), faulty);
        List<Finding> findings = judgement.findings();
        if (findings.isEmpty()
                && setting.repeats() > 1
                && faulty == 1
                && !seen.get().onlyWaited()) {
            Optional<List<Finding>> repeated = repeated(experiment, usual);
            if (repeated.isEmpty()) {
                return Optional.empty();
            }
            findings = repeated.get();
        }
        Merging merged = Merging.of(seen.get().arrivals().after());
        return Optional.of(new Result(true, judgement.outcome(), findings, merged.kept(), merged.skipped()));
    }

    /** Most resources do not run out by one leak. What the first run left behind may be in the way of another target. */
    private Optional<List<Finding>> repeated(Experiment experiment, Observed usual) {
        long faulty = setting.repeats();
        return observe(experiment.shots(), faulty, faulty + setting.recovery())
                .map(seen -> notMade(seen)
                        .map(each -> List.of(new Finding(
                                Finding.Kind.LEAK,
                                "after it no fresh target can be made: " + headline(each),
                                "no fresh target")))
                        .orElseGet(() -> new Judgement(usual, seen, experiment.shots(), faulty).lasting()));
    }

    private static Optional<Failure> notMade(Observed seen) {
        return seen.report().failures().stream()
                .filter(each -> each.kind() == Failure.Kind.SETUP)
                .findFirst();
    }

    private static String headline(Failure failure) {
        return failure.message().lines().findFirst().orElse("");
    }

    /** Why no experiment can be made any more; empty when that is only because of an interrupt. */
    String end() {
        return end;
    }

    private Optional<Observed> observe(List<Shot> shots, long rounds, long iterations) {
        if (Run.mayNotBegin()) {
            return Optional.empty();
        }
        ShootingPlan plan = new ShootingPlan(shots, rounds);
        IterationWatch watch = new IterationWatch();
        Listener listener = new Listener();
        Scenario scenario = adapted(setting.scenario().get(), watch, iterations);
        RunSettings settings = new RunSettings(
                plan, List.of(listener), seed -> "", Clock.SYSTEM, false, Map.of(), Origin.UNKNOWN, 1, true);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(scenario.classLoader().orElse(before));
        Report report;
        try {
            report = new Run(scenario, setting.seed(), settings).execute();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        return Run.mayNotBegin() ? Optional.empty() : Optional.of(new Observed(plan, watch, listener.trace(), report));
    }

    private Scenario adapted(Scenario scenario, IterationWatch watch, long iterations) {
        ScenarioBuilder<Object> changed = scenario.toBuilder()
                .lanes(1)
                .onFailure(FailurePolicy.RESUME)
                .repeat(iterations)
                .seed(setting.seed())
                .check(watch);
        boolean limited = scenario.assertions().stream()
                .anyMatch(each -> each.validator().id().equals("noInfiniteLoop"));
        if (!limited) {
            changed.check(Validators.noInfiniteLoop(setting.hangLimit()));
        }
        return changed.build();
    }
}
