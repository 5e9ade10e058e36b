package io.chaoskit.internal.weave;

import io.chaoskit.points.MethodGate;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** The advices that put the gate into methods and constructors. They are only copied into other classes, never called. */
final class GateAdvice {

    private GateAdvice() {}

    /** Marks the parameter that is the number of the woven method, a constant in its code. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Number {}

    /** Marks the parameter that is the continuation of the woven suspend function. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Continuation {}

    /** Into a method. */
    static final class OfMethod {

        private OfMethod() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter(
                @Number int method,
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

    /** At the begin of a suspend function, which ends as any method: it is asked whether it only goes on, and then nothing fires. */
    static final class OfSuspendFunction {

        private OfSuspendFunction() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter(
                @Number int method,
                @Continuation Object continuation,
                @Advice.Local("call") Object call,
                @Advice.This(optional = true, typing = Assigner.Typing.DYNAMIC) Object self,
                @Advice.AllArguments(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object[] arguments)
                throws Throwable {
            call = MethodGate.enter(method, continuation);
            if (call == null) {
                return false;
            }
            Object[] given = arguments;
            boolean skipped = MethodGate.before(call, self, given);
            arguments = given;
            return skipped;
        }
    }

    /**
     * Into a constructor: it can be kept from running, or be made to fail after it ran, but it cannot be skipped or run twice.
     */
    static final class OfConstructor {

        private OfConstructor() {}

        @Advice.OnMethodEnter
        static void enter(
                @Number int method,
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
}
