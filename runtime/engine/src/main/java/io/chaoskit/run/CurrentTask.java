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
        return Thread.currentThread() instanceof LaneThread lane ? lane.task() : CURRENT.get();
    }

    static void set(Task task) {
        if (Thread.currentThread() instanceof LaneThread lane) {
            lane.work(task);
        }
        // Also for a lane: the threads that it starts inherit this one.
        if (task == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(task);
        }
    }
}
