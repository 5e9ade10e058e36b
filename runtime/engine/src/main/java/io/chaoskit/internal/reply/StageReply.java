package io.chaoskit.internal.reply;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** The reply of a method that returns a stage: the caller gets another one, which completes as the faults say. */
record StageReply(Change change) implements LateReply {

    @Override
    public Object result(Outcome own) throws Throwable {
        Object stage = own.get();
        if (change.instead() != null) {
            return completed(new CompletableFuture<>(), null);
        }
        // A method may return no stage at all, against what it promises.
        return stage == null ? null : following((CompletionStage<?>) stage);
    }

    private CompletableFuture<Object> following(CompletionStage<?> own) {
        CompletableFuture<Object> stage = ofSameKind(own);
        own.whenComplete((value, thrown) -> completed(stage, Outcome.reported(value, thrown)));
        if (own instanceof Future<?> cancellable) {
            stage.whenComplete((value, thrown) -> {
                if (stage.isCancelled()) {
                    cancellable.cancel(true);
                }
            });
        }
        return stage;
    }

    /** A library's own future makes its own dependents, with its executor. */
    @SuppressWarnings("unchecked")
    private static CompletableFuture<Object> ofSameKind(CompletionStage<?> own) {
        return own instanceof CompletableFuture
                ? ((CompletableFuture<Object>) own).newIncompleteFuture()
                : new CompletableFuture<>();
    }

    private CompletableFuture<Object> completed(CompletableFuture<Object> stage, Outcome own) {
        Outcome reply = change.of(own);
        CompletableFuture<Void> due = change.whenDue(() -> {
            if (reply.thrown() == null) {
                stage.complete(reply.value());
            } else {
                stage.completeExceptionally(reply.thrown());
            }
        });
        if (!due.isDone()) {
            // Cancelled, say, or after a timeout of the caller's own.
            stage.whenComplete((value, thrown) -> due.complete(null));
        }
        return stage;
    }
}
