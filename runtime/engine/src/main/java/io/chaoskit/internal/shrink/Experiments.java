package io.chaoskit.internal.shrink;

import io.chaoskit.internal.replay.ForcedPlan;
import io.chaoskit.internal.replay.Pin;
import io.chaoskit.internal.replay.Reach;
import io.chaoskit.internal.replay.Subject;
import io.chaoskit.internal.replay.Trial;
import io.chaoskit.internal.replay.Trial.Outcome;
import io.chaoskit.plan.Fault;
import io.chaoskit.plan.Plan;
import io.chaoskit.value.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The runs of a shrink: makes faults and no others, counts the runs, and knows when the time is over. Belongs to one thread. */
final class Experiments implements Oracle<Pin> {

    /** A target that hangs must not use up all the time. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final Duration SHORTEST = Duration.ofSeconds(5);

    private final Subject subject;
    private Reach reach;
    private final Clock clock = Clock.SYSTEM;
    private final long until;
    private Set<String> withoutSteps = Set.of();
    /** What fired when a set failed, of the smallest ones. */
    private final Map<Set<Pin>, List<Fault>> traces = new HashMap<>();

    private boolean stopped;
    private int runs;

    Experiments(Subject subject, Reach reach, Duration time) {
        this.subject = subject;
        this.reach = reach;
        this.until = clock.nanoTime() + time.toNanos();
    }

    /** The same with so much time again. */
    Experiments again(Duration time) {
        return new Experiments(subject, reach, time);
    }

    /** Whether there is no time for more, or nobody waits for them. */
    boolean over() {
        return stopped || clock.nanoTime() >= until;
    }

    /** Whether the process ends, or the thread was interrupted. */
    boolean stopped() {
        return stopped;
    }

    int runs() {
        return runs;
    }

    Reach reach() {
        return reach;
    }

    Subject subject() {
        return subject;
    }

    Set<String> withoutSteps() {
        return withoutSteps;
    }

    /** From here on these steps are left out; false when the scenario cannot do without them. */
    boolean leaveOut(Set<String> steps) {
        Set<String> before = withoutSteps;
        withoutSteps = steps;
        boolean possible = new Trial(subject, reach, steps).possible();
        withoutSteps = possible ? steps : before;
        return possible;
    }

    /** What fired when these faults failed; empty when that is not known. */
    List<Fault> traceOf(List<Pin> faults) {
        return traces.getOrDefault(Set.copyOf(faults), List.of());
    }

    private void keep(List<Pin> faults, List<Fault> trace) {
        traces.keySet().removeIf(each -> each.size() > faults.size());
        if (traces.keySet().stream().allMatch(each -> each.size() == faults.size())) {
            traces.put(Set.copyOf(faults), trace);
        }
    }

    @Override
    public Answer<Pin> ask(List<Pin> faults) {
        if (reach == Reach.APART) {
            return askApart(faults);
        }
        ForcedPlan plan = new ForcedPlan(faults, iteration -> true);
        Optional<Outcome> made = run(plan);
        if (made.flatMap(Outcome::unmade).isPresent()) {
            return unmade(faults);
        }
        Optional<Outcome> outcome = made.filter(Outcome::fails);
        List<Pin> fired = faults.stream().filter(plan.fired()::contains).toList();
        outcome.ifPresent(failed -> keep(fired, failed.trace()));
        return new Answer<>(outcome.isPresent(), fired);
    }

    /** What earlier runs left behind is in the way: from here on each has a process of its own, or there is none any more. */
    private Answer<Pin> unmade(List<Pin> faults) {
        if (subject.isolation().isPresent() && reach == Reach.ALONE) {
            reach = Reach.APART;
            return askApart(faults);
        }
        stopped = true;
        return new Answer<>(false, faults);
    }

    /** Which faults were reached is only known of a run that failed. */
    private Answer<Pin> askApart(List<Pin> faults) {
        Optional<Outcome> outcome = counted(new Trial(subject, reach, withoutSteps).runApart(faults, limit()))
                .filter(Outcome::fails);
        List<Pin> fired = outcome.map(failed -> faults.stream()
                        .filter(pin -> failed.trace().stream().anyMatch(pin::isOf))
                        .toList())
                .orElse(faults);
        outcome.ifPresent(failed -> keep(fired, failed.trace()));
        return new Answer<>(outcome.isPresent(), fired);
    }

    /** Whether it fails under a plan. */
    boolean fails(Plan plan) {
        return run(plan).filter(Outcome::fails).isPresent();
    }

    private Optional<Outcome> run(Plan plan) {
        return counted(new Trial(subject, reach, withoutSteps).run(plan, limit()));
    }

    private Duration limit() {
        Duration left = Duration.ofNanos(until - clock.nanoTime());
        return left.compareTo(LONGEST) > 0 ? LONGEST : left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
    }

    private Optional<Outcome> counted(Optional<Outcome> outcome) {
        stopped |= outcome.isEmpty();
        runs += outcome.isPresent() ? 1 : 0;
        return outcome;
    }
}
