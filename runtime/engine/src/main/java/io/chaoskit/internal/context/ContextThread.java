package io.chaoskit.internal.context;

import io.chaoskit.internal.thread.OwnThreads;

/** A thread that has its context in a field, which a hit finds in half the time that a thread local takes: that of a lane. */
public final class ContextThread extends Thread {

    private final CurrentContext.Holder holder = new CurrentContext.Holder(null);

    public ContextThread(Runnable work, String name) {
        super(work, name);
    }

    @Override
    public void run() {
        CurrentContext.enter(this);
        OwnThreads.run(super::run);
    }

    /** For this thread only. */
    CurrentContext.Holder holder() {
        return holder;
    }
}
