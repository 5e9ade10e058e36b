package io.chaoskit.internal.hit;

import io.chaoskit.internal.context.Context;
import io.chaoskit.internal.context.CurrentContext;
import io.chaoskit.internal.context.PropagatedWork;
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
public final class Dispatcher implements PointHandler {

    public static final Dispatcher INSTANCE = new Dispatcher();

    /** A run, known by its identity. Called under the dispatcher's lock. */
    public interface Member {

        /** Another run is there at the same time. */
        void share();

        /** The one iteration that every thread belongs to when there is no other run; null with several lanes. */
        Iteration onlyIteration();

        /** The points that must be switched on for it. */
        Set<Point> points();
    }

    /** All runs, those that are still prepared or already cleaned up included. */
    private final Set<Member> runs = new HashSet<>();
    /** The runs that have lanes, with the threads that coordinate them. */
    private final Map<Member, Thread> open = new HashMap<>();

    private final LongAdder outside = new LongAdder();
    private volatile Iteration everybodys;
    /** The thread that coordinates the run whose iteration is everybody's. */
    private volatile Thread coordinator;

    private Dispatcher() {}

    /**
     * A run begins when no other is there: every thread may be its own. False when there are others, and contexts must be propagated
     * first.
     */
    public synchronized boolean enterAlone(Member run) {
        return runs.isEmpty() && runs.add(run);
    }

    /** A run begins: from here on no thread is another run's that did not inherit it, this run's own threads above all. */
    public synchronized void enter(Member run) {
        runs.add(run);
        if (runs.size() > 1) {
            runs.forEach(Member::share);
        }
        findEverybodys();
    }

    /** The points of a run go on; its lanes are about to start. */
    public synchronized void open(Member run) {
        CurrentContext.load();
        CallContext.find(false);
        open.put(run, Thread.currentThread());
        turnOnNeeded();
        findEverybodys();
    }

    /** The lanes of a run have ended. */
    public synchronized void close(Member run) {
        open.remove(run);
        findEverybodys();
        turnOnNeeded();
    }

    /** A run is over and cleaned up. */
    public synchronized void leave(Member run) {
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
        open.keySet().forEach(run -> needed.addAll(run.points()));
        Points.turnOn(needed, this);
    }

    /** Hits by threads that belong to no iteration, since the JVM started. */
    public long outside() {
        return outside.sum();
    }

    /** The context of the current thread in an iteration that runs; null when it belongs to none. */
    private Context current() {
        Context context = CurrentContext.get();
        boolean belongs = context != null && context.live() && (!context.implicit() || context.owner() == everybodys);
        return belongs ? context : implicit();
    }

    /** The task of {@link #current}. Most hits are in a context that has one: then the context is not asked for. */
    private Task task() {
        Task known = Task.current();
        boolean belongs = known != null && known.live() && (!known.context().implicit() || known.owner() == everybodys);
        return belongs ? known : firstTask();
    }

    private Task firstTask() {
        Context context = current();
        return context == null ? null : Task.of(context);
    }

    /** The implicit context of the current thread: with one run of one lane every thread belongs to its iteration. */
    private Context implicit() {
        Iteration iteration = everybodys;
        long number = iteration == null ? 0 : iteration.number();
        if (number == 0 || isOwn(Thread.currentThread())) {
            return null;
        }
        Context context = Context.implicitOf(iteration, Thread.currentThread().getName(), number);
        CurrentContext.swap(context);
        return context;
    }

    /** A thread that runs ChaosKit: the one that coordinates the run, or one that ChaosKit started. */
    private boolean isOwn(Thread thread) {
        return thread == coordinator || OwnThreads.owns(thread.getName());
    }

    /** The task of a hit; one that belongs to no iteration is counted, and null. */
    private Task arrived() {
        Task task = task();
        if (task == null && !isLane(CurrentContext.get())) {
            outside.increment();
        }
        return task;
    }

    /** A lane between iterations runs ChaosKit's own work, and without faults while it warms up. */
    private static boolean isLane(Context context) {
        return context != null && context.root();
    }

    /** The task that arrives at a method woven for a run; null when the thread is not in an iteration of that run. */
    Task arrivedAtMethod(Wiring wiring) {
        Task task = task();
        return task != null && task.owner().wiring() == wiring ? task : null;
    }

    /** Does ChaosKit's own work on whatever thread it is: what it calls is no hit. */
    void ownWork(Runnable work) {
        Task task = task();
        if (task == null) {
            work.run();
        } else {
            task.ownWork(work);
        }
    }

    private static Iteration iteration(Context context) {
        return (Iteration) context.owner();
    }

    @Override
    public void hitDelay() throws Throwable {
        Task task = arrived();
        if (task != null) {
            task.hit(task.owner().wiring().delay);
        }
    }

    @Override
    public void hitPanic() throws Throwable {
        Task task = arrived();
        if (task != null) {
            task.hit(task.owner().wiring().panic);
        }
    }

    @Override
    public void hitError() throws Throwable {
        Task task = arrived();
        if (task != null) {
            task.hit(task.owner().wiring().error);
        }
    }

    @Override
    public void hitCancel(Future<?> future) throws Throwable {
        Task task = arrived();
        if (task != null) {
            task.hit(future);
        }
    }

    @Override
    public void hitNamed(String name) throws Throwable {
        Task task = arrived();
        if (task != null) {
            task.hit(task.owner().wiring().named(name));
        }
    }

    @Override
    public void hitNetwork(String host, int port) throws Throwable {
        Task task = host == null ? null : arrived();
        if (task != null) {
            task.hit(new Contact(Contact.Way.POINT, host, port));
        }
    }

    @Override
    public Object hitFailpoint(String name, Supplier<?> value) throws Throwable {
        Task task = arrived();
        WovenMethod failpoint = task == null ? null : task.owner().wiring().failpoint(name);
        MethodCall call = failpoint == null ? null : task.enter(failpoint);
        return call == null ? value.get() : call.around(value);
    }

    @Override
    public void recordPanic(Throwable panic) {
        Context context = current();
        if (context != null) {
            iteration(context).recordPanic(context);
        }
    }

    @Override
    public void recordError(Throwable error) {
        Context context = current();
        if (context != null) {
            iteration(context).recordError(context);
        }
    }

    @Override
    public void recordRecursionDepth(int depth) {
        Context context = current();
        if (context != null) {
            iteration(context).recordRecursionDepth(context, depth);
        }
    }

    // As a method reference: an object that is a Runnable and a Callable as well is ambiguous to an ExecutorService in
    // Groovy.

    @Override
    public Runnable wrap(Runnable work) {
        Context context = current();
        return context == null ? work : new PropagatedWork.Plain(work, context)::run;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> Callable<V> wrap(Callable<V> work) {
        Context context = current();
        if (context == null) {
            return work;
        }
        PropagatedWork.Plain propagated = new PropagatedWork.Plain(work, context);
        return () -> (V) propagated.call();
    }
}
