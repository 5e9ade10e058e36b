package io.chaoskit.internal.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Undoes things, last in first out, each even if an earlier one failed. */
final class CleanUp {

    /** One thing to undo. */
    @FunctionalInterface
    interface Action {
        void run() throws Throwable;
    }

    private record Entry(String what, Action action) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final BiConsumer<String, Throwable> onFailure;
    /** Null while nothing is undone. */
    private volatile String doing;

    /** Failures are handed over with what could not be undone. */
    CleanUp(BiConsumer<String, Throwable> onFailure) {
        this.onFailure = onFailure;
    }

    void push(String what, Action action) {
        entries.push(new Entry(what, action));
    }

    /** Undoes everything. */
    void run() {
        while (!entries.isEmpty()) {
            Entry entry = entries.pop();
            doing = entry.what();
            try {
                entry.action().run();
            } catch (Throwable failed) {
                onFailure.accept(entry.what(), failed);
            }
        }
        doing = null;
    }

    /** What is undone now; empty when nothing is. By any thread. */
    Optional<String> doing() {
        return Optional.ofNullable(doing);
    }
}
