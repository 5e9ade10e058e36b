package io.chaoskit.internal.run;

import io.chaoskit.effect.Injector;
import io.chaoskit.internal.check.ArmedValidator;
import io.chaoskit.internal.check.FailureLog;
import io.chaoskit.internal.check.Findings;
import io.chaoskit.internal.hit.BoundInjector;
import io.chaoskit.internal.hit.Iteration;
import io.chaoskit.internal.hit.Outsiders;
import io.chaoskit.internal.hit.Stop;
import io.chaoskit.internal.hit.Strangers;
import io.chaoskit.internal.text.Plural;
import io.chaoskit.internal.verdict.Tally;
import io.chaoskit.model.Reach;
import io.chaoskit.model.Scenario;
import io.chaoskit.model.Target.Lifetime;
import io.chaoskit.plan.Plan;
import io.chaoskit.report.Cause;
import io.chaoskit.report.FailureAnalysis;
import io.chaoskit.report.InjectorReport;
import io.chaoskit.report.Iterations;
import io.chaoskit.report.Latency;
import io.chaoskit.report.Report;
import io.chaoskit.report.ValidatorReport;
import io.chaoskit.trigger.Trigger;
import io.chaoskit.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the report of a run that is over and cleaned up. */
final class ReportMaker {

    private final Results run;
    private final Scenario scenario;
    private final Iterations iterations;
    private final Latency latency;
    private final Outsiders outsiders;
    private final List<InjectorReport> injectors;
    private final List<ValidatorReport> validators;
    private final List<Cause> causes;

    /**
     * All that is known of a run that is over.
     *
     * @param scenario what was run
     * @param seed with which seed
     * @param plan what decided over faults
     * @param replay the command that repeats it; empty for none
     * @param settings where it came from and took place, and by which plan
     * @param clock when
     * @param prepared with what; {@link Prepared#NOTHING} when it did not get so far
     * @param iterations those that have the counts
     * @param stop whether and why it was stopped
     * @param pace why it ended otherwise
     * @param tracker how far it got
     * @param findings what went wrong
     * @param canceller what became of cancellations
     * @param weaving which classes could not be woven
     */
    record Results(
            Scenario scenario,
            long seed,
            Plan plan,
            String replay,
            RunSettings settings,
            RunClock clock,
            Prepared prepared,
            List<Iteration> iterations,
            Stop stop,
            Pace pace,
            Tracker tracker,
            Findings findings,
            Canceller canceller,
            Weaving weaving) {}

    ReportMaker(Results run) {
        this.run = run;
        this.scenario = run.scenario();
        this.iterations = run.tracker().iterations();
        this.latency = run.tracker().latency();
        this.outsiders = run.prepared().wiring().outsiders();
        this.injectors = injectors();
        this.validators =
                run.prepared().validators().stream().map(ArmedValidator::report).toList();
        this.causes = causes();
    }

    Report make() {
        long now = run.clock().now();
        Tally.Judgement judgement = judgement();
        RunSettings.Identity identity = run.settings().identity();
        FailureLog failures = run.findings().failures();
        List<Strangers> strangers =
                run.iterations().stream().map(Iteration::strangers).toList();
        String stoppedBecause =
                run.stop().requested() ? run.stop().reason() : run.pace().endReason();
        return Report.builder(scenario.name(), run.seed())
                .verdict(
                        judgement.verdict(),
                        judgement.reasons(),
                        judgement.summary(iterations.passed(), iterations.total(), run.seed()))
                .run(identity.runId(), planName())
                .shard(identity.shard())
                .judgedBy(scenario.thresholds(), causes)
                .mistakes(run.findings().mistakes())
                .failOnUnstable(run.settings().failOnUnstable())
                .time(run.clock().startedAt(), Duration.ofNanos(now), stoppedBecause)
                .phases(run.pace().phases(run.clock(), now))
                .iterations(
                        iterations,
                        latency,
                        run.tracker().latencyHistogram(),
                        run.tracker().buckets(iterations, fired()))
                .propagated(run.tracker().propagated())
                .injectors(injectors, outsiders.arrivals())
                .threadsOutside(outsiders.names())
                .hitsByArrival(
                        strangers.stream().mapToLong(Strangers::hits).sum(),
                        strangers.stream()
                                .flatMap(each -> each.names().stream())
                                .distinct()
                                .toList())
                .validators(validators)
                .failures(failures.kept(), failures.dropped(), analysis(failures))
                .kinds(failures.kinds())
                .leftBehind(run.tracker().leftBehind())
                .replay(run.replay())
                .failureReplay(
                        judgement.verdict() == Verdict.PASS
                                ? number -> ""
                                : run.settings().failureReplay())
                .origin(run.settings().origin())
                .environment(environment())
                .build();
    }

