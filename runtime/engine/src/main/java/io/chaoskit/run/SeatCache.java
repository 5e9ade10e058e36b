package io.chaoskit.run;

import java.lang.ref.WeakReference;

/**
 * The seats of threads that are not lanes, found in half the time that a thread local takes. It may forget a thread, because two have
 * one place; it never gives a thread the seat of another. That needs no lock: an entry is immutable, and only the thread that it names
 * has put it.
 */
final class SeatCache {

    private static final int SIZE = 256;
    private static final Entry[] ENTRIES = new Entry[SIZE];

    /** Does not keep its thread. */
    private static final class Entry extends WeakReference<Thread> {

        final Seat seat;

        Entry(Thread thread, Seat seat) {
            super(thread);
            this.seat = seat;
        }
    }

    private SeatCache() {}

    static void load() {
        ENTRIES[0] = new Entry(null, null);
    }

    /** The seat of this thread; null when it has none or was forgotten. */
    static Seat get(Thread current) {
        Entry entry = ENTRIES[place(current)];
        return entry != null && entry.refersTo(current) ? entry.seat : null;
    }

    /** By the thread itself. */
    static void put(Thread current, Seat seat) {
        ENTRIES[place(current)] = new Entry(current, seat);
    }

    private static int place(Thread thread) {
        return (int) thread.getId() & (SIZE - 1);
    }
}
