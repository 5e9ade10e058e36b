package kotlinx.coroutines;

import kotlin.coroutines.CoroutineContext;
import kotlin.jvm.functions.Function1;

/** Stands for Kotlin's type of the same name. */
public interface Job {

    CoroutineContext.Key<Job> Key = new CoroutineContext.Key<>() {};

    DisposableHandle invokeOnCompletion(
            boolean onCancelling, boolean invokeImmediately, Function1<? super Throwable, ?> handler);
}
