package kotlin.coroutines;

/** Stands for Kotlin's type of the same name. */
public interface Continuation<T> {

    CoroutineContext getContext();

    void resumeWith(Object result);
}
