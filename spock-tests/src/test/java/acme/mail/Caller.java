package acme.mail;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import kotlin.Result;
import kotlin.ResultKt;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.intrinsics.CoroutineSingletons;
import kotlin.coroutines.jvm.internal.ContinuationImpl;

/** A coroutine that calls one suspend function, on a dispatcher, as Kotlin's compiler makes it. */
public final class Caller extends ContinuationImpl {

    /** A suspend function with its arguments. */
    @FunctionalInterface
    public interface Function {
        Object call(Continuation<Object> completion) throws Throwable;
    }

    int label;
    private final Function function;
    private final CompletableFuture<Object> value;
    /** The name of the thread on which it went on. */
    private volatile String wentOn;

    private Caller(Function function, CompletableFuture<Object> value, CoroutineContext context) {
        super(new Last(value, context));
        this.function = function;
        this.value = value;
    }

    /** Starts it on its dispatcher. */
    public static Caller start(Executor dispatcher, Function function) {
        return start(new Scope(dispatcher), function);
    }

    /** Starts it in a scope, which can be cancelled. */
    public static Caller start(Scope scope, Function function) {
        Caller caller = new Caller(function, new CompletableFuture<>(), scope);
        caller.intercepted().resumeWith(null);
        return caller;
    }

    /** What the function returned or threw. */
    public CompletableFuture<Object> value() {
        return value;
    }

    public String wentOn() {
        return wentOn;
    }

    @Override
    protected Object invokeSuspend(Object given) throws Throwable {
        Object returned = given;
        if (label == 0) {
            label = 1;
            returned = function.call(this);
            if (returned == CoroutineSingletons.COROUTINE_SUSPENDED) {
                return returned;
            }
        }
        wentOn = Thread.currentThread().getName();
        ResultKt.throwOnFailure(returned);
        return returned;
    }

    private record Last(CompletableFuture<Object> value, CoroutineContext context) implements Continuation<Object> {

        @Override
        public CoroutineContext getContext() {
            return context;
        }

        @Override
        public void resumeWith(Object result) {
            if (result instanceof Result.Failure failure) {
                value.completeExceptionally(failure.exception);
            } else {
                value.complete(result);
            }
        }
    }
}