    private FailureAnalysis analysis(FailureLog failures) {
        FailureAnalysis all = failures.analysis();
        return scenario.target().lifetime() == Lifetime.ITERATION ? all.ofNewTargets() : all;
    }

    private List<InjectorReport> injectors() {
        List<BoundInjector> bound = run.prepared().wiring().injectors();
        long[] hits = new long[bound.size()];
        long[] fired = new long[bound.size()];
        run.iterations().forEach(each -> each.addCounts(hits, fired));
        Map<Integer, List<BoundInjector>> byInjector =
                bound.stream().collect(Collectors.groupingBy(BoundInjector::injectorIndex));
        List<InjectorReport> all = new ArrayList<>();
        for (int i = 0; i < scenario.injectors().size(); i++) {
            Injector injector = scenario.injectors().get(i);
            long allHits = 0;
            long allFired = 0;
            long outside = 0;
            for (BoundInjector each : byInjector.getOrDefault(i, List.of())) {
                allHits += hits[each.index()];
                allFired += fired[each.index()];
                outside += outsiders.hits(each);
            }
            all.add(new InjectorReport(
                    injector.name(),
                    injector.scope(),
                    injector.effect().text(),
                    injector.siteText(),
                    injector.trigger().toString(),
                    allHits,
                    allFired,
                    outside,
                    note(i, allHits, allFired)));
        }
        return all;
    }

