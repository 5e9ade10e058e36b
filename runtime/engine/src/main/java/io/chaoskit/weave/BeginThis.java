package io.chaoskit.weave;

import io.chaoskit.points.Handover;
import net.bytebuddy.asm.Advice;

/** Woven into work that a queue's thread calls. Only copied into other classes, never called. */
final class BeginThis {

    private BeginThis() {}

    @Advice.OnMethodEnter
    static Object enter(@Advice.This Object work) {
        return Handover.to(Handover.BEGIN, work);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class)
    static void exit(@Advice.Enter Object before) {
        Handover.to(Handover.RESTORE, before);
    }
}
