package kotlinx.coroutines;

/** Stands for Kotlin's type of the same name. */
public interface DisposableHandle {

    void dispose();
}
