package acme.mail;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import kotlin.coroutines.CoroutineContext;
import kotlin.jvm.functions.Function1;
import kotlin.jvm.functions.Function2;
import kotlinx.coroutines.DisposableHandle;
import kotlinx.coroutines.Job;

/** The context of a coroutine: its dispatcher, and its job, which can be cancelled. */
public final class Scope implements CoroutineContext, Job, Executor {

    private final Executor dispatcher;
    /** Who waits for the job to be cancelled. */
    public final List<Function1<? super Throwable, ?>> waiting = new CopyOnWriteArrayList<>();

    private volatile CancellationException cancelled;

    public Scope(Executor dispatcher) {
        this.dispatcher = dispatcher;
    }

    public void cancel(String why) {
        cancelled = new CancellationException(why);
        waiting.forEach(each -> each.invoke(cancelled));
    }

    @Override
    public void execute(Runnable task) {
        dispatcher.execute(task);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <E> E get(Key<E> key) {
        return key == Job.Key ? (E) this : null;
    }

    @Override
    public <R> R fold(R initial, Function2<? super R, Object, ? extends R> operation) {
        return operation.invoke(initial, this);
    }

    @Override
    public DisposableHandle invokeOnCompletion(
            boolean onCancelling, boolean invokeImmediately, Function1<? super Throwable, ?> handler) {
        if (cancelled != null) {
            handler.invoke(cancelled);
        }
        waiting.add(handler);
        return () -> waiting.remove(handler);
    }
}
