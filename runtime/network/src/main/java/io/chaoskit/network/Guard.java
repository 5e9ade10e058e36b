package io.chaoskit.network;

import io.chaoskit.value.OwnThreads;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls of toxiproxy-java, which itself waits for a dead server for ever. */
final class Guard {

    private static final long LIMIT_SECONDS = 10;

    private Guard() {}

    /** A call that may fail. */
    @FunctionalInterface
    interface Call<T> {
        T call() throws Exception;
    }

    /**
     * Makes a call on a thread of its own, and gives up when it takes too long.
     *
     * @param server what is called, for the message
     * @param purpose what it shall do, for the message
     */
    static <T> T call(String server, String purpose, Call<T> call) throws IOException {
        FutureTask<T> task = new FutureTask<>(call::call);
        OwnThreads.daemon("toxiproxy-call", task).start();
        try {
            return task.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(
                    server + " must " + purpose + ", but failed: "
                            + e.getCause().getMessage(),
                    e.getCause());
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new IOException(
                    server + " must " + purpose + " within " + LIMIT_SECONDS + " s, but did not answer", e);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + server + " was to " + purpose);
        }
    }
}
