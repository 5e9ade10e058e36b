package kotlin.coroutines.jvm.internal;

import kotlin.Result;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.intrinsics.CoroutineSingletons;

/** Stands for Kotlin's type of the same name, and does the same. */
public abstract class BaseContinuationImpl implements Continuation<Object> {

    private final Continuation<?> completion;

    protected BaseContinuationImpl(Continuation<?> completion) {
        this.completion = completion;
    }

    protected abstract Object invokeSuspend(Object result) throws Throwable;

    protected void releaseIntercepted() {}

    @Override
    public final void resumeWith(Object result) {
        BaseContinuationImpl current = this;
        Object param = result;
        while (true) {
            Object outcome;
            try {
                outcome = current.invokeSuspend(param);
                if (outcome == CoroutineSingletons.COROUTINE_SUSPENDED) {
                    return;
                }
            } catch (Throwable thrown) {
                outcome = new Result.Failure(thrown);
            }
            current.releaseIntercepted();
            if (current.completion instanceof BaseContinuationImpl next) {
                current = next;
                param = outcome;
            } else {
                current.completion.resumeWith(outcome);
                return;
            }
        }
    }
}
