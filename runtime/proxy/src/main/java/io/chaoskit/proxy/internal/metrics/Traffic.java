package io.chaoskit.proxy.internal.metrics;

import io.chaoskit.proxy.internal.toxic.Direction;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Traffic counters: bytes read and written by links that have ended, for each direction of each proxy. Safe for use by several threads. */
public final class Traffic {

    /** How long the counts of a deleted proxy are still shown: some scrapes of a usual interval. */
    private static final long KEPT_NANOS = Duration.ofMinutes(10).toNanos();
    /** Clients that create and delete without end must not fill the memory, nor the page. */
    private static final int MOST_DELETED = 1_000;

    private final Map<Series, Bytes> counts = new ConcurrentSkipListMap<>(Series.ORDER);
    private final Map<String, Set<Series>> byProxy = new ConcurrentHashMap<>();
    private final Deque<Deleted> deleted = new ArrayDeque<>();

    /** Adds what an ended link has carried. */
    public void add(Series series, long received, long sent) {
        byProxy.computeIfAbsent(series.proxy(), absent -> ConcurrentHashMap.newKeySet())
                .add(series);
        Bytes bytes = counts.computeIfAbsent(series, absent -> new Bytes());
        bytes.deleted = null;
        bytes.received.add(received);
        bytes.sent.add(sent);
    }

    /** The counts, in the order of their labels. */
    public Map<Series, Bytes> counts() {
        return counts;
    }

    /** Lets the counts of a proxy go some time after it was deleted. */
    public void forget(String proxy, long nowNanos) {
        Set<Series> all = byProxy.remove(proxy);
        if (all == null) {
            return;
        }
        Deleted one = new Deleted(all, nowNanos);
        all.forEach(series -> counts.get(series).deleted = one);
        synchronized (deleted) {
            deleted.add(one);
            while (deleted.size() > MOST_DELETED || nowNanos - deleted.element().nanos() > KEPT_NANOS) {
                remove(deleted.remove());
            }
        }
    }

    /** Removes what was not counted again since, for another proxy with the same labels. */
    private void remove(Deleted gone) {
        gone.all()
                .forEach(series ->
                        counts.computeIfPresent(series, (same, bytes) -> bytes.deleted == gone ? null : bytes));
    }

    /** The counts of a proxy that was deleted, and when. Compared by identity. */
    private record Deleted(Set<Series> all, long nanos) {}

    /**
     * The labels of a count.
     *
     * @param direction of the link
     * @param listener the address the proxy listened on when the link began
     * @param proxy the proxy's name
     * @param upstream the address it connected to
     */
    public record Series(Direction direction, String listener, String proxy, String upstream) {
        private static final Comparator<Series> ORDER = Comparator.comparing(Series::directionName)
                .thenComparing(Series::listener)
                .thenComparing(Series::proxy)
                .thenComparing(Series::upstream);

        String directionName() {
            return direction == Direction.UPSTREAM ? "upstream" : "downstream";
        }
    }

    /** A number of bytes in, and a number of bytes out. */
    public static final class Bytes {
        private final LongAdder received = new LongAdder();
        private final LongAdder sent = new LongAdder();
        private volatile Deleted deleted;

        /** Bytes read from the source. */
        public long received() {
            return received.sum();
        }

        /** Bytes that the destination took. */
        public long sent() {
            return sent.sum();
        }
    }
}
