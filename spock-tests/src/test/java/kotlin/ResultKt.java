package kotlin;

/** Stands for Kotlin's type of the same name. */
public final class ResultKt {

    private ResultKt() {}

    public static void throwOnFailure(Object result) throws Throwable {
        if (result instanceof Result.Failure failure) {
            throw failure.exception;
        }
    }
}
