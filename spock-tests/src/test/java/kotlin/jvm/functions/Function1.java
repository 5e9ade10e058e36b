package kotlin.jvm.functions;

/** Stands for Kotlin's type of the same name. */
public interface Function1<P, R> {

    R invoke(P given);
}
