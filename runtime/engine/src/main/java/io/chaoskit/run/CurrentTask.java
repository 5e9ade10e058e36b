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

    /** The task, live or not; null for a thread that never had one. */
    static Task get() {
        return CURRENT.get();
    }

    static void set(Task task) {
        if (task == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(task);
        }
    }
}
