package io.chaoskit.run;

import java.util.concurrent.atomic.AtomicBoolean;

/** A time without pressures, over when it is closed. */
final class Release implements AutoCloseable {

    private final AtomicBoolean closed = new AtomicBoolean();
    private final Runnable end;

    Release(Runnable end) {
        this.end = end;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            end.run();
        }
    }
}
