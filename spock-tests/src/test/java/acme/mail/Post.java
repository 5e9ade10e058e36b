package acme.mail;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;

/** Sends mail, and does not wait for it. */
public final class Post {

    public final Queue<String> begun = new ConcurrentLinkedQueue<>();
    /** What {@link #send} returned. */
    public final Queue<CompletableFuture<String>> replies = new ConcurrentLinkedQueue<>();

    /** The reply comes when somebody completes it. */
    public CompletableFuture<String> send(String text) {
        begun.add(text);
        CompletableFuture<String> reply = new CompletableFuture<>();
        replies.add(reply);
        return reply;
    }

    public CompletionStage<String> ask(String text) {
        begun.add(text);
        return text.equals("broken")
                ? CompletableFuture.failedFuture(new IllegalStateException(text))
                : CompletableFuture.completedFuture("answer to " + text);
    }

    /** Publishes each line. */
    public Flow.Publisher<String> read(List<String> lines) {
        begun.add("read");
        return subscriber -> subscriber.onSubscribe(new Lines(lines, subscriber));
    }

    public Future<String> later(String text) {
        return send(text);
    }

    public int count() {
        return begun.size();
    }

    private static final class Lines implements Flow.Subscription {

        private final List<String> lines;
        private final Flow.Subscriber<? super String> subscriber;
        private int next;
        private boolean over;

        Lines(List<String> lines, Flow.Subscriber<? super String> subscriber) {
            this.lines = lines;
            this.subscriber = subscriber;
        }

        @Override
        public void request(long elements) {
            for (long i = 0; i < elements && !over && next < lines.size(); i++) {
                subscriber.onNext(lines.get(next++));
            }
            if (!over && next == lines.size()) {
                over = true;
                subscriber.onComplete();
            }
        }

        @Override
        public void cancel() {
            over = true;
        }
    }
}
