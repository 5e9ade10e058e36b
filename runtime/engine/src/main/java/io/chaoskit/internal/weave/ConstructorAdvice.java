package io.chaoskit.internal.weave;

import io.chaoskit.points.MethodGate;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * What is woven into a constructor: it can be kept from running, or be made to fail after it ran, but it cannot be skipped or
 * run twice.
 */
final class ConstructorAdvice {

    private ConstructorAdvice() {}

    @Advice.OnMethodEnter
    static void enter(
            @SiteId int method,
            @Advice.Local("call") Object call,
            @Advice.AllArguments(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object[] arguments)
            throws Throwable {
        call = MethodGate.enter(method);
        if (call != null) {
            Object[] given = arguments;
            MethodGate.before(call, null, given);
            arguments = given;
        }
    }

    @Advice.OnMethodExit
    static void exit(@Advice.Local("call") Object call, @Advice.This Object self) throws Throwable {
        if (call != null) {
            MethodGate.after(call, self, null);
            Throwable thrown = MethodGate.thrown(call);
            if (thrown != null) {
                throw thrown;
            }
        }
    }
}
