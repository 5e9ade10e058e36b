package io.chaoskit.run;

import io.chaoskit.internal.thread.OwnThreads;
import io.chaoskit.points.Point;
import io.chaoskit.points.PointHandler;
import io.chaoskit.points.Points;
import io.chaoskit.site.Contact;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Finds the iteration that a hit belongs to. One for the JVM: points are shared by all runs, and switched on while one of
 * them needs them.
 */
final class Dispatcher implements PointHandler {

    static final Dispatcher INSTANCE = new Dispatcher();

    /** All runs, those that are still prepared or already cleaned up included. */
    private final Set<Run> runs = new HashSet<>();
    /** The runs that have lanes, with the threads that coordinate them. */
    private final Map<Run, Thread> open = new HashMap<>();

    private final LongAdder outside = new LongAdder();
    private volatile Iteration everybodys;
    /** The thread that coordinates the run whose iteration is everybody's. */
    private volatile Thread coordinator;

    private Dispatcher() {}

    /**
     * A run begins when no other is there: every thread may be its own. False when there are others, and work must be carried first.
     */
    synchronized boolean enterAlone(Run run) {
        return runs.isEmpty() && runs.add(run);
    }

    /** A run begins: from here on no thread is another run's that did not inherit it, this run's own threads above all. */
    synchronized void enter(Run run) {
        runs.add(run);
        if (runs.size() > 1) {
            runs.forEach(Run::share);
        }
        findEverybodys();
    }

    /** The points of a run go on; its lanes are about to start. */
    synchronized void open(Run run) {
        CurrentTask.load();
        open.put(run, Thread.currentThread());
        turnOnNeeded();
        findEverybodys();
    }

    /** The lanes of a run have ended. */
    synchronized void close(Run run) {
        open.remove(run);
        findEverybodys();
        turnOnNeeded();
    }

    /** A run is over and cleaned up. */
    synchronized void leave(Run run) {
        runs.remove(run);
        findEverybodys();
    }

    private void findEverybodys() {
        boolean sole = runs.size() == 1 && !open.isEmpty();
        everybodys = sole ? open.keySet().iterator().next().onlyIteration() : null;
        coordinator = sole ? open.values().iterator().next() : null;
    }

    private void turnOnNeeded() {
        Set<Point> needed = EnumSet.noneOf(Point.class);
        open.keySet().forEach(run -> needed.addAll(run.wiring().points()));
        Points.turnOn(needed, this);
    }

    /** Hits by threads that belong to no iteration, since the JVM started. */
    long outside() {
        return outside.sum();
    }

    /** The task of the current thread; null when it belongs to no iteration. */
    private Task current() {
        Task task = CurrentTask.get();
        boolean belongs = task != null && task.live() && (!task.adopted() || task.owner() == everybodys);
        return belongs ? task : adopt();
    }

    /** With one run of one lane every thread belongs to its iteration. */
    private Task adopt() {
        Iteration iteration = everybodys;
        long number = iteration == null ? 0 : iteration.number();
        if (number == 0 || isOwn(Thread.currentThread())) {
            return null;
        }
        Task task = Task.adopted(iteration, Thread.currentThread().getName());
        task.begin(number, iteration.key());
        // First, and still closed: joining may arrive at what is woven.
        CurrentTask.set(task);
        iteration.join(task);
        task.open(true);
        return task;
    }

    /** A thread that runs ChaosKit: the one that coordinates the run, or one that ChaosKit started. */
    private boolean isOwn(Thread thread) {
        return thread == coordinator || OwnThreads.owns(thread.getName());
    }

    /** Like {@link #current}, for a hit: one that belongs nowhere is counted. */
    private Task arrived() {
        Task task = current();
        if (task == null && !isLane(CurrentTask.get())) {
            outside.increment();
        }
        return task;
    }

    /** A lane between iterations runs ChaosKit's own work, and without faults while it warms up. */
    private static boolean isLane(Task task) {
        return task != null && task.root();
    }

    /** The task that arrives at a method woven for a run; null when the thread is not in an iteration of that run. */
    Task arrivedAtMethod(Wiring wiring) {
        Task task = current();
        return task != null && task.owner().wiring() == wiring ? task : null;
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
        Task task = arrived();
        if (task != null) {
            hit(task, task.owner().wiring().delay);
        }
    }

    @Override
    public void hitPanic() {
        Task task = arrived();
        if (task != null) {
            hit(task, task.owner().wiring().panic);
        }
    }

    @Override
    public void hitError() {
        Task task = arrived();
        if (task != null) {
            hit(task, task.owner().wiring().error);
        }
    }

    @Override
    public void hitCancel(Future<?> future) {
        Task task = arrived();
        if (task != null) {
            Future<?> before = task.hand(future);
            try {
                hit(task, task.owner().wiring().cancel);
            } finally {
                task.hand(before);
            }
        }
    }

    @Override
    public void hitNamed(String name) {
        Task task = arrived();
        if (task != null) {
            hit(task, task.owner().wiring().named(name));
        }
    }

    @Override
    public void hitNetwork(String host, int port) {
        Task task = host == null ? null : arrived();
        if (task != null) {
            try {
                Contacts.arrive(task, new Contact(Contact.Way.POINT, host, port));
            } catch (Throwable fault) {
                throw Dispatcher.<RuntimeException>asIs(fault);
            }
        }
    }

    @Override
    public Object hitFailpoint(String name, Supplier<?> value) {
        Task task = arrived();
        MethodSlots failpoint = task == null ? null : task.owner().wiring().failpoint(name);
        MethodCall call = failpoint == null ? null : task.enter(failpoint);
        if (call == null) {
            return value.get();
        }
        try {
            return call.around(value);
        } catch (Throwable fault) {
            throw Dispatcher.<RuntimeException>asIs(fault);
        }
    }

    @Override
    public void recordPanic(Throwable panic) {
        Task task = current();
        if (task != null) {
            task.owner().recordPanic(task);
        }
    }

    @Override
    public void recordError(Throwable error) {
        Task task = current();
        if (task != null) {
            task.owner().recordError(task);
        }
    }

    @Override
    public void recordRecursionDepth(int depth) {
        Task task = current();
        if (task != null) {
            task.owner().recordRecursionDepth(task, depth);
        }
    }

    // As a method reference: an object that is a Runnable and a Callable as well is ambiguous to an ExecutorService in
    // Groovy.

    @Override
    public Runnable wrap(Runnable work) {
        Task task = current();
        return task == null ? work : new CarriedWork(work, task)::run;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> Callable<V> wrap(Callable<V> work) {
        Task task = current();
        if (task == null) {
            return work;
        }
        CarriedWork carried = new CarriedWork(work, task);
        return () -> (V) carried.call();
    }
}
