package io.chaoskit.internal.replay;

import io.chaoskit.internal.replay.Trial.Outcome;
import io.chaoskit.internal.run.Loom;
import io.chaoskit.plan.Plan;
import io.chaoskit.report.Report;
import io.chaoskit.value.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Repeats a failure: alone on a fresh target first; when that is not enough after the iterations before it, and then in as many lanes as the
 * run had. A try that does not always fail is tried more often.
 */
public final class Reproducer {

    /** How many tries say that a failure always comes. */
    public static final int TRIES = 3;
    /** How many there are when it does not. */
    public static final int MORE_TRIES = 20;

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Subject subject;
    private final Clock clock;
    private final long until;
    private final Consumer<String> progress;
    private final Set<String> others = new LinkedHashSet<>();
    private Optional<Report> last = Optional.empty();
    private int tries;
    private int runs;

    /** {@code limit} ends what is more than three tries of a kind; {@code progress} gets a line for people before each kind. */
    public Reproducer(Subject subject, Duration limit, Consumer<String> progress) {
        this.subject = subject;
        this.clock = Clock.SYSTEM;
        this.until = clock.nanoTime() + limit.toNanos();
        this.progress = progress;
    }

    /** Tries until it is known how much of the run the failure needs. */
    @SuppressWarnings("try") // the scope is closed, not used
    public Reproduction run() {
        try (Loom.Hold woven = subject.loom().hold()) {
            return reproduced();
        }
    }

    private Reproduction reproduced() {
        Optional<Reproduction> best = Optional.empty();
        for (Reach reach : possible()) {
            if (best.isPresent() && reach != Reach.APART) {
                break;
            }
            progress.accept("iteration " + subject.iteration() + " " + reach.text());
            Optional<Reproduction> found = repeated(reach);
            if (found.isPresent() && !found.get().flaky() && found.get().of() >= TRIES) {
                return found.get();
            }
            // What comes more often in a process of its own does because others do not get in its way.
            best = found.isPresent() && (best.isEmpty() || found.get().isSurerThan(best.get())) ? found : best;
        }
        if (best.isPresent()) {
            return best.get();
        }
        return new Reproduction(Optional.empty(), 0, tries, runs, List.copyOf(others), List.of(), last);
    }

    private List<Reach> possible() {
        List<Reach> all = new ArrayList<>(List.of(Reach.ALONE));
        if (subject.isolation().isPresent() && subject.failure().faultsDropped() == 0) {
            all.add(Reach.APART);
        }
        if (subject.iteration() > 1) {
            all.add(Reach.AFTER_OTHERS);
        }
        if (subject.lanes() > 1) {
            all.add(Reach.IN_LANES);
        }
        return all;
    }

    private Optional<Reproduction> repeated(Reach reach) {
        Trial trial = new Trial(subject, reach, Set.of());
        int failed = 0;
        Optional<Outcome> example = Optional.empty();
        tries = 0;
        while (tries < TRIES || tries < MORE_TRIES && failed < tries && clock.nanoTime() < until) {
            if (tries == TRIES && failed == TRIES) {
                break;
            }
            Optional<Outcome> outcome =
                    reach == Reach.APART ? trial.runApart(pins(), limit(reach)) : trial.run(plan(reach), limit(reach));
            if (outcome.isEmpty() || unmade(outcome.get())) {
                break;
            }
            tries++;
            runs++;
            noted(outcome.get());
            if (outcome.get().fails()) {
                failed++;
                example = outcome;
            }
        }
        int times = failed;
        return example.map(each -> new Reproduction(
                Optional.of(reach), times, tries, runs, List.copyOf(others), each.trace(), each.report()));
    }

    /** One iteration that takes so long hangs; how long those before it take nobody knows. */
    private static Duration limit(Reach reach) {
        return reach == Reach.ALONE ? LIMIT : LIMIT.multipliedBy(MORE_TRIES);
    }

    /** Whether there was no try: earlier ones have left something behind. */
    private boolean unmade(Outcome outcome) {
        outcome.unmade().ifPresent(why -> others.add(why + "; what an earlier try left behind is in the way"));
        return outcome.unmade().isPresent();
    }

    private void noted(Outcome outcome) {
        last = outcome.report().or(() -> last);
        if (outcome.late()) {
            others.add("it does not end");
        }
        outcome.others().forEach(each -> others.add(FailureIdentity.of(each).text()));
    }

    private List<Pin> pins() {
        return subject.failure().faults().stream().map(Pin::of).toList();
    }

    /** A trace that is not complete is drawn again by the seed. */
    private Plan plan(Reach reach) {
        if (subject.failure().faultsDropped() > 0) {
            return Plan.random();
        }
        long iteration = subject.iteration();
        return new ForcedPlan(pins(), number -> reach == Reach.ALONE || number == iteration);
    }
}
