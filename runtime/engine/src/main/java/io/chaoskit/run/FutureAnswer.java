package io.chaoskit.run;

import java.util.concurrent.CompletableFuture;

/** Answers through the future that the method returns. */
record FutureAnswer(Late late) implements Answer {

    @Override
    public boolean before(Object[] arguments) {
        return late.failure() != null;
    }

    /** What depends on the HTTP client's own future cancels the request when it is cancelled. */
    @Override
    public Object result(Object own) {
        return late.failure() != null
                ? late.over().thenComposeAsync(none -> CompletableFuture.failedFuture(late.failure()))
                : ((CompletableFuture<?>) own)
                        .thenCompose(response -> late.over().thenApplyAsync(none -> response));
    }
}
