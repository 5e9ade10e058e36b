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
 * The timeout of calls to a Toxiproxy, since toxiproxy-java itself waits for a dead server for ever. From a server that did not answer
 * once, less is waited for until it answers again: otherwise the end of a run would take the whole timeout for each proxy. Safe for all
 * threads.
 */
final class CallTimeout {

    private static final long SECONDS = 10;
    private static final long SECONDS_OF_SILENT = 2;

    private final String server;
    private final String remedy;
    private volatile boolean silent;

    /** The name of the server in messages, and the advice for one that cannot be reached, which may be empty. */
    CallTimeout(String server, String remedy) {
        this.server = server;
        this.remedy = remedy;
    }

    /** The server's name in messages. */
    String server() {
        return server;
    }

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
        long seconds = silent ? SECONDS_OF_SILENT : SECONDS;
        try {
            T answer = task.get(seconds, TimeUnit.SECONDS);
            silent = false;
            return answer;
        } catch (ExecutionException e) {
            throw new IOException(failure(purpose, e.getCause(), seconds), e.getCause());
        } catch (TimeoutException e) {
            task.cancel(true);
            silent = true;
            throw new IOException(silence(purpose, seconds), e);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + server + " was to " + purpose);
        }
    }

    private String failure(String purpose, Throwable cause, long seconds) {
        if (cause instanceof SocketTimeoutException) {
            return silence(purpose, seconds);
        }
        boolean gone = cause instanceof SocketException || cause instanceof UnknownHostException;
        return server + " must " + purpose + ", but failed: " + cause.getMessage() + (gone ? remedy : "");
    }

    private String silence(String purpose, long seconds) {
        return server + " must " + purpose + " within " + seconds + " s, but did not answer" + remedy;
    }
}
