package kotlin.coroutines;

import kotlin.jvm.functions.Function2;

/** Stands for Kotlin's type of the same name. */
public interface CoroutineContext {

    <E> E get(Key<E> key);

    <R> R fold(R initial, Function2<? super R, Object, ? extends R> operation);

    interface Key<E> {}
}
