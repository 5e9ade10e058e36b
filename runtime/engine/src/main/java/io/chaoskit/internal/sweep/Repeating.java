package io.chaoskit.internal.sweep;

import io.chaoskit.internal.sweep.Laboratory.Usual;
import io.chaoskit.internal.sweep.RunOrder.More;
import io.chaoskit.report.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes the faults of an experiment that found nothing in several iterations in a row, since most resources do not run out by one leak.
 * Where they do not come in each, because the target keeps what it made when they did not, the method fails whenever it is called: an
 * outage. Used by one thread.
 *
 * @param iterations with faults; more where they are quick
 * @param runs makes a run with those, and some without
 */
record Repeating(int iterations, Runs runs) {

    /** So that bulkheads and larger pools run out of places too. */
    private static final int TIMES_WHEN_QUICK = 3;

    private static final String NO_TARGET = "no fresh target";

    /**
     * What was seen.
     *
     * @param findings what stays wrong
     * @param suspected the kinds of what may be left behind
     */
    record Seen(List<Finding> findings, Set<String> suspected) {}

    /** Makes a run. */
    @FunctionalInterface
    interface Runs {

        /** With faults in the first {@code rounds} iterations; empty when it was cut off. */
        Optional<Observed> make(Experiment experiment, int rounds, More more);
    }

    /** {@code quick} are the iterations of the experiment. Empty when it was cut off. */
    Optional<Seen> of(Experiment experiment, Usual usual, boolean quick) {
        int rounds = quick ? iterations * TIMES_WHEN_QUICK : iterations;
        Optional<Observed> same = runs.make(experiment, rounds, More.NONE);
        if (same.isEmpty()) {
            return Optional.empty();
        }
        List<Finding> found = new ArrayList<>(lasting(experiment, usual, rounds, same.get(), "the same"));
        Set<String> suspected = new TreeSet<>(same.get().evidence().suspected(1));
        if (!found.isEmpty() || !endsEarly(experiment, rounds, same.get())) {
            return Optional.of(new Seen(found, suspected));
        }
        Optional<Observed> outage = runs.make(experiment, rounds, More.OUTAGE);
        outage.ifPresent(seen -> found.addAll(lasting(experiment, usual, rounds, seen, "the same at each call")));
        return outage.map(seen -> new Seen(found, suspected));
    }

    /** Of the experiments at one place the first is enough. */
    private static boolean endsEarly(Experiment experiment, int rounds, Observed same) {
        return experiment.last().at().key().hit() == 1
                && same.notMade().isEmpty()
                && same.fired() < (long) rounds * experiment.shots().size();
    }

    /** What the first run left behind may be in the way of another target. */
    private static List<Finding> lasting(
            Experiment experiment, Usual usual, int rounds, Observed repeated, String how) {
        return repeated.notMade()
                .map(each -> List.of(leak(each)))
                .orElseGet(() -> new Judgement(usual.first(), repeated, experiment.shots(), rounds).lasting(how));
    }

    /** A target that cannot be made, or fails, after an experiment. */
    static Finding leak(Failure failure) {
        String what = failure.kind() == Failure.Kind.SETUP ? "no fresh target can be made" : "a fresh target fails";
        return new Finding(Finding.Kind.LEAK, "after it " + what + ": " + headline(failure), NO_TARGET);
    }

    private static String headline(Failure failure) {
        return failure.message().lines().findFirst().orElse("");
    }
}
