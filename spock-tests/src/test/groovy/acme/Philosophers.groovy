package acme

import groovy.transform.CompileStatic

import java.util.concurrent.CyclicBarrier
import java.util.concurrent.locks.ReentrantLock

/** Two that take one fork each and then wait for the other's, until they are interrupted. */
@CompileStatic
class Philosophers {

    private final CyclicBarrier both = new CyclicBarrier(2)
    private final List<ReentrantLock> forks = [new ReentrantLock(), new ReentrantLock()]

    void dine(int first, int second) {
        forks[first].lockInterruptibly()
        try {
            both.await()
            forks[second].lockInterruptibly()
            forks[second].unlock()
        } catch (InterruptedException ignored) {
        } finally {
            forks[first].unlock()
        }
    }

    boolean isStuck() {
        forks.every { it.queueLength == 1 }
    }
}
