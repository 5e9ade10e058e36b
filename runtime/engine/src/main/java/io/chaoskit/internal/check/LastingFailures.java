package io.chaoskit.internal.check;

import io.chaoskit.report.Failure;
import io.chaoskit.report.Failure.Kind;
import io.chaoskit.report.FailureAnalysis.Lasting;
import io.chaoskit.report.FailureAnalysis.Way;
import io.chaoskit.validator.Severity;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows whether, from some iteration on, all iterations fail the same way, as they do on a target that one has spoiled. Its memory is
 * bounded. Safe for all lanes.
 */
final class LastingFailures {

    private static final Set<Kind> OF_ITERATIONS = EnumSet.of(Kind.STEP, Kind.HANG, Kind.VALIDATOR, Kind.SETUP);
    private static final int MAX_WAYS = 100;
    /** Fewer failures than that may be chance. */
    private static final long LEAST = 5;
    /** One in so many iterations may pass. */
    private static final long SHARE = 20;
    /** So many more may pass while the failures are still few. */
    private static final long SLACK = 2;

    /** How far behind the first failure there are iterations that may have begun before it. */
    private final long overlap;

    private final Map<Way, Streak> streaks = new HashMap<>();
    /** Whether there is a streak: without one an iteration that ends takes no lock. */
    private volatile boolean any;

    /** Failures of one way since the first one, in time, with hardly an iteration in between that passed. */
    private static final class Streak {

        private final Failure first;
        /** Iterations that failed and are not over. */
        private final Set<Long> running = new HashSet<>();

        private long failed;
        private long withoutFaults;
        private long passed;
        private long overlapped;

        Streak(Failure first) {
            this.first = first;
        }

        void add(Failure failure) {
            if (running.add(failure.iteration())) {
                failed++;
                withoutFaults += failure.faults().isEmpty() ? 1 : 0;
            }
        }

        /** Whether it goes on when an iteration has ended. */
        boolean goesOn(long iteration, long overlap) {
            if (!running.remove(iteration)) {
                if (iteration <= first.iteration() + overlap) {
                    overlapped++;
                } else {
                    passed++;
                }
            }
            return passed <= SLACK + failed / SHARE;
        }

        boolean lasts() {
            return failed >= LEAST && passed <= failed / SHARE;
        }

        /** Whether the later ones need no fault of their own, or the first iterations did not fail. */
        boolean spoiled() {
            return first.iteration() > 1 || 2 * withoutFaults >= failed - 1;
        }

        Lasting result() {
            return new Lasting(first, failed, passed + overlapped, spoiled());
        }
    }

    LastingFailures(int lanes) {
        this.overlap = 2L * (lanes - 1);
    }

    synchronized void failed(Failure failure) {
        boolean ofOneIteration = failure.lane() > 0 && failure.iteration() > 0;
        if (!ofOneIteration || !OF_ITERATIONS.contains(failure.kind()) || failure.severity() == Severity.INFO) {
            return;
        }
        Way way = Way.of(failure);
        if (streaks.size() < MAX_WAYS || streaks.containsKey(way)) {
            streaks.computeIfAbsent(way, fresh -> new Streak(failure)).add(failure);
            any = true;
        }
    }

    /** An iteration is over, and what failed in it was told before. */
    void iterationEnded(long iteration) {
        if (any) {
            passedBy(iteration);
        }
    }

    private synchronized void passedBy(long iteration) {
        streaks.values().removeIf(streak -> !streak.goesOn(iteration, overlap));
        any = !streaks.isEmpty();
    }

    /** The one that began first; empty when failures come and go. */
    synchronized Optional<Lasting> result() {
        return streaks.values().stream()
                .filter(Streak::lasts)
                .map(Streak::result)
                .min(Comparator.<Lasting>comparingLong(each -> each.first().iteration())
                        .thenComparing(each -> each.first().kind()));
    }
}
