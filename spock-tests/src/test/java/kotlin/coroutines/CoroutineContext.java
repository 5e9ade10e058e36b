package kotlin.coroutines;

import java.util.concurrent.Executor;

/** Stands for Kotlin's type of the same name, with nothing in it but a dispatcher. */
public record CoroutineContext(Executor dispatcher) {}
