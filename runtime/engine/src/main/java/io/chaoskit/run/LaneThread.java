package io.chaoskit.run;

import io.chaoskit.internal.thread.OwnThreads;

/** The thread of a lane. It has its seat in a field, which a hit finds in half the time that a thread local takes. */
final class LaneThread extends Thread {

    private final Seat seat = new Seat(null);

    LaneThread(Runnable lane, String name) {
        super(lane, name);
    }

    @Override
    public void run() {
        CurrentTask.enter(this);
        OwnThreads.run(super::run);
    }

    /** For this thread only. */
    Seat seat() {
        return seat;
    }
}
