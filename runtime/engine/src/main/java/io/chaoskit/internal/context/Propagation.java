package io.chaoskit.internal.context;

import io.chaoskit.internal.weave.HandoverWeaving;
import io.chaoskit.internal.weave.Propagator;
import io.chaoskit.internal.weave.Unwoven;
import io.chaoskit.points.Handover;
import java.util.List;
import java.util.TimerTask;
import java.util.concurrent.ForkJoinTask;

/**
 * Propagates the context of a thread to the work that it hands over, while executors are woven. One for the JVM, as pools are. Used by any
 * thread.
 */
public final class Propagation implements Propagator {

    private static final Propagation INSTANCE = new Propagation();

    /** Stands for no context where null would mean that nothing is known. */
    private static final Object NO_CONTEXT = new Object();

    private final QueuedWork queued = new QueuedWork();

    private Propagation() {}

    /**
     * A run needs it from now on.
     *
     * @throws IllegalStateException when the JVM does not let classes be changed
     */
    public static void require() {
        synchronized (INSTANCE) {
            HandoverWeaving.OF_WORK.require(INSTANCE);
        }
    }

    /** The classes that could not be woven: work that is handed to them does not inherit. */
    public static List<Unwoven> unwoven() {
        return HandoverWeaving.OF_WORK.unwoven();
    }

    /** A run needs it no longer. */
    public static void release() {
        synchronized (INSTANCE) {
            if (HandoverWeaving.OF_WORK.release()) {
                INSTANCE.queued.clear();
            }
        }
    }

    /**
     * A run wants to know where threads are started.
     *
     * @throws IllegalStateException when the JVM does not let classes be changed
     */
    public static void requireStarts() {
        synchronized (INSTANCE) {
            HandoverWeaving.OF_STARTS.require(INSTANCE);
        }
    }

    /** It does no longer. */
    public static void releaseStarts() {
        synchronized (INSTANCE) {
            if (HandoverWeaving.OF_STARTS.release()) {
                ThreadStarts.INSTANCE.clear();
            }
        }
    }

    /**
     * A run must not be ended with its JVM.
     *
     * @throws IllegalStateException when the JVM does not let classes be changed
     */
    public static void requireExits() {
        synchronized (INSTANCE) {
            HandoverWeaving.OF_EXITS.require(INSTANCE);
        }
    }

    /** It may again. */
    public static void releaseExits() {
        synchronized (INSTANCE) {
            HandoverWeaving.OF_EXITS.release();
        }
    }

    @Override
    public Object handover(int what, Object subject) {
        switch (what) {
            case Handover.PROPAGATE:
                return subject == null ? null : PropagatedWork.inCurrentContext(subject);
            case Handover.REMEMBER:
                remember(subject);
                return subject;
            case Handover.BEGIN:
                return begin(subject);
            case Handover.LEAVE:
                return CurrentContext.swap(null);
            case Handover.START:
                ThreadStarts.INSTANCE.started((Thread) subject);
                return subject;
            case Handover.EXIT:
                ExitTrap.exitCalled(Thread.currentThread(), CurrentContext.live());
                return null;
            default:
                restore(subject);
                return null;
        }
    }

    private void remember(Object work) {
        if (work == null || PropagatedWork.propagates(work)) {
            return;
        }
        Context context = CurrentContext.live();
        if (context != null) {
            queued.put(work, new Context(context));
        } else if (work instanceof ForkJoinTask) {
            // A lane that waits for its own may run it meanwhile.
            queued.put(work, NO_CONTEXT);
        }
    }

    private Object begin(Object work) {
        if (work == null || PropagatedWork.propagates(work)) {
            return null;
        }
        // A timer's comes again.
        Object context = work instanceof TimerTask ? queued.get(work) : queued.remove(work);
        if (context == null) {
            return null;
        }
        Context before = CurrentContext.swap(context == NO_CONTEXT ? null : (Context) context);
        return before == null ? NO_CONTEXT : before;
    }

    private static void restore(Object before) {
        if (before != null) {
            CurrentContext.swap(before == NO_CONTEXT ? null : (Context) before);
        }
    }
}
