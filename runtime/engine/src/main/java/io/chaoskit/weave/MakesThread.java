package io.chaoskit.weave;

import io.chaoskit.points.Handover;
import net.bytebuddy.asm.Advice;

/** Woven into what makes the threads of a pool. Only copied into other classes, never called. */
final class MakesThread {

    private MakesThread() {}

    @Advice.OnMethodEnter
    static Object enter() {
        return Handover.to(Handover.LEAVE, null);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class)
    static void exit(@Advice.Enter Object before) {
        Handover.to(Handover.RESTORE, before);
    }
}
