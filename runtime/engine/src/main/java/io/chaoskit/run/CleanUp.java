package io.chaoskit.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;

/** What must be undone, last in first out, each even if an earlier one failed. */
final class CleanUp {

    /** One thing to undo. */
    @FunctionalInterface
    interface Action {
        void run() throws Throwable;
    }

    private record Entry(String what, Action action) {}

    private final Deque<Entry> entries = new ArrayDeque<>();

    void push(String what, Action action) {
        entries.push(new Entry(what, action));
    }

    /** Undoes everything; failures are handed over with what it was. */
    void run(BiConsumer<String, Throwable> onFailure) {
        while (!entries.isEmpty()) {
            Entry entry = entries.pop();
            try {
                entry.action().run();
            } catch (Throwable failed) {
                onFailure.accept(entry.what(), failed);
            }
        }
    }
}
