package io.chaoskit.internal.reply;

import java.util.Objects;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The reply of a method that returns a publisher: the caller gets another one. Its subscribers are subscribed late, and get its elements
 * and its end as the faults say.
 */
record PublisherReply(Change change) implements LateReply {

    @Override
    @SuppressWarnings("unchecked")
    public Object result(Outcome own) throws Throwable {
        Publisher<Object> publisher = (Publisher<Object>) own.get();
        if (change.instead() == null && publisher == null) {
            return null;
        }
        Publisher<Object> late = subscriber -> {
            Objects.requireNonNull(subscriber, "subscriber");
            change.whenDue(() -> subscribe(publisher, subscriber));
        };
        return late;
    }

    private void subscribe(Publisher<Object> own, Subscriber<Object> subscriber) {
        if (change.instead() == null) {
            own.subscribe(new Relay(change, subscriber));
            return;
        }
        Outcome reply = change.of(null);
        Single single = new Single(reply, subscriber, new AtomicBoolean());
        subscriber.onSubscribe(single);
        single.failUnasked();
    }

    /** A subscription to one element, to none when that is null, or to a failure. */
    private record Single(Outcome reply, Subscriber<Object> subscriber, AtomicBoolean ended) implements Subscription {

        /** A failure does not wait for a request. */
        void failUnasked() {
            if (reply.thrown() != null && end()) {
                subscriber.onError(reply.thrown());
            }
        }

        /** Whether it was not at its end before. */
        private boolean end() {
            return ended.compareAndSet(false, true);
        }

        @Override
        public void request(long elements) {
            if (reply.thrown() != null || !end()) {
                return;
            }
            if (elements <= 0) {
                subscriber.onError(
                        new IllegalArgumentException("a request must be for 1 or more, but was for " + elements));
                return;
            }
            if (reply.value() != null) {
                subscriber.onNext(reply.value());
            }
            subscriber.onComplete();
        }

        @Override
        public void cancel() {
            end();
        }
    }

    /** Between the method's own publisher and a subscriber. Signals come one after the other, as the publisher must see to. */
    private static final class Relay implements Subscriber<Object> {

        private final Change change;
        private final Subscriber<Object> subscriber;
        private Subscription subscription;
        private boolean over;
        private boolean empty = true;

        Relay(Change change, Subscriber<Object> subscriber) {
            this.change = change;
            this.subscriber = subscriber;
        }

        @Override
        public void onSubscribe(Subscription own) {
            subscription = own;
            subscriber.onSubscribe(own);
        }

        @Override
        public void onNext(Object element) {
            if (over) {
                return;
            }
            empty = false;
            Outcome reply = change.of(Outcome.of(element));
            if (reply.thrown() == null) {
                subscriber.onNext(reply.value());
            } else {
                subscription.cancel();
                fail(reply.thrown());
            }
        }

        @Override
        public void onError(Throwable thrown) {
            if (!over) {
                Outcome reply = change.of(Outcome.failed(thrown));
                fail(reply.thrown() == null ? thrown : reply.thrown());
            }
        }

        @Override
        public void onComplete() {
            if (over) {
                return;
            }
            Outcome reply = empty ? change.of(Outcome.of(null)) : Outcome.of(null);
            if (reply.thrown() != null) {
                fail(reply.thrown());
            } else {
                over = true;
                subscriber.onComplete();
            }
        }

        private void fail(Throwable thrown) {
            over = true;
            subscriber.onError(thrown);
        }
    }
}
