package io.chaoskit.run;

import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Work that brings its task along, whichever thread runs it. */
abstract class Carried {

    final Object work;
    private final Task task;

    Carried(Object work, Task task) {
        this.work = work;
        this.task = task;
    }

    /** The same work for the task; as it is when its kind is not known, or when it is of several and cannot be replaced. */
    static Object of(Object work, Task task) {
        boolean plain = work instanceof Runnable || work instanceof Callable || work instanceof Supplier;
        boolean one = work instanceof Function || work instanceof Consumer;
        boolean two = work instanceof BiFunction || work instanceof BiConsumer;
        if (plain && !one && !two) {
            return new CarriedWork(work, task);
        }
        if (one && !plain && !two) {
            return new CarriedFunction(work, task);
        }
        return two && !plain && !one ? new CarriedBiFunction(work, task) : work;
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
