package io.chaoskit.run;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Whose the work is that waits in queues, by the very object. What is never run, because a queue was cleared or a pool was full, is
 * forgotten when it is gone. Without locks and without counting: in a map for all purposes those that hand over and those that take
 * would meet at every step.
 */
final class OwnedWork {

    /** So many may wait before it matters that two have one place. */
    private static final int PLACES = 1 << 14;

    private final AtomicReferenceArray<Entry> places = new AtomicReferenceArray<>(PLACES);

    /** Immutable, with those that were put at the same place before. */
    private static final class Entry extends WeakReference<Object> {

        final Object owner;
        final Entry next;

        Entry(Object work, Object owner, Entry next) {
            super(work);
            this.owner = owner;
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
            return rest == first.next ? first : new Entry(work, first.owner, rest);
        }
    }

    private static int place(Object work) {
        int hash = System.identityHashCode(work);
        return (hash ^ hash >>> 14) & (PLACES - 1);
    }

    void put(Object work, Object owner) {
        int place = place(work);
        while (true) {
            Entry first = places.get(place);
            if (places.compareAndSet(place, first, new Entry(work, owner, Entry.without(first, null)))) {
                return;
            }
        }
    }

    /** Null when it is not known. */
    Object get(Object work) {
        Entry found = Entry.find(places.get(place(work)), work);
        return found == null ? null : found.owner;
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
                return found.owner;
            }
        }
    }

    void clear() {
        for (int i = 0; i < PLACES; i++) {
            places.set(i, null);
        }
    }
}