    private String note(int injector, long hits, long fired) {
        Trigger trigger = scenario.injectors().get(injector).trigger();
        return Stream.of(
                        fired == 0 || !byTriggers()
                                ? ""
                                : trigger.deviation(hits, fired).orElse(""),
                        run.canceller().counts(injector).note(),
                        run.weaving().note(scenario.injectors().get(injector)))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private long fired() {
        return injectors.stream().mapToLong(InjectorReport::fired).sum();
    }

    /** What depends on the whole run is judged when its shards are merged. */
    private Tally.Judgement judgement() {
        List<Tally.Violations> violations = run.prepared().validators().stream()
                .map(ArmedValidator::violations)
                .filter(each -> each.count() > 0)
                .toList();
        boolean part = run.settings().identity().shard().isPresent();
        Tally tally = new Tally(
                iterations.total(),
                iterations.failed(),
                latency.mean(),
                violations,
                run.findings().failures().kinds(),
                causes.stream()
                        .filter(each -> !(part && each.kind().ofWholeRun()))
                        .toList());
        return part ? tally.judgePart(scenario.thresholds()) : tally.judge(scenario.thresholds());
    }

    private List<Cause> causes() {
        List<Cause> all = new ArrayList<>();
        run.findings().allFatal().forEach(each -> all.add(Cause.of(Cause.Kind.FATAL, each)));
        run.findings().endedBy().forEach(each -> all.add(Cause.of(Cause.Kind.ENDED, each)));
        doubts(all);
        return all;
    }

    /** What keeps a run from passing although nothing in it failed: a run that proves nothing must not look green. */
    private void doubts(List<Cause> doubts) {
        run.findings().mistakes().forEach(each -> doubts.add(doubt(each.toString())));
        run.findings().allDoubts().forEach(each -> doubts.add(doubt(each)));
        for (ArmedValidator each : run.prepared().validators()) {
            if (each.everCrashed()) {
                doubts.add(new Cause(Cause.Kind.CRASHED, each.id(), each.name() + " could not tell whether it holds"));
            }
        }
        if (iterations.total() == 0) {
            doubts.add(Cause.of(Cause.Kind.EMPTY, "no iteration was completed"));
        } else {
            if (!run.settings().plan().looksAtEachHit()) {
                unreached(doubts);
                neverFired(doubts);
            }
            pointless(doubts);
        }
        if (run.stop().requested()
                && run.findings().allFatal().isEmpty()
                && run.findings().endedBy().isEmpty()
                && run.findings().mistakes().isEmpty()) {
            doubts.add(doubt("the run was stopped: " + run.stop().reason()));
        }
        run.tracker().leftBehind().forEach(each -> doubts.add(doubt("left behind: " + each)));
    }

    private static Cause doubt(String text) {
        return Cause.of(Cause.Kind.DOUBT, text);
    }

    private void pointless(List<Cause> doubts) {
        for (int i = 0; i < injectors.size(); i++) {
            String name = injectors.get(i).name();
            run.canceller().counts(i).doubt().ifPresent(why -> doubts.add(doubt("injector " + name + ": " + why)));
        }
    }

    private void unreached(List<Cause> doubts) {
        for (int i = 0; i < injectors.size(); i++) {
            Injector injector = scenario.injectors().get(i);
            if (injectors.get(i).hits() == 0 && !injector.effectiveSites().isEmpty()) {
                String why = injector.effectiveSites().stream()
                        .map(run.weaving()::whyUnreached)
                        .collect(Collectors.joining(", and "));
                doubts.add(new Cause(
                        Cause.Kind.UNREACHED,
                        injector.name(),
                        "injector " + injector.name() + " was never reached: " + why
                                + otherThreads(injectors.get(i).hitsOutside())));
            }
        }
    }

    /** The code was called, but not by whom the faults are for; empty when it was not. */
    private String otherThreads(long hits) {
        if (hits == 0) {
            return "";
        }
        boolean canReach = scenario.lanes() > 1 && scenario.reach() == Reach.INHERITED;
        return ", but threads that belong to no iteration arrived there " + Plural.times(hits)
                + " ("
                + String.join(", ", outsiders.names()) + ")"
                + (canReach ? "; write 'reach everyone' in the scenario to have them hit" : "");
    }

    /** Whether triggers decided, and not a recorded trace. */
    private boolean byTriggers() {
        return run.plan() == Plan.random();
    }

    /** An injector that was reached and did not fire, although it should have, or as may be. */
    private void neverFired(List<Cause> doubts) {
        for (int i = 0; i < injectors.size(); i++) {
            InjectorReport injector = injectors.get(i);
            if (byTriggers() && injector.hits() > 0 && injector.fired() == 0) {
                Optional<String> why = scenario.injectors().get(i).trigger().whyNeverFired(injector.hits());
                doubts.add(
                        why.isPresent()
                                ? new Cause(
                                        Cause.Kind.UNFIRED,
                                        injector.name(),
                                        "injector " + injector.name() + " never fired: " + why.get())
                                : Cause.idle(injector));
            }
        }
    }

    private String planName() {
        return byTriggers() ? "random" : "given";
    }

    /** Where the run took place: nothing that names a person or a machine. */
    private Map<String, String> environment() {
        Map<String, String> facts = new LinkedHashMap<>();
        String version = ReportMaker.class.getPackage().getImplementationVersion();
        facts.put("chaoskit", version == null ? "development" : version);
        facts.put("java", Runtime.version().toString());
        facts.put("jvm", System.getProperty("java.vm.name", ""));
        facts.put("os", System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""));
        facts.put("cpus", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("maxHeapMb", Long.toString(Runtime.getRuntime().maxMemory() >> 20));
        facts.put("lanes", Integer.toString(scenario.lanes()));
        facts.putAll(new TreeMap<>(run.settings().environment()));
        return facts;
    }
}
