package io.chaoskit.run;

import io.chaoskit.points.Point;
import io.chaoskit.points.PointHandler;
import io.chaoskit.points.Points;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/**
 * Finds the iteration that a hit belongs to. One for the JVM: points are shared by all runs, and switched on while one of
 * them needs them.
 */
final class Dispatcher implements PointHandler {

    static final Dispatcher INSTANCE = new Dispatcher();

    private final List<Run> runs = new CopyOnWriteArrayList<>();
    private final LongAdder outside = new LongAdder();
    private volatile Iteration everybodys;

    private Dispatcher() {}

    synchronized void add(Run run) {
        runs.add(run);
        update();
    }

    synchronized void remove(Run run) {
        runs.remove(run);
        update();
    }

    private void update() {
        Set<Point> needed = EnumSet.noneOf(Point.class);
        runs.forEach(run -> needed.addAll(run.wiring().points()));
        everybodys = runs.size() == 1 ? runs.get(0).onlyIteration() : null;
        Points.turnOn(needed, this);
    }

    /** Hits by threads that belong to no iteration, since the JVM started. */
    long outside() {
        return outside.sum();
    }

    private Task current() {
        Task task = CurrentTask.get();
        return task != null && task.live() ? task : adopt(task);
    }

    /** With one run of one lane every thread belongs to its iteration. */
    private Task adopt(Task stale) {
        Iteration iteration = everybodys;
        long number = iteration == null ? 0 : iteration.number();
        if (number == 0) {
            // A lane between iterations runs ChaosKit's own work: checks, set-up of the next iteration.
            if (stale == null || !stale.root()) {
                outside.increment();
            }
            return null;
        }
        boolean reuse = stale != null && stale.owner() == iteration;
        Task task =
                reuse ? stale : new Task(iteration, "@" + Thread.currentThread().getName());
        task.begin(number, iteration.key());
        iteration.join(task);
        CurrentTask.set(task);
        return task;
    }

    private void hit(Task task, Slot[] slots) {
        try {
            task.hit(slots);
        } catch (Throwable fault) {
            throw Dispatcher.<RuntimeException>asIs(fault);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T asIs(Throwable fault) throws T {
        throw (T) fault;
    }

    @Override
    public void hitDelay() {
        Task task = current();
        if (task != null) {
            hit(task, task.owner().wiring().delay);
        }
    }

    @Override
    public void hitPanic() {
        Task task = current();
        if (task != null) {
            hit(task, task.owner().wiring().panic);
        }
    }

    @Override
    public void hitError() {
        Task task = current();
        if (task != null) {
            hit(task, task.owner().wiring().error);
        }
    }

    @Override
    public void hitNamed(String name) {
        Task task = current();
        if (task != null) {
            hit(task, task.owner().wiring().named(name));
        }
    }

    @Override
    public void recordPanic(Throwable panic) {
        Task task = current();
        if (task != null) {
            task.owner().recordPanic();
        }
    }

    @Override
    public void recordError(Throwable error) {
        Task task = current();
        if (task != null) {
            task.owner().recordError();
        }
    }

    @Override
    public void recordRecursionDepth(int depth) {
        Task task = current();
        if (task != null) {
            task.owner().recordRecursionDepth(depth);
        }
    }

    @Override
    public Runnable wrap(Runnable work) {
        Task task = current();
        if (task == null) {
            return work;
        }
        Task child = task.fork();
        return () -> {
            Task before = CurrentTask.get();
            CurrentTask.set(child);
            try {
                work.run();
            } finally {
                CurrentTask.set(before);
            }
        };
    }

    @Override
    public <V> Callable<V> wrap(Callable<V> work) {
        Task task = current();
        if (task == null) {
            return work;
        }
        Task child = task.fork();
        return () -> {
            Task before = CurrentTask.get();
            CurrentTask.set(child);
            try {
                return work.call();
            } finally {
                CurrentTask.set(before);
            }
        };
    }
}
