package io.chaoskit.internal.check;

import io.chaoskit.report.Failure;
import io.chaoskit.report.Failure.Kind;
import io.chaoskit.report.FailureAnalysis;
import io.chaoskit.report.FailureAnalysis.TopError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Keeps the failures of the first iterations, in their order, and counts them all. Its memory is bounded. Safe for all lanes. */
public final class FailureLog {

    private static final int MAX_KEPT = 100;
    private static final int MAX_KEYS = 1_000;
    private static final int TOP = 10;
    private static final int MAX_PATTERN = 200;
    private static final String OTHERS = "(others)";
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final List<Failure> kept = new ArrayList<>();
    private final Map<String, Long> byValidator = new HashMap<>();
    private final Map<String, Long> byType = new HashMap<>();
    private final Map<String, Long> byMessage = new HashMap<>();
    private final LastingFailures lasting;
    private long dropped;

    FailureLog(int lanes) {
        this.lasting = new LastingFailures(lanes);
    }

    synchronized void add(Failure failure) {
        lasting.failed(failure);
        keep(failure);
        if (!failure.validator().isEmpty()) {
            count(byValidator, failure.validator());
        }
        count(
                byType,
                failure.exception()
                        .map(thrown -> thrown.type())
                        .orElse(failure.kind().text()));
        String pattern = NUMBER.matcher(line(failure)).replaceAll("#");
        count(byMessage, pattern.substring(0, Math.min(pattern.length(), MAX_PATTERN)));
    }

    /** Lanes find them in any order: the ones of the earliest iterations are kept. */
    private void keep(Failure failure) {
        int place = kept.size();
        while (place > 0 && order(kept.get(place - 1)) > order(failure)) {
            place--;
        }
        kept.add(place, failure);
        if (kept.size() > MAX_KEPT) {
            kept.remove(MAX_KEPT);
            dropped++;
        }
    }

    /** What went wrong before all iterations comes first, and after them last. */
    private static long order(Failure failure) {
        if (failure.iteration() > 0) {
            return failure.iteration();
        }
        return failure.kind() == Kind.SETUP || failure.kind() == Kind.WARM_UP ? 0 : Long.MAX_VALUE;
    }

    /** What tells it from others, in one line. */
    private static String line(Failure failure) {
        return failure.kind() == Kind.STEP && failure.exception().isPresent()
                ? "step '" + failure.step() + "' threw "
                        + failure.exception().get().headline()
                : failure.message().lines().findFirst().orElse("");
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

    public synchronized FailureAnalysis analysis() {
        List<TopError> top = byMessage.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(TOP)
                .map(each -> new TopError(each.getKey(), each.getValue()))
                .toList();
        return new FailureAnalysis(byValidator, byType, top, lasting.result());
    }
}
