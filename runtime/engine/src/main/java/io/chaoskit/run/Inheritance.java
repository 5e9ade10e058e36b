package io.chaoskit.run;

import io.chaoskit.points.Handover;
import io.chaoskit.weave.Carrier;
import io.chaoskit.weave.HandoverWeaving;
import io.chaoskit.weave.Unwoven;
import java.util.List;
import java.util.TimerTask;
import java.util.concurrent.ForkJoinTask;

/** Lets work inherit the task of the thread that hands it over, while executors are woven. One for the JVM, as pools are. */
final class Inheritance implements Carrier {

    private static final Inheritance INSTANCE = new Inheritance();

    /** Stands for nobody where null would mean that nothing is known. */
    private static final Object NOBODY = new Object();

    private final OwnedWork owned = new OwnedWork();

    private Inheritance() {}

    /**
     * A run needs it from now on.
     *
     * @throws IllegalStateException when the JVM does not let classes be changed
     */
    static void require() {
        synchronized (INSTANCE) {
            HandoverWeaving.OF_WORK.require(INSTANCE);
        }
    }

    /** The classes that could not be woven: work that is handed to them does not inherit. */
    static List<Unwoven> unwoven() {
        return HandoverWeaving.OF_WORK.unwoven();
    }

    /** A run needs it no longer. */
    static void release() {
        synchronized (INSTANCE) {
            if (HandoverWeaving.OF_WORK.release()) {
                INSTANCE.owned.clear();
            }
        }
    }

    /**
     * A run wants to know where threads are started.
     *
     * @throws IllegalStateException when the JVM does not let classes be changed
     */
    static void requireStarts() {
        synchronized (INSTANCE) {
            HandoverWeaving.OF_STARTS.require(INSTANCE);
        }
    }

    /** It does no longer. */
    static void releaseStarts() {
        synchronized (INSTANCE) {
            if (HandoverWeaving.OF_STARTS.release()) {
                ThreadStarts.INSTANCE.clear();
            }
        }
    }

    @Override
    public Object handover(int what, Object subject) {
        switch (what) {
            case Handover.CARRY:
                return carry(subject);
            case Handover.REMEMBER:
                remember(subject);
                return subject;
            case Handover.BEGIN:
                return begin(subject);
            case Handover.LEAVE:
                return CurrentTask.swap(null);
            case Handover.START:
                ThreadStarts.INSTANCE.started((Thread) subject);
                return subject;
            default:
                restore(subject);
                return null;
        }
    }

    private static Object carry(Object work) {
        if (work == null) {
            return null;
        }
        WorkKind kind = WorkKind.of(work);
        if (kind == WorkKind.CARRIES || kind == WorkKind.FIXED) {
            return work;
        }
        Task task = inherited();
        return task == null ? work : Carried.of(work, task);
    }

    private static Task inherited() {
        Task task = CurrentTask.get();
        return task == null || !task.live() ? null : task;
    }

    private void remember(Object work) {
        if (work == null || WorkKind.of(work) == WorkKind.CARRIES) {
            return;
        }
        Task task = inherited();
        if (task != null) {
            owned.put(work, new Heir(null, task));
        } else if (work instanceof ForkJoinTask) {
            // A lane that waits for its own may run it meanwhile.
            owned.put(work, NOBODY);
        }
    }

    private Object begin(Object work) {
        if (work == null || WorkKind.of(work) == WorkKind.CARRIES) {
            return null;
        }
        // A timer's comes again.
        Object owner = work instanceof TimerTask ? owned.get(work) : owned.remove(work);
        if (owner == null) {
            return null;
        }
        Owner before = CurrentTask.swap(owner == NOBODY ? null : (Owner) owner);
        return before == null ? NOBODY : before;
    }

    private static void restore(Object before) {
        if (before != null) {
            CurrentTask.set(before == NOBODY ? null : (Owner) before);
        }
    }
}
