package io.chaoskit.run;

import java.lang.ref.WeakReference;

/**
 * The tasks of threads that are not lanes, found in half the time that a thread local takes. It may forget a thread, because
 * two have one place; it never gives a thread another task than its last. That needs no lock: an entry is immutable, and only
 * the thread that it names has put it.
 */
final class TaskCache {

    private static final int SIZE = 256;
    private static final Entry[] ENTRIES = new Entry[SIZE];

    /** Does not keep its thread. */
    private static final class Entry extends WeakReference<Thread> {

        final Task task;

        Entry(Thread thread, Task task) {
            super(thread);
            this.task = task;
        }
    }

    private TaskCache() {}

    static void load() {
        ENTRIES[0] = new Entry(null, null);
    }

    /** The task that this thread put last; null when there is none or it was forgotten. */
    static Task get(Thread current) {
        Entry entry = ENTRIES[place(current)];
        return entry != null && entry.refersTo(current) ? entry.task : null;
    }

    /** By the thread itself, each time that it gets another task or, with null, has none any more. */
    static void put(Thread current, Task task) {
        ENTRIES[place(current)] = task == null ? null : new Entry(current, task);
    }

    private static int place(Thread thread) {
        return (int) thread.getId() & (SIZE - 1);
    }
}
