package io.chaoskit.run;

import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;

/** Answers through the handler that the method was given as its third argument, or through a future when that is null. */
final class HandlerAnswer implements Answer, CompletionHandler<Object, Object> {

    private static final int HANDLER = 2;

    private final Late late;
    private final CompletableFuture<Object> future = new CompletableFuture<>();
    private CompletionHandler<Object, Object> handler;

    HandlerAnswer(Late late) {
        this.late = late;
    }

    @Override
    @SuppressWarnings("unchecked")
    public boolean before(Object[] arguments) {
        handler = (CompletionHandler<Object, Object>) arguments[HANDLER];
        if (late.failure() != null) {
            failed(late.failure(), arguments[HANDLER - 1]);
            return true;
        }
        arguments[HANDLER] = this;
        return false;
    }

    @Override
    public Object result(Object own) {
        return handler == null ? future : own;
    }

    @Override
    public void completed(Object result, Object attachment) {
        whenOver(() -> {
            if (handler == null) {
                future.complete(result);
            } else {
                handler.completed(result, attachment);
            }
        });
    }

    @Override
    public void failed(Throwable failure, Object attachment) {
        whenOver(() -> {
            if (handler == null) {
                future.completeExceptionally(failure);
            } else {
                handler.failed(failure, attachment);
            }
        });
    }

    /** As a task of its own: what a handler throws then is told like what any thread throws. */
    private void whenOver(Runnable action) {
        late.over().whenComplete((none, never) -> future.defaultExecutor().execute(action));
    }
}
