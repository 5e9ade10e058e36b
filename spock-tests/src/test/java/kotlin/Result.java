package kotlin;

/** Stands for Kotlin's type of the same name: as an object it is the value itself, or a failure. */
public final class Result {

    private Result() {}

    public static final class Failure {

        public final Throwable exception;

        public Failure(Throwable exception) {
            this.exception = exception;
        }
    }
}
