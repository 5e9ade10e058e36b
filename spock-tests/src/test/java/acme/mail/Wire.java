package acme.mail;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kotlin.Result;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.intrinsics.CoroutineSingletons;
import kotlin.coroutines.jvm.internal.ContinuationImpl;

/** A slow line, written as Kotlin's library writes what suspends: it resumes from a thread of its own. */
public final class Wire implements AutoCloseable {

    /** All that went over it. */
    public final Queue<String> passed = new ConcurrentLinkedQueue<>();

    private final ExecutorService remote = Executors.newSingleThreadExecutor(task -> new Thread(task, "wire"));

    /** Suspends, and goes on with the text, or fails for {@code broken}. */
    public Object pass(String text, Continuation<? super String> completion) {
        Continuation<?> caller =
                completion instanceof ContinuationImpl generated ? generated.intercepted() : completion;
        remote.execute(() -> {
            passed.add(text);
            caller.resumeWith(text.equals("broken") ? new Result.Failure(new IllegalStateException(text)) : text);
        });
        return CoroutineSingletons.COROUTINE_SUSPENDED;
    }

    @Override
    public void close() {
        remote.shutdownNow();
    }
}
