package io.chaoskit.internal.weave;

import io.chaoskit.points.MethodGate;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** What is woven into a method. Only copied into other classes, never called. */
final class MethodAdvice {

    private MethodAdvice() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter(
            @SiteId int method,
            @Advice.Local("call") Object call,
            @Advice.This(optional = true, typing = Assigner.Typing.DYNAMIC) Object self,
            @Advice.AllArguments(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object[] arguments)
            throws Throwable {
        call = MethodGate.enter(method);
        if (call == null) {
            return false;
        }
        Object[] given = arguments;
        boolean skipped = MethodGate.before(call, self, given);
        arguments = given;
        return skipped;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, repeatOn = Advice.OnNonDefaultValue.class)
    static boolean exit(
            @Advice.Local("call") Object call,
            @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object result,
            @Advice.Thrown(readOnly = false, typing = Assigner.Typing.DYNAMIC) Throwable thrown)
            throws Throwable {
        if (call == null) {
            return false;
        }
        if (MethodGate.after(call, result, thrown)) {
            return true;
        }
        Throwable instead = MethodGate.thrown(call);
        if (instead == null) {
            // Only now: a primitive result cannot be made of nothing.
            result = MethodGate.result(call);
        }
        thrown = instead;
        return false;
    }
}
