package io.chaoskit.internal.replay;

import io.chaoskit.internal.run.FiredFaults;
import io.chaoskit.internal.run.Run;
import io.chaoskit.internal.run.RunEvents;
import io.chaoskit.internal.run.RunSettings;
import io.chaoskit.model.FailurePolicy;
import io.chaoskit.model.InvalidScenarioException;
import io.chaoskit.model.Scenario;
import io.chaoskit.model.ScenarioBuilder;
import io.chaoskit.plan.Fault;
import io.chaoskit.plan.Plan;
import io.chaoskit.report.Failure;
import io.chaoskit.report.Origin;
import io.chaoskit.report.Report;
import io.chaoskit.value.Clock;
import io.chaoskit.verdict.Thresholds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Runs the iteration of a failure once more, on a target of its own, and says whether it fails in the same way. */
public final class Trial {

    /** What comes later of an iteration in several lanes has others beside it. */
    private static final int LANES_AFTER = 1;

    private final Subject subject;
    private final Reach reach;
    private final Set<String> withoutSteps;

    public Trial(Subject subject, Reach reach, Set<String> withoutSteps) {
        this.subject = subject;
        this.reach = reach;
        this.withoutSteps = Set.copyOf(withoutSteps);
    }

    /**
     * The outcome of a trial.
     *
     * @param failure the same failure again; empty when it did not come
     * @param others failures of that iteration that are other ones
     * @param trace what fired, in the iteration and in those before it
     * @param late whether it did not end in time, and was stopped
     * @param unmade why it could not begin: what was left behind by earlier trials is in its way; empty when it could
     * @param report of the run; empty for one in another process
     */
    public record Outcome(
            Optional<Failure> failure,
            List<Failure> others,
            List<Fault> trace,
            boolean late,
            Optional<String> unmade,
            Optional<Report> report) {

        public boolean fails() {
            return failure.isPresent();
        }
    }

    /** Whether the steps that are left make a scenario. */
    public boolean possible() {
        try {
            return !adapted(subject.scenario().get()).steps().isEmpty();
        } catch (InvalidScenarioException needed) {
            return false;
        }
    }

    /** Runs it once, and stops it after {@code limit}; empty when the process ends or the thread was interrupted meanwhile. */
    public Optional<Outcome> run(Plan plan, Duration limit) {
        if (Run.mayNotBegin()) {
            return Optional.empty();
        }
        Scenario scenario = adapted(subject.scenario().get());
        FiredFaults listener = new FiredFaults();
        Run run = new Run(scenario, subject.seed(), settings(plan, listener));
        Report report;
        boolean late;
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(scenario.classLoader().orElse(before));
        try (TimeLimit watch = TimeLimit.start(limit)) {
            report = run.execute();
            late = watch.over();
        } catch (IllegalStateException ending) {
            // The process may have begun to end after it was asked.
            if (Run.mayNotBegin()) {
                return Optional.empty();
            }
            throw ending;
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        return Run.mayNotBegin()
                ? Optional.empty()
                : Optional.of(outcome(report.failures(), Optional.of(report), listener.trace(), late));
    }

    /** Makes faults in another process; empty when this one ends or the thread was interrupted meanwhile. */
    public Optional<Outcome> runApart(List<Pin> pins, Duration limit) {
        if (Run.mayNotBegin()) {
            return Optional.empty();
        }
        PinnedScenario pinned = new PinnedScenario(
                subject.seed(), subject.iteration(), subject.iteration(), subject.lanes() > 1, withoutSteps, pins);
        try {
            Optional<List<Failure>> failures = subject.isolation().orElseThrow().run(pinned, limit);
            return Optional.of(outcome(failures.orElse(List.of()), Optional.empty(), List.of(), failures.isEmpty()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private RunSettings settings(Plan plan, RunEvents listener) {
        long first = reach == Reach.ALONE ? subject.iteration() : 1;
        boolean propagates = subject.lanes() > 1;
        return new RunSettings(
                plan,
                List.of(listener),
                seed -> "",
                Clock.SYSTEM,
                false,
                Map.of(),
                Origin.UNKNOWN,
                first,
                propagates,
                subject.loom());
    }

    private Scenario adapted(Scenario scenario) {
        boolean inLanes = reach == Reach.IN_LANES;
        int lanes = inLanes ? subject.lanes() : 1;
        ScenarioBuilder<Object> changed = scenario.toBuilder()
                .lanes(lanes)
                .onFailure(FailurePolicy.RESUME)
                .thresholds(Thresholds.STRICT)
                .repeat(subject.iteration() + (inLanes ? (long) LANES_AFTER * lanes : 0))
                .seed(subject.seed());
        withoutSteps.forEach(changed::withoutStep);
        return changed.build();
    }

    private Outcome outcome(List<Failure> all, Optional<Report> report, List<Fault> trace, boolean late) {
        Optional<String> unmade = all.stream()
                .filter(each -> each.kind() == Failure.Kind.SETUP)
                .map(Failure::message)
                .findFirst();
        List<Failure> failures = all.stream()
                .filter(each -> each.iteration() == subject.iteration())
                .toList();
        Optional<Failure> same = failures.stream().filter(subject::isSame).findFirst();
        List<Failure> others =
                failures.stream().filter(each -> !subject.isSame(each)).toList();
        // An iteration that was given up has told nobody what fired in it.
        List<Fault> lost = failures.stream()
                .flatMap(each -> each.faults().stream())
                .filter(each -> trace.stream().noneMatch(each::sameHit))
                .distinct()
                .toList();
        return new Outcome(
                same, others, Stream.concat(trace.stream(), lost.stream()).toList(), late, unmade, report);
    }
}
