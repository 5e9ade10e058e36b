package io.chaoskit.internal.check;

import io.chaoskit.internal.text.Excerpt;
import io.chaoskit.report.Failure;
import io.chaoskit.report.FailureAnalysis;
import io.chaoskit.report.FailureKind;
import io.chaoskit.report.FailureKinds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Keeps the first failure of each kind and those of the first iterations, in their order, and counts them all. Its memory is bounded. Safe
 * for all lanes.
 */
public final class FailureLog {

    private static final int MAX_KEPT = 100;
    private static final int MAX_KEYS = 1_000;
    private static final int MAX_HEADLINE = 2_000;
    private static final int MAX_PATTERN = 200;
    private static final String OTHERS = "(others)";
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final List<Failure> kept = new ArrayList<>();
    private final Map<String, Long> byValidator = new HashMap<>();
    private final Map<String, Long> byType = new HashMap<>();
    private final Map<String, Long> byMessage = new HashMap<>();
    private final FailureKinds kinds = new FailureKinds();
    private final LastingFailures lasting;
    private long dropped;

    FailureLog(int lanes) {
        this.lasting = new LastingFailures(lanes);
    }

    synchronized void add(Failure failure) {
        lasting.failed(failure);
        kinds.add(failure);
        keep(failure);
        if (!failure.validator().isEmpty()) {
            count(byValidator, failure.validator());
        }
        count(
                byType,
                failure.exception()
                        .map(thrown -> thrown.type())
                        .orElse(failure.kind().text()));
        String pattern =
                NUMBER.matcher(Excerpt.begin(failure.headline(), MAX_HEADLINE)).replaceAll("#");
        count(byMessage, Excerpt.begin(pattern, MAX_PATTERN));
    }

    /** Lanes find them in any order: the first one of each kind is kept, and then those of the earliest iterations. */
    private void keep(Failure failure) {
        int place = kept.size();
        while (place > 0 && order(kept.get(place - 1)) > order(failure)) {
            place--;
        }
        kept.add(place, failure);
        if (kept.size() > MAX_KEPT) {
            dropLast();
        }
    }

    /** There are no more examples than have room. */
    private void dropLast() {
        int last = kept.size() - 1;
        while (kinds.isExample(kept.get(last))) {
            last--;
        }
        kept.remove(last);
        dropped++;
    }

    private static long order(Failure failure) {
        return failure.kind().order(failure.iteration());
    }

    private static void count(Map<String, Long> counts, String key) {
        counts.merge(counts.size() < MAX_KEYS || counts.containsKey(key) ? key : OTHERS, 1L, Long::sum);
    }

    /** An iteration is over, and its failures are here. */
    public void iterationEnded(long iteration) {
        lasting.iterationEnded(iteration);
    }

    public synchronized List<Failure> kept() {
        return List.copyOf(kept);
    }

    public synchronized long dropped() {
        return dropped;
    }

    /** All failures, counted by kind; the gravest first, then by first iteration. */
    public synchronized List<FailureKind> kinds() {
        return kinds.list();
    }

    public synchronized FailureAnalysis analysis() {
        return new FailureAnalysis(byValidator, byType, byMessage, lasting.result());
    }
}
