package io.chaoskit.internal.shrink;

import io.chaoskit.internal.replay.Pin;
import io.chaoskit.internal.replay.Reach;
import io.chaoskit.internal.replay.Reproducer;
import io.chaoskit.internal.replay.Reproduction;
import io.chaoskit.internal.replay.Subject;
import io.chaoskit.internal.run.Loom;
import io.chaoskit.internal.text.Plural;
import io.chaoskit.plan.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Shrinks a failure: repeats it, reduces its faults to the few that matter, and weakens those. Used once, by one thread. */
public final class Shrink {

    /** How often the last result is tried when it does not always fail. */
    private static final int ODDS = 20;
    /** How often what is left is tried once more, since what fails at times may have failed each time before by chance. */
    private static final int CHECKS = 3;

    private final Subject subject;
    private final Duration time;
    private final boolean causality;
    private final Consumer<String> progress;

    /** {@code time} ends it with the best that was found; {@code progress} gets lines for people. */
    public Shrink(Subject subject, Duration time, boolean causality, Consumer<String> progress) {
        this.subject = subject;
        this.time = time;
        this.causality = causality;
        this.progress = progress;
    }

    /** Shrinks it. An interrupt, or the end of the process, ends it with the best that was found. */
    @SuppressWarnings("try") // the scope is closed, not used
    public Shrunk run() {
        try (Loom.Hold woven = subject.loom().hold()) {
            return shrunk();
        }
    }

    private Shrunk shrunk() {
        Reproduction first = new Reproducer(subject, time, progress).run();
        if (!first.reproduced()) {
            return new Shrunk(
                    first,
                    first.runs(),
                    List.of(),
                    List.of(),
                    false,
                    Proof.NOT_REPRODUCED,
                    0,
                    List.of(),
                    Set.of(),
                    Optional.empty(),
                    List.of());
        }
        Experiments experiments = new Experiments(subject, first.reach().orElseThrow(), time);
        List<Pin> all = first.trace().stream().map(Pin::of).distinct().toList();
        Core core = core(first, experiments, all);
        Reduced<Pin> reduced = core.reduced();
        List<Fault> known = experiments.traceOf(reduced.faults());
        List<Fault> trace = known.isEmpty() ? first.trace() : known;
        Weakening weakening = new Weakening(experiments, core.oracle(), reduced.faults(), trace);
        weakening.run();
        boolean mayRedraw = causality && experiments.reach() != Reach.APART;
        List<Odds> bars = mayRedraw ? new Causality(experiments.again(time), all).run() : List.of();
        Optional<Odds> odds = core.flaky() ? Optional.of(odds(experiments, weakening.pins())) : Optional.empty();
        return new Shrunk(
                first,
                first.runs() + experiments.runs(),
                weakening.pins(),
                faults(weakening.pins(), weakening.trace()),
                experiments.stopped(),
                reduced.proof(),
                reduced.passing(),
                weakening.done(),
                experiments.withoutSteps(),
                odds,
                bars);
    }

    /**
     * The few faults that are left.
     *
     * @param oracle says whether a set of them fails
     * @param flaky whether it does not always fail
     */
    private record Core(Reduced<Pin> reduced, Oracle<Pin> oracle, boolean flaky) {}

    private Core core(Reproduction first, Experiments experiments, List<Pin> all) {
        progress.accept("reducing " + Plural.of(all.size(), "fault"));
        Core core = core(experiments, all, new Odds(first.failed(), first.of()));
        if (core.flaky() || alwaysFails(experiments, core.reduced().faults())) {
            return core;
        }
        progress.accept("it does not always fail: reducing again, with each set tried several times");
        Core again = core(experiments, all, odds(experiments, core.reduced().faults()));
        return new Core(again.reduced(), again.oracle(), true);
    }

    private static Core core(Experiments experiments, List<Pin> all, Odds seen) {
        Oracle<Pin> oracle = new Repeated<>(experiments, seen.triesToPass());
        Reduced<Pin> reduced = new Reduction<>(all, oracle, experiments::over).reduce();
        return new Core(reduced, oracle, seen.failed() < seen.of());
    }

    /** Also when there is no time to find out. */
    private static boolean alwaysFails(Experiments experiments, List<Pin> pins) {
        for (int i = 0; i < CHECKS && !experiments.over(); i++) {
            if (!experiments.ask(pins).fails() && !experiments.stopped()) {
                return false;
            }
        }
        return true;
    }

    private static Odds odds(Experiments experiments, List<Pin> pins) {
        int failed = 0;
        int of = 0;
        while (of < ODDS && !experiments.stopped()) {
            failed += experiments.ask(pins).fails() ? 1 : 0;
            of++;
        }
        return new Odds(failed, of);
    }

    /** The faults of pins, as they fired. */
    private static List<Fault> faults(List<Pin> pins, List<Fault> trace) {
        return pins.stream()
                .flatMap(pin -> trace.stream().filter(pin::isOf).limit(1))
                .toList();
    }
}
