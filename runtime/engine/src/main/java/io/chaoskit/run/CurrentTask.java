package io.chaoskit.run;

/** Which task the current thread works for. A thread that a live task starts gets a task of its own. */
final class CurrentTask {

    private static final InheritableThreadLocal<Task> CURRENT = new InheritableThreadLocal<>() {
        @Override
        protected Task childValue(Task parent) {
            return parent == null || !parent.live() ? null : parent.fork();
        }
    };

    private CurrentTask() {}

    /** Loads what is needed to find a task. Loading it at a hit would use classes of the JDK, and they may be what is hit. */
    static void load() {
        TaskCache.load();
    }

    /** The task, live or not; null for a thread that never had one. */
    static Task get() {
        Thread thread = Thread.currentThread();
        if (thread instanceof LaneThread lane) {
            return lane.task();
        }
        Task cached = TaskCache.get(thread);
        return cached != null ? cached : CURRENT.get();
    }

    static void set(Task task) {
        Thread thread = Thread.currentThread();
        if (thread instanceof LaneThread lane) {
            lane.work(task);
        } else {
            TaskCache.put(thread, task);
        }
        // Threads that this one starts inherit from here.
        if (task == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(task);
        }
    }
}
