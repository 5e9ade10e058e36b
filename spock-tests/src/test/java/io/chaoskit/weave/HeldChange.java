package io.chaoskit.weave;

import io.chaoskit.internal.weave.Agent;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Holds the weaving of classes at one of them, until the run has been told to end. */
public final class HeldChange implements ClassFileTransformer {

    private static final long A_MILLISECOND = 1_000_000;

    private final String types;
    private final int number;
    private final AtomicInteger changed = new AtomicInteger();
    private final CountDownLatch reached = new CountDownLatch(1);

    private HeldChange(String types, int number) {
        this.types = types;
        this.number = number;
    }

    /** Holds it at the class with this number among those whose names begin so; {@code end}, on a thread of its own, has the run told. */
    public static void at(String types, int number, Runnable end) {
        HeldChange held = new HeldChange(types.replace('.', '/'), number);
        Agent.instrumentation().addTransformer(held, true);
        Thread thread = new Thread(() -> held.whenReached(end), "end");
        thread.setDaemon(true);
        thread.start();
    }

    private void whenReached(Runnable end) {
        try {
            reached.await();
            end.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public byte[] transform(ClassLoader loader, String name, Class<?> loaded, ProtectionDomain domain, byte[] file) {
        if (loaded != null && name.startsWith(types) && changed.incrementAndGet() == number) {
            reached.countDown();
            while (!runIsStopped()) {
                LockSupport.parkNanos(A_MILLISECOND);
            }
        }
        return null;
    }

    /** What stops it waits for its end then. */
    private static boolean runIsStopped() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(each ->
                        each.getName().equals("chaoskit-exit-hook") && each.getState() == Thread.State.TIMED_WAITING);
    }
}
