package acme

import groovy.transform.CompileStatic
import io.chaoskit.Chaos

import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicInteger

/** Code under test that does not end. */
@CompileStatic
class Stubborn {

    private final CountDownLatch never = new CountDownLatch(1)
    private volatile boolean spinning = true

    private final AtomicInteger waiting = new AtomicInteger()

    /** Until it is interrupted. */
    void park() {
        waiting.incrementAndGet()
        try {
            never.await()
        } finally {
            waiting.decrementAndGet()
        }
    }

    /** How many threads are waiting. */
    int waiting() {
        waiting.get()
    }

    /** A thread that stays until it is interrupted. */
    Thread leak(String name) {
        def thread = new Thread({
            try {
                park()
            } catch (InterruptedException ignored) {
                // Its end.
            }
        }, name)
        thread.start()
        thread
    }

    /** Until {@link #release}. */
    void spin() {
        while (spinning) {
            Thread.onSpinWait()
        }
    }

    void delay() {
        Chaos.maybeDelay()
    }

    void release() {
        spinning = false
    }
}
