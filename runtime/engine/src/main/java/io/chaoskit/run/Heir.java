package io.chaoskit.run;

/**
 * What a task hands over to the thread that will do it, as its next child. The child's own task is made when something arrives in it:
 * most never meet a fault, and all that is handed over before is where it comes from.
 */
non-sealed class Heir implements Owner {

    /** What is handed over; null when that is not replaced. */
    final Object work;

    final Task parent;
    final int ordinal;
    final long number;
    final long iterationKey;
    private Task task;

    /** By the parent's own thread. */
    Heir(Object work, Task parent) {
        this.work = work;
        this.parent = parent;
        this.ordinal = ++parent.children;
        this.number = parent.number;
        this.iterationKey = parent.keyOfIteration();
    }

    /** The child, the same one each time: work may come again. By the thread that does the work. */
    final Task task() {
        if (task == null) {
            task = new Task(this);
        }
        return task;
    }

    /** Null when nobody has asked for it yet. */
    final Task knownTask() {
        return task;
    }
}
