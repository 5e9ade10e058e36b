package io.chaoskit.weave;

import io.chaoskit.points.Handover;
import net.bytebuddy.asm.Advice;

/** Woven into what a worker calls before it runs its second argument. Only copied into other classes, never called. */
final class BeginSecond {

    private BeginSecond() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(1) Object work) {
        Handover.to(Handover.BEGIN, work);
    }
}
