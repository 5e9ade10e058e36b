package io.chaoskit.internal.reply;

import io.chaoskit.internal.thread.Stacks;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The reply of a suspend function of Kotlin: it returns its value, or is suspended and resumes the continuation that it was given. In
 * place of that it is given one of ours, which resumes the other with what the faults say.
 */
public final class SuspendReply implements LateReply, InvocationHandler {

    private static final Object[] NONE = {};

    private final Change change;
    /** How often the function is still to run again. */
    private final AtomicInteger more;

    private KotlinTypes kotlin;
    /** The caller's. */
    private Object continuation;
    /** How to run the function again; null when it is run once. */
    private Method function;

    private Object self;
    private Object[] arguments;
    /** It is called again from here, which is no arrival. */
    private volatile boolean again;

    SuspendReply(Change change, int more) {
        this.change = change;
        this.more = new AtomicInteger(more);
    }

    /** Whether a continuation is given to a function that is only run again: then it was so for the last time. */
    public static boolean takeAgain(Object continuation) {
        if (Proxy.getInvocationHandler(continuation) instanceof SuspendReply reply && reply.again) {
            reply.again = false;
            return true;
        }
        return false;
    }

    @Override
    public void before(Object object, Object[] given) {
        int last = given.length - 1;
        continuation = given[last];
        kotlin = KotlinTypes.of(continuation);
        given[last] = kotlin.continuation(this);
        if (more.get() > 0) {
            function = caller();
            self = object;
            arguments = given.clone();
        }
    }

    /** The function that is on the stack, with nothing but ChaosKit above it. */
    private static Method caller() {
        StackFrame frame = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.filter(each -> !Stacks.isChaosKit(each.getClassName()))
                        .filter(each -> !each.getClassName().startsWith("java.lang.invoke."))
                        .findFirst()
                        .orElseThrow());
        try {
            Method found = frame.getDeclaringClass()
                    .getDeclaredMethod(
                            frame.getMethodName(), frame.getMethodType().parameterArray());
            found.setAccessible(true);
            return found;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a woven function is not where it was called", e);
        }
    }

    @Override
    public boolean runsAgain(Object returned) {
        return !KotlinTypes.isSuspended(returned) && takeOne();
    }

    private boolean takeOne() {
        return more.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    @Override
    public Object result(Outcome own) throws Throwable {
        if (KotlinTypes.isSuspended(own.value())) {
            return own.value();
        }
        Outcome reply = change.of(own);
        if (change.prompt()) {
            return reply.get();
        }
        resumeLate(reply);
        return kotlin.suspended();
    }

    /** A call of the continuation that the function was given. */
    @Override
    public Object invoke(Object proxy, Method method, Object[] given) throws Throwable {
        return switch (method.getName()) {
            case "resumeWith" -> {
                resumed(kotlin.outcome(given[0]));
                yield null;
            }
            case "equals" -> proxy == given[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> continuation.toString();
            default -> kotlin.call(method, continuation, given == null ? NONE : given);
        };
    }

    private void resumed(Outcome own) {
        if (own.thrown() == null && takeOne()) {
            runAgain();
        } else {
            resumeLate(change.of(own));
        }
    }

    /** When its time has come, or the coroutine is cancelled: code that waits with a timeout must get it. */
    private void resumeLate(Outcome reply) {
        if (change.prompt()) {
            kotlin.resume(continuation, reply);
            return;
        }
        CompletableFuture<Outcome> first = new CompletableFuture<>();
        CompletableFuture<Void> due = change.whenDue(() -> first.complete(reply));
        Runnable forget = KotlinJob.of(continuation, kotlin.context(continuation))
                .map(job -> job.onCancelling(cause -> first.completeAsync(() -> Outcome.failed(cause))))
                .orElse(() -> {});
        first.thenAccept(outcome -> {
            due.complete(null);
            forget.run();
            kotlin.resume(continuation, outcome);
        });
    }

    private void runAgain() {
        Outcome own;
        again = true;
        try {
            own = Outcome.of(function.invoke(self, arguments.clone()));
        } catch (InvocationTargetException e) {
            own = Outcome.failed(e.getCause());
        } catch (IllegalAccessException e) {
            own = Outcome.failed(e);
        }
        if (!KotlinTypes.isSuspended(own.value())) {
            resumed(own);
        }
    }
}
