package io.chaoskit.internal.context;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Maps work that waits in queues, by identity, to the context that submitted it. What is never run, because a queue was cleared or a pool
 * was full, is forgotten when it is gone. Without locks and without counting: in a map for all purposes those that hand over and those
 * that take would meet at every step.
 */
final class QueuedWork {

    /** So many may wait before it matters that two have one place. */
    private static final int PLACES = 1 << 14;

    private final AtomicReferenceArray<Entry> places = new AtomicReferenceArray<>(PLACES);

    /** Immutable, with those that were put at the same place before. */
    private static final class Entry extends WeakReference<Object> {

        final Object context;
        final Entry next;

        Entry(Object work, Object context, Entry next) {
            super(work);
            this.context = context;
            this.next = next;
        }

        static Entry find(Entry first, Object work) {
            Entry entry = first;
            while (entry != null && !entry.refersTo(work)) {
                entry = entry.next;
            }
            return entry;
        }

        /** All from the first one on but one of them, and but those whose work is gone. */
        static Entry without(Entry first, Entry removed) {
            if (first == null) {
                return null;
            }
            Entry rest = first == removed ? first.next : without(first.next, removed);
            Object work = first == removed ? null : first.get();
            if (work == null) {
                return rest;
            }
            return rest == first.next ? first : new Entry(work, first.context, rest);
        }
    }

    private static int place(Object work) {
        int hash = System.identityHashCode(work);
        return (hash ^ hash >>> 14) & (PLACES - 1);
    }

    void put(Object work, Object context) {
        int place = place(work);
        while (true) {
            Entry first = places.get(place);
            if (places.compareAndSet(place, first, new Entry(work, context, Entry.without(first, null)))) {
                return;
            }
        }
    }

    /** Null when it is not known. */
    Object get(Object work) {
        Entry found = Entry.find(places.get(place(work)), work);
        return found == null ? null : found.context;
    }

    /** Null when it was not known. */
    Object remove(Object work) {
        int place = place(work);
        while (true) {
            Entry first = places.get(place);
            Entry found = Entry.find(first, work);
            if (found == null) {
                return null;
            }
            if (places.compareAndSet(place, first, Entry.without(first, found))) {
                return found.context;
            }
        }
    }

    void clear() {
        for (int i = 0; i < PLACES; i++) {
            places.set(i, null);
        }
    }
}
