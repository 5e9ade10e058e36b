package io.chaoskit.proxy.internal.link;

import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A timer on a link's event loop that can be set again and cancelled; when it goes off, the link moves on. */
final class LinkTimer {

    /** Beyond this a timer is as good as none, and a sum of times cannot overflow. */
    private static final long LIMIT_NANOS = TimeUnit.DAYS.toNanos(10_000);

    private final Link link;
    private Future<?> task;

    LinkTimer(Link link) {
        this.link = link;
    }

    void set(long nanos, Runnable action) {
        cancel();
        task = link.eventLoop().schedule(() -> goOff(action), Math.min(nanos, LIMIT_NANOS), TimeUnit.NANOSECONDS);
    }

    boolean isSet() {
        return task != null;
    }

    void cancel() {
        if (task != null) {
            task.cancel(false);
            task = null;
        }
    }

    private void goOff(Runnable action) {
        task = null;
        action.run();
        link.pump();
    }

    /** A pause of a stage: asked for first, begun when the earlier output was accepted, and over in time or when it is ended. */
    static final class Pause {

        private final LinkTimer timer;
        private long asked;
        private boolean on;

        Pause(Link link) {
            this.timer = new LinkTimer(link);
        }

        void ask(long nanos) {
            asked = Math.max(0, nanos);
        }

        boolean isAsked() {
            return asked > 0;
        }

        void begin() {
            on = true;
            timer.set(asked, this::end);
            asked = 0;
        }

        /** Begins a wait without a time. */
        void hold() {
            on = true;
        }

        boolean isOn() {
            return on;
        }

        boolean isForEver() {
            return on && !timer.isSet();
        }

        void end() {
            timer.cancel();
            asked = 0;
            on = false;
        }
    }
}
