package io.chaoskit.internal.report.merge;

import io.chaoskit.report.Failure;
import io.chaoskit.report.FailureAnalysis;
import io.chaoskit.report.FailureAnalysis.Lasting;
import io.chaoskit.report.FailureAnalysis.Way;
import io.chaoskit.report.FailureKind;
import io.chaoskit.report.FailureKinds;
import io.chaoskit.report.Report;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Adds up the failures of shards, and keeps those that the whole run would have kept. Bounded. */
final class FailureSums {

    private static final int MAX_KEPT = 100;
    private static final int MAX_KEYS = 1_000;
    private static final String OTHERS = "(others)";

    private final TreeSet<Placed> kept = new TreeSet<>(Placed.ORDER);
    private final Map<String, Long> byValidator = new HashMap<>();
    private final Map<String, Long> byType = new HashMap<>();
    private final Map<String, Long> byMessage = new HashMap<>();
    private final FailureKinds kinds = new FailureKinds();
    private long dropped;
    private Optional<Lasting> lasting = Optional.empty();
    /** How many shards have a failure that lasts, all in the same way; less than 0 when the ways differ. */
    private int lastingIn;

    /**
     * A failure and its place in its shard's report, which keeps those of one iteration in their order.
     *
     * @param failure kept by its shard
     * @param shard which one
     * @param place in its report
     */
    private record Placed(Failure failure, int shard, int place) {

        static final Comparator<Placed> ORDER = Comparator.comparingLong(Placed::time)
                .thenComparingInt(Placed::shard)
                .thenComparingInt(Placed::place);

        private long time() {
            return failure.kind().order(failure.iteration());
        }
    }

    void add(int shard, Report report) {
        dropped += report.failuresDropped();
        for (int i = 0; i < report.failures().size(); i++) {
            kept.add(new Placed(report.failures().get(i), shard, i));
        }
        report.kinds().forEach(kinds::add);
        while (kept.size() > MAX_KEPT) {
            dropLast();
        }
        add(report.analysis().byValidator(), byValidator);
        add(report.analysis().byType(), byType);
        add(report.analysis().byMessage(), byMessage);
        report.analysis().lasting().ifPresent(this::add);
    }

    /** A condition on the whole run does not hold, which no shard could find: it comes after all that they found. */
    void violated(Failure failure) {
        kinds.add(failure);
        kept.add(new Placed(failure, Integer.MAX_VALUE, kept.size()));
        if (kept.size() > MAX_KEPT) {
            dropLast();
        }
        byValidator.merge(failure.validator(), 1L, Long::sum);
        byType.merge(failure.kind().text(), 1L, Long::sum);
    }

    /** The first one of each kind is kept, and then those of the earliest iterations. */
    private void dropLast() {
        Iterator<Placed> last = kept.descendingIterator();
        while (last.hasNext()) {
            if (!kinds.isExample(last.next().failure())) {
                last.remove();
                dropped++;
                return;
            }
        }
        kept.pollLast();
        dropped++;
    }

    /** The kinds; of several first ones of a kind, outside of all iterations, that of the first shard is the example. */
    List<FailureKind> kinds() {
        Map<FailureKind.Identity, Failure> firsts = new HashMap<>();
        kept.forEach(each -> firsts.putIfAbsent(FailureKind.of(each.failure()).identity(), each.failure()));
        return kinds.list().stream()
                .map(each -> with(each, firsts.get(each.identity())))
                .toList();
    }

    private static FailureKind with(FailureKind kind, Failure first) {
        return new FailureKind(
                kind.kind(),
                kind.step(),
                kind.validator(),
                kind.severity(),
                kind.types(),
                kind.frame(),
                kind.message(),
                kind.count(),
                kind.firstIteration(),
                kind.example().map(each -> first));
    }

    private static void add(Map<String, Long> counts, Map<String, Long> to) {
        counts.forEach((key, count) -> to.merge(key, count, Long::sum));
    }

    private void add(Lasting more) {
        if (lasting.isEmpty()) {
            lasting = Optional.of(more);
            lastingIn = lastingIn < 0 ? lastingIn : 1;
        } else if (lastingIn > 0 && Way.of(lasting.get().first()).equals(Way.of(more.first()))) {
            lasting = lasting.map(each -> together(each, more));
            lastingIn++;
        } else {
            lastingIn = -1;
        }
    }

    private static Lasting together(Lasting one, Lasting other) {
        boolean earlier = other.first().iteration() < one.first().iteration();
        return new Lasting(
                earlier ? other.first() : one.first(),
                one.failed() + other.failed(),
                one.passed() + other.passed(),
                one.spoiled() || other.spoiled());
    }

    List<Failure> kept() {
        return kept.stream().map(Placed::failure).toList();
    }

    long dropped() {
        return dropped;
    }

    /** The shard with the first violation of a validator among those that are kept. */
    Optional<Integer> firstShard(String validator) {
        return kept.stream()
                .filter(each -> each.failure().validator().equals(validator))
                .filter(each -> each.failure().kind() != Failure.Kind.CRASH)
                .map(Placed::shard)
                .findFirst();
    }

    /** A failure lasts when it does so in each of the shards. */
    FailureAnalysis analysis(int shards) {
        return new FailureAnalysis(
                bounded(byValidator), bounded(byType), bounded(byMessage), lasting.filter(each -> lastingIn == shards));
    }

    /** The most frequent ones; the others together. */
    private static Map<String, Long> bounded(Map<String, Long> counts) {
        if (counts.size() <= MAX_KEYS) {
            return counts;
        }
        Map<String, Long> most = new HashMap<>();
        long others = counts.getOrDefault(OTHERS, 0L);
        List<Map.Entry<String, Long>> sorted = counts.entrySet().stream()
                .filter(each -> !each.getKey().equals(OTHERS))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .toList();
        for (int i = 0; i < sorted.size(); i++) {
            if (i < MAX_KEYS) {
                most.put(sorted.get(i).getKey(), sorted.get(i).getValue());
            } else {
                others += sorted.get(i).getValue();
            }
        }
        most.put(OTHERS, others);
        return most;
    }
}
