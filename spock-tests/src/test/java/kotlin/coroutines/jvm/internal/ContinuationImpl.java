package kotlin.coroutines.jvm.internal;

import java.util.concurrent.Executor;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;

/** Stands for Kotlin's type of the same name: the parent of what the compiler generates for each function that is suspended. */
public abstract class ContinuationImpl extends BaseContinuationImpl {

    private final CoroutineContext context;
    private Continuation<Object> intercepted;

    protected ContinuationImpl(Continuation<?> completion) {
        super(completion);
        this.context = completion.getContext();
    }

    @Override
    public CoroutineContext getContext() {
        return context;
    }

    /** Itself on the thread of its dispatcher, which its context is here. */
    public final Continuation<Object> intercepted() {
        if (intercepted == null) {
            intercepted = new Dispatched(this);
        }
        return intercepted;
    }

    @Override
    protected void releaseIntercepted() {
        intercepted = null;
    }

    private record Dispatched(ContinuationImpl continuation) implements Continuation<Object> {

        @Override
        public CoroutineContext getContext() {
            return continuation.getContext();
        }

        @Override
        public void resumeWith(Object result) {
            ((Executor) getContext()).execute(() -> continuation.resumeWith(result));
        }
    }
}
