package io.chaoskit.internal.host;

import io.chaoskit.internal.hit.Task;
import io.chaoskit.site.Contact;
import java.nio.channels.CompletionHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The delayed or failed reply of a host to an asynchronous call, whose caller goes on before the host replies: rules change what its
 * future or handler gets, and do not hold it up. For one call.
 */
abstract class DelayedReply {

    private final Task task;
    private final Duration delay;
    /** What the reply is; null for the host's own. */
    private final Throwable failure;

    private DelayedReply(Task task, Duration delay, Throwable failure) {
        this.task = task;
        this.delay = delay;
        this.failure = failure;
    }

    /** The way in which the caller gets the reply. */
    enum Through {
        /** The future that the method returns. */
        FUTURE {
            @Override
            DelayedReply reply(Task task, Duration delay, Throwable failure) {
                return new ThroughFuture(task, delay, failure);
            }
        },
        /** The handler that the method is given as its third argument, or a future when that is null. */
        HANDLER {
            @Override
            DelayedReply reply(Task task, Duration delay, Throwable failure) {
                return new ThroughHandler(task, delay, failure);
            }
        };

        abstract DelayedReply reply(Task task, Duration delay, Throwable failure);
    }

    /** Takes one arrival at a host through its rules; null when they change nothing. */
    static DelayedReply of(Task task, Contact met, Through through) {
        Throwable failure = null;
        task.waits().collect();
        try {
            task.hit(met);
        } catch (Throwable fault) {
            failure = fault;
        }
        Duration delay = task.waits().collected();
        return delay.isZero() && failure == null ? null : through.reply(task, delay, failure);
    }

    /** Before the method's own code; whether that is skipped, because there is no connection at all. May change the arguments. */
    abstract boolean before(Object[] arguments);

    /** What the method returns; {@code own} is what its own code returned, null when it was skipped. */
    abstract Object result(Object own);

    /** Null when the host replies. */
    final Throwable failure() {
        return failure;
    }

    /** Completes when the time has come or the run stops, on any thread. */
    final CompletableFuture<Void> due() {
        return task.waits().after(delay);
    }

    private static final class ThroughFuture extends DelayedReply {

        ThroughFuture(Task task, Duration delay, Throwable failure) {
            super(task, delay, failure);
        }

        @Override
        boolean before(Object[] arguments) {
            return failure() != null;
        }

        /** What depends on the HTTP client's own future cancels the request when it is cancelled. */
        @Override
        Object result(Object own) {
            return failure() != null
                    ? due().thenComposeAsync(none -> CompletableFuture.failedFuture(failure()))
                    : ((CompletableFuture<?>) own).thenCompose(response -> due().thenApplyAsync(none -> response));
        }
    }

    private static final class ThroughHandler extends DelayedReply implements CompletionHandler<Object, Object> {

        private static final int HANDLER = 2;

        private final CompletableFuture<Object> future = new CompletableFuture<>();
        private CompletionHandler<Object, Object> handler;

        ThroughHandler(Task task, Duration delay, Throwable failure) {
            super(task, delay, failure);
        }

        @Override
        @SuppressWarnings("unchecked")
        boolean before(Object[] arguments) {
            handler = (CompletionHandler<Object, Object>) arguments[HANDLER];
            if (failure() != null) {
                failed(failure(), arguments[HANDLER - 1]);
                return true;
            }
            arguments[HANDLER] = this;
            return false;
        }

        @Override
        Object result(Object own) {
            return handler == null ? future : own;
        }

        @Override
        public void completed(Object result, Object attachment) {
            whenDue(() -> {
                if (handler == null) {
                    future.complete(result);
                } else {
                    handler.completed(result, attachment);
                }
            });
        }

        @Override
        public void failed(Throwable failure, Object attachment) {
            whenDue(() -> {
                if (handler == null) {
                    future.completeExceptionally(failure);
                } else {
                    handler.failed(failure, attachment);
                }
            });
        }

        /** As a task of its own: what a handler throws is then reported like what any thread throws. */
        private void whenDue(Runnable action) {
            due().whenComplete((none, never) -> future.defaultExecutor().execute(action));
        }
    }
}
