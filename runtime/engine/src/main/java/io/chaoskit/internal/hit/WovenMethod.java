package io.chaoskit.internal.hit;

import io.chaoskit.internal.weave.Gatekeeper;
import io.chaoskit.internal.weave.WovenCall;
import io.chaoskit.site.MethodShape;

/**
 * A method that is woven for a run, with all that an arrival at it needs.
 *
 * @param wiring of the run whose it is
 * @param injectors on it, in the order written
 * @param shape which method
 * @param measured the indexes of the pointcuts whose recursion is measured and that match it
 * @param wrapper what else happens around each call; null for nothing
 */
public record WovenMethod(Wiring wiring, BoundInjector[] injectors, MethodShape shape, int[] measured, Wrapper wrapper)
        implements Attachment {

    /** Brings arrivals at woven methods, whose attachments these are, to the task of the current thread. */
    public static final Gatekeeper GATEKEEPER = attachment -> ((Attachment) attachment).enter();

    /** Puts something around each call of a method, fired in or not. */
    @FunctionalInterface
    public interface Wrapper {

        /** The call that is made instead; {@code inner} is the call in which injectors on the method fire, null when none does. */
        WovenCall wrap(Task task, MethodCall inner);
    }

    @Override
    public WovenCall enter() {
        Task task = Dispatcher.INSTANCE.arrivedAt(this);
        return task == null ? null : enter(task);
    }

    /** The arrival of a task of its own run. */
    WovenCall enter(Task task) {
        MethodCall call = task.enter(this);
        return wrapper == null ? call : wrapper.wrap(task, call);
    }
}
