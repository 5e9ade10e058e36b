package io.chaoskit.weave;

import io.chaoskit.points.Handover;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** Woven into what takes work as its second argument. Only copied into other classes, never called. */
final class CarrySecond {

    private CarrySecond() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 1, readOnly = false, typing = Assigner.Typing.DYNAMIC) Object work) {
        work = Handover.to(Handover.CARRY, work);
    }
}
