package io.chaoskit.proxy.internal.link;

/** A wait of a stage: asked for first, begun when what came out before was taken, and over in time or when it is ended. */
final class Pause {

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
