package io.chaoskit.run;

/** Work that brings its task along, whichever thread runs it. */
abstract class Carried {

    final Object work;
    private final Task task;

    Carried(Object work, Task task) {
        this.work = work;
        this.task = task;
    }

    /** The same work for the task; as it is when it cannot be replaced. */
    static Object of(Object work, Task task) {
        return switch (WorkKind.of(work)) {
            case PLAIN -> new CarriedWork(work, task);
            case ONE_ARGUMENT -> new CarriedFunction(work, task);
            case TWO_ARGUMENTS -> new CarriedBiFunction(work, task);
            default -> work;
        };
    }

    /** The thread works for the task from here on; what it worked for before. */
    final Task begin() {
        return CurrentTask.swap(task);
    }

    /** The work is done. */
    final void end(Task before) {
        CurrentTask.set(before);
    }

    @Override
    public String toString() {
        return work.toString();
    }
}
