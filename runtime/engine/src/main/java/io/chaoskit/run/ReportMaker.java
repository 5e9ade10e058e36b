package io.chaoskit.run;

import io.chaoskit.effect.Injector;
import io.chaoskit.internal.verdict.Tally;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.InjectorReport;
import io.chaoskit.report.Iterations;
import io.chaoskit.report.Latency;
import io.chaoskit.report.Report;
import io.chaoskit.report.ValidatorReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the report of a run that is over and cleaned up. */
final class ReportMaker {

    private final Run run;
    private final Scenario scenario;
    private final Iterations iterations;
    private final Latency latency;
    private final List<InjectorReport> injectors;
    private final List<ValidatorReport> validators;

    ReportMaker(Run run) {
        this.run = run;
        this.scenario = run.scenario();
        this.iterations = run.tracker().iterations();
        this.latency = run.tracker().latency();
        this.injectors = injectors();
        this.validators =
                run.prepared().assertions().stream().map(ArmedAssertion::report).toList();
    }

    Report make() {
        Tally.Judgement judgement = tally().judge(scenario.thresholds());
        FailureLog failures = run.findings().failures();
        Duration took = Duration.ofNanos(run.sinceOrigin(run.clock().nanoTime()));
        String stoppedBecause =
                run.stop().requested() ? run.stop().reason() : run.pace().endReason();
        return Report.builder(scenario.name(), run.seed())
                .verdict(judgement.verdict(), judgement.reasons(), summary(judgement))
                .time(run.startedAt(), took, stoppedBecause)
                .iterations(iterations, latency, run.tracker().timeline())
                .injectors(injectors, run.hitsOutside())
                .validators(validators)
                .failures(failures.kept(), failures.dropped(), failures.analysis())
                .leftBehind(run.tracker().leftBehind())
                .replay(run.replay())
                .environment(Environment.describe(scenario.lanes(), run.environment()))
                .build();
    }

    private List<InjectorReport> injectors() {
        List<Slot> slots = run.wiring().slots();
        long[] hits = new long[slots.size()];
        long[] fired = new long[slots.size()];
        run.lanes().forEach(lane -> lane.iteration().addCounts(hits, fired));
        if (run.runHits() != null) {
            run.runHits().iteration().addCounts(hits, fired);
        }
        List<InjectorReport> all = new ArrayList<>();
        for (int i = 0; i < scenario.injectors().size(); i++) {
            Injector injector = scenario.injectors().get(i);
            long allHits = 0;
            long allFired = 0;
            for (Slot slot : slots) {
                if (slot.injectorIndex() == i) {
                    allHits += hits[slot.index()];
                    allFired += fired[slot.index()];
                }
            }
            all.add(new InjectorReport(
                    injector.name(),
                    injector.scope(),
                    injector.effect().text(),
                    injector.siteText(),
                    injector.trigger().toString(),
                    allHits,
                    allFired,
                    note(i)));
        }
        return all;
    }

    private String note(int injector) {
        return Stream.of(
                        run.canceller().counts(injector).note(),
                        run.weaving().note(scenario.injectors().get(injector)))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private Tally tally() {
        List<Tally.Violations> violations = run.prepared().assertions().stream()
                .map(ArmedAssertion::violations)
                .filter(each -> each.count() > 0)
                .toList();
        return new Tally(
                iterations.total(),
                iterations.failed(),
                latency.mean(),
                violations,
                run.findings().allFatal(),
                doubts());
    }

    /** What keeps a run from passing although nothing in it failed: a run that proves nothing must not look green. */
    private List<String> doubts() {
        List<String> doubts = new ArrayList<>(run.findings().allDoubts());
        for (ArmedAssertion each : run.prepared().assertions()) {
            if (each.everCrashed()) {
                doubts.add(each.name() + " could not tell whether it holds");
            }
        }
        if (iterations.total() == 0) {
            doubts.add("no iteration was completed");
        } else {
            unreached(doubts);
            pointless(doubts);
        }
        if (run.stop().requested() && run.findings().allFatal().isEmpty()) {
            doubts.add("the run was stopped: " + run.stop().reason());
        }
        run.tracker().leftBehind().forEach(each -> doubts.add("left behind: " + each));
        return doubts;
    }

    private void pointless(List<String> doubts) {
        for (int i = 0; i < injectors.size(); i++) {
            String name = injectors.get(i).name();
            run.canceller().counts(i).doubt().ifPresent(why -> doubts.add("injector " + name + ": " + why));
        }
    }

    private void unreached(List<String> doubts) {
        for (int i = 0; i < injectors.size(); i++) {
            Injector injector = scenario.injectors().get(i);
            if (injectors.get(i).hits() == 0 && !injector.effectiveSites().isEmpty()) {
                String why = injector.effectiveSites().stream()
                        .map(run.weaving()::whyUnreached)
                        .collect(Collectors.joining(", and "));
                doubts.add("injector " + injector.name() + " was never reached: " + why);
            }
        }
    }

    private String summary(Tally.Judgement judgement) {
        String why =
                judgement.reasons().isEmpty() ? "" : ": " + judgement.reasons().get(0);
        return judgement.verdict() + why + " (" + iterations.passed() + " of " + iterations.total()
                + " iterations passed, seed " + run.seed() + ")";
    }
}
