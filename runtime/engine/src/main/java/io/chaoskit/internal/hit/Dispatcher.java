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

        /** The one iteration that every thread belongs to when there is no other run; null when there is none. */
        Iteration everybodys();

        /** Its injectors. */
        Wiring wiring();

        /** The points that must be switched on for it. */
        Set<Point> points();
    }

    /** All runs, those that are still prepared or already cleaned up included. */
    private final Set<Member> runs = new HashSet<>();
    /** The runs that have lanes, with the threads that coordinate them. */
    private final Map<Member, Thread> open = new HashMap<>();

    /** The injectors of the runs that have lanes, and the threads that coordinate them. */
    private volatile Wiring[] wirings = {};

    private volatile Thread[] coordinators = {};

    /** Whether all classes that a hit needs are there. */
    private boolean loaded;

    private volatile Iteration everybodys;

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
        if (!loaded) {
            CurrentContext.load();
            CallContext.find(false);
            loaded = true;
        }
        open.put(run, Thread.currentThread());
        turnOnNeeded();
        findEverybodys();
    }

    /** What every thread belongs to may be another iteration of an open run from now on. */
    public synchronized void reachAnew() {
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
        everybodys = sole ? open.keySet().iterator().next().everybodys() : null;
    }

    private void turnOnNeeded() {
        Set<Point> needed = EnumSet.noneOf(Point.class);
        open.keySet().forEach(run -> needed.addAll(run.points()));
        coordinators = open.values().toArray(Thread[]::new);
        wirings = open.keySet().stream().map(Member::wiring).toArray(Wiring[]::new);
        Points.turnOn(needed, this);
    }

    /** The context of the current thread in an iteration that runs; null when it belongs to none. */
    private Context current() {
        Context context = CurrentContext.get();
        boolean belongs = context != null && context.live() && (!context.implicit() || context.owner() == everybodys);
        return belongs ? context : implicit();
    }

    /** The task of {@link #current}. Most hits are in a context that has one: then the context is not asked for. */
    private Task task() {
        Task known = (Task) CurrentContext.attachment();
        boolean belongs = known != null && known.live() && (!known.context().implicit() || known.owner() == everybodys);
        return belongs ? known : firstTask();
    }

    private Task firstTask() {
        Context context = current();
        Task known = context == null ? null : (Task) context.attachment();
        return context == null || known != null ? known : Task.initialize(context);
    }

    /** The implicit context of the current thread: with one run of one lane every thread belongs to its iteration. */
    private Context implicit() {
        Iteration iteration = everybodys;
        if (iteration == null || !iteration.open() || isOwn(Thread.currentThread())) {
            return null;
        }
        Context context = Context.implicitOf(iteration, iteration.number());
        CurrentContext.swap(context);
        return context;
    }

    /** A thread that runs ChaosKit: one that coordinates a run, or that ChaosKit started. */
    private boolean isOwn(Thread thread) {
        for (Thread each : coordinators) {
            if (each == thread) {
                return true;
            }
        }
        return OwnThreads.owns(thread.getName());
    }

    /** The task that arrives at a method woven for a run; null when the thread is not in an iteration of that run. */
    Task arrivedAt(WovenMethod method) {
        Task task = task();
        if (task == null) {
            outside(method);
            return null;
        }
        return task.owner().wiring() == method.wiring() ? task : null;
    }

    /** The task that arrives at a method woven for many; null when the thread is in no iteration. */
    Task arrivedAt(SharedMethod method) {
        Task task = task();
        if (task == null) {
            for (Wiring each : wirings) {
                WovenMethod own = each.own(method);
                if (own != null) {
                    outside(each, own.injectors());
                }
            }
        }
        return task;
    }

    /** A thread that is in no iteration of any run arrives at a point. */
    private void outside(Point point, String name) {
        for (Wiring each : wirings) {
            outside(each, each.atPoint(point, name));
        }
    }

    /** A thread that is in no iteration of any run arrives at a method; its run may have no lanes any more. */
    private void outside(WovenMethod method) {
        for (Wiring each : wirings) {
            if (each == method.wiring()) {
                outside(each, method.injectors());
            }
        }
    }

    /** ChaosKit's own work is none: a lane between two iterations, say, or while it warms up. */
    private void outside(Wiring wiring, BoundInjector[] injectors) {
        if (injectors.length > 0 && !isOwn(Thread.currentThread())) {
            wiring.outsiders().arrived(injectors);
        }
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
        Task task = task();
        if (task != null) {
            task.hit(task.owner().wiring().delay);
        } else {
            outside(Point.DELAY, null);
        }
    }

    @Override
    public void hitPanic() throws Throwable {
        Task task = task();
        if (task != null) {
            task.hit(task.owner().wiring().panic);
        } else {
            outside(Point.PANIC, null);
        }
    }

    @Override
    public void hitError() throws Throwable {
        Task task = task();
        if (task != null) {
            task.hit(task.owner().wiring().error);
        } else {
            outside(Point.ERROR, null);
        }
    }

    @Override
    public void hitCancel(Future<?> future) throws Throwable {
        Task task = task();
        if (task != null) {
            task.hit(future);
        } else {
            outside(Point.CANCEL, null);
        }
    }

    @Override
    public void hitNamed(String name) throws Throwable {
        Task task = task();
        if (task != null) {
            task.hit(task.owner().wiring().named(name));
        } else {
            outside(Point.NAMED, name);
        }
    }

    @Override
    public void hitNetwork(String host, int port) throws Throwable {
        if (host == null) {
            return;
        }
        Contact contact = new Contact(Contact.Way.POINT, host, port);
        Task task = task();
        if (task != null) {
            task.hit(contact);
        } else {
            for (Wiring each : wirings) {
                outside(each, each.hostsConcerning(contact));
            }
        }
    }

    @Override
    public Object hitFailpoint(String name, Supplier<?> value) throws Throwable {
        Task task = task();
        if (task == null) {
            outside(Point.FAILPOINT, name);
            return value.get();
        }
        WovenMethod failpoint = task.owner().wiring().failpoint(name);
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
