package io.chaoskit.internal.hit;

import io.chaoskit.internal.weave.WovenCall;
import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.MethodShape;
import java.util.List;

/** A method that is woven once for many: an arrival goes through the injectors that those have on it whose task the thread is in. */
public final class SharedMethod implements Attachment {

    final SharedMethods all;
    final List<Pointcut> matching;
    final MethodShape shape;
    /** Its place in the table of each wiring. */
    final int index;

    SharedMethod(SharedMethods all, List<Pointcut> matching, MethodShape shape, int index) {
        this.all = all;
        this.matching = matching;
        this.shape = shape;
        this.index = index;
    }

    @Override
    public WovenCall enter() {
        Task task = Dispatcher.INSTANCE.arrivedAt(this);
        WovenMethod own = task == null ? null : task.owner().wiring().own(this);
        return own == null ? null : own.enter(task);
    }
}
