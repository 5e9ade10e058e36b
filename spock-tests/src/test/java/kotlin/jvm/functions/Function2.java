package kotlin.jvm.functions;

/** Stands for Kotlin's type of the same name. */
public interface Function2<P, Q, R> {

    R invoke(P first, Q second);
}
