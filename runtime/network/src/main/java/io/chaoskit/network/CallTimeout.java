package io.chaoskit.network;

import io.chaoskit.internal.thread.OwnThreads;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The timeout of calls to a Toxiproxy, since toxiproxy-java itself waits for a dead server for ever.
 *
 * @param server the server's name in messages
 * @param remedy advice for a server that cannot be reached; may be empty
 */
record CallTimeout(String server, String remedy) {

    private static final long SECONDS = 10;

    /** A call that may fail. */
    @FunctionalInterface
    interface Call<T> {
        T call() throws Exception;
    }

    /**
     * Makes a call on a thread of its own, and gives up when it takes too long.
     *
     * @param purpose the purpose of the call, for messages
     */
    <T> T call(String purpose, Call<T> call) throws IOException {
        FutureTask<T> task = new FutureTask<>(call::call);
        OwnThreads.daemon("toxiproxy-call", task).start();
        try {
            return task.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(failure(purpose, e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new IOException(silence(purpose), e);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + server + " was to " + purpose);
        }
    }

    private String failure(String purpose, Throwable cause) {
        if (cause instanceof SocketTimeoutException) {
            return silence(purpose);
        }
        boolean gone = cause instanceof SocketException || cause instanceof UnknownHostException;
        return server + " must " + purpose + ", but failed: " + cause.getMessage() + (gone ? remedy : "");
    }

    private String silence(String purpose) {
        return server + " must " + purpose + " within " + SECONDS + " s, but did not answer" + remedy;
    }
}
