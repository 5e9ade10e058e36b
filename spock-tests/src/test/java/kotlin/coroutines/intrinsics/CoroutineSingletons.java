package kotlin.coroutines.intrinsics;

/** Stands for Kotlin's type of the same name. */
public enum CoroutineSingletons {
    COROUTINE_SUSPENDED,
    UNDECIDED,
    RESUMED
}
