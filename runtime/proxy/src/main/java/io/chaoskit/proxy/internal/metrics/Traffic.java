package io.chaoskit.proxy.internal.metrics;

import io.chaoskit.proxy.internal.toxic.Direction;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Traffic counters: bytes read and written by links that have ended, for each direction of each proxy. Safe for use by several threads. */
public final class Traffic {

    /** How long the counts of a deleted proxy are still shown: some scrapes of a usual interval. */
    private static final long KEPT_NANOS = Duration.ofMinutes(10).toNanos();

    private final Map<Series, Bytes> counts = new ConcurrentSkipListMap<>(Series.ORDER);

    /** Adds what an ended link has carried. */
    public void add(Series series, long received, long sent) {
        Bytes bytes = counts.computeIfAbsent(series, absent -> new Bytes());
        bytes.deleted = false;
        bytes.received.add(received);
        bytes.sent.add(sent);
    }

    /** The counts, in the order of their labels. */
    public Map<Series, Bytes> counts() {
        return counts;
    }

    /** Lets the counts of a proxy go some time after it was deleted. */
    public void forget(String proxy, long nowNanos) {
        counts.forEach((series, bytes) -> {
            if (series.proxy().equals(proxy)) {
                bytes.deletedAt = nowNanos;
                bytes.deleted = true;
            }
        });
        counts.values().removeIf(bytes -> bytes.deleted && nowNanos - bytes.deletedAt > KEPT_NANOS);
    }

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
        private volatile boolean deleted;
        private volatile long deletedAt;

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
