package io.chaoskit.validator;

import io.chaoskit.value.Clock;
import io.chaoskit.value.Size;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The heap in use stays under a limit. It is looked at after each iteration, garbage included; when only what is retained counts,
 * after a collection, about once a second and after the last iteration.
 *
 * @param limit more than zero
 * @param retained whether garbage is collected first
 */
record MemoryUnder(Size limit, boolean retained) implements Validator {

    /** Rejects zero and less. */
    public MemoryUnder {
        Size.positive("memoryUnder", limit);
    }

    @Override
    public String id() {
        return "memoryUnder";
    }

    @Override
    public String name() {
        return "memoryUnder(" + limit + (retained ? ", retained: true" : "") + ")";
    }

    @Override
    public Check arm(RunAccess run) {
        return retained ? new Retained(limit, run.clock()) : new InUse(limit, new Peak());
    }

    private static Optional<String> judge(String what, long bytes, Size limit) {
        return bytes < limit.bytes()
                ? Optional.empty()
                : Optional.of(what + " must be under " + limit + ", but was " + Size.rounded(bytes));
    }

    private static String max(Peak peak) {
        return peak.seen() ? "max " + Size.rounded(peak.value()) : "";
    }

    private record InUse(Size limit, Peak peak) implements Check {

        @Override
        public Optional<String> check(Observation seen) {
            return judge("heap in use", peak.see(Heap.used()), limit);
        }

        @Override
        public String measured() {
            return max(peak);
        }

        @Override
        public String note() {
            return peak.nearness(limit.bytes());
        }
    }

    private static final class Retained implements Check {

        private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

        private final Heap heap = new Heap();
        private final Peak peak = new Peak();
        private final AtomicLong next;
        private final Size limit;
        private final Clock clock;

        Retained(Size limit, Clock clock) {
            this.limit = limit;
            this.clock = clock;
            this.next = new AtomicLong(clock.nanoTime());
        }

        @Override
        public Optional<String> check(Observation seen) {
            long due = next.get();
            long now = clock.nanoTime();
            return now - due >= 0 && next.compareAndSet(due, now + PAUSE) ? checkAtEnd() : Optional.empty();
        }

        @Override
        public Optional<String> checkAtEnd() {
            return judge("retained heap", peak.see(heap.retained()), limit);
        }

        @Override
        public String measured() {
            return max(peak);
        }

        @Override
        public String note() {
            return peak.nearness(limit.bytes());
        }
    }
}
