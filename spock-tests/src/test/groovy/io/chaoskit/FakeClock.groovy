package io.chaoskit

import io.chaoskit.value.Clock

import java.time.Duration
import java.time.Instant
import java.util.concurrent.atomic.AtomicLong

/** A clock that stands still until a specification turns it. Starts at 0, which is as good a count as any other. */
class FakeClock implements Clock {

    private final AtomicLong nanos = new AtomicLong()

    @Override
    long nanoTime() {
        nanos.get()
    }

    @Override
    Instant now() {
        Instant.EPOCH.plusNanos(nanos.get())
    }

    void advance(Duration time) {
        nanos.addAndGet(time.toNanos())
    }
}
