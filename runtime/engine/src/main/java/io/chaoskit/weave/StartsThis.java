package io.chaoskit.weave;

import io.chaoskit.points.Handover;
import net.bytebuddy.asm.Advice;

/** Woven into the start of threads. Only copied into other classes, never called. */
final class StartsThis {

    private StartsThis() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.This Object thread) {
        Handover.to(Handover.START, thread);
    }
}
