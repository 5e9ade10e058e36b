import acme.Ledger
import io.chaoskit.Failpoint
import java.util.concurrent.CompletableFuture
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicLong

// Every injector and validator at once, at 8 lanes; what SoakSpec runs. Faults are the rule here, and must not pile up.

class Bank implements AutoCloseable {

    final Object lock = new Object()
    final Ledger ledger = new Ledger(1_000_000)
    final AtomicLong booked = new AtomicLong()
    private final pool = Executors.newFixedThreadPool(4).tap { prestartAllCoreThreads() }

    void book(int amount) {
        pool.submit(Chaos.wrap({ Chaos.maybeDelay(); Chaos.apply('pool') } as Runnable)).get()
        synchronized (lock) {
            ledger.total()
            booked.addAndGet(amount)
        }
    }

    @Override
    void close() {
        pool.shutdown()
    }
}

scenario('soak') {
    target new Bank()
    step('look') { sample.call(iteration) }
    step('book') {
        target.book(1 + random.nextInt(9))
        Chaos.maybeError()
        Chaos.maybePanic()
        Failpoint.hit('ledger')
    }
    step('wait') {
        Chaos.maybeCancel(CompletableFuture.completedFuture(1))
    }

    scope('code') {
        inject delay(0.ms, 1.ms) probability 0.1
        inject delay(0.ms, 5.ms) every 100.ms named 'window'
        inject error('boom') probability 0.05
        inject exception(IOException, 'gone') probability 0.05
        inject panic() probability 0.05
        inject cancellation(0.05)
        inject all(delay(0.ms), { hit -> }) on point('pool') every 7
        inject oneOf(error('a'), delay(0.ms)) on point('pool') probability 0.2
        inject exception(IllegalStateException, 'full') on failpoint('ledger') probability 0.05
        inject returning(7L) on 'acme.Ledger.total()' probability 0.1
        inject corrupt { it + 1 } on 'acme.Ledger.total()' probability 0.1
        inject lostReply(IllegalStateException, 'lost') on 'acme.Ledger.total()' probability 0.05
        inject twice() on 'acme.Ledger.total()' probability 0.05
        inject timeout(1.ms) on 'acme.Ledger.total()' probability 0.05
    }
    scope('machine') {
        inject cpuStress(2, load: 20.percent)
        inject cpuStress(1, 50.ms) on step('book') every 50
        inject memoryPressure(16.mb)
        inject memoryPressure(8.mb, 30.ms, direct: true) every 100.ms
        inject gcPressure(50.mb.perSecond)
        inject threadPressure(20, 30.ms) every 100.ms
        inject fileDescriptorPressure(20, 30.ms) every 100.ms
        inject diskPressure(4.mb, 30.ms, keepFree: 100.mb) every 100.ms
        inject lockContention({ it.lock }, hold: 1.ms)
    }

    assert goroutineLimit(500).info()
    assert threadLimit(500).info()
    assert recursionDepthLimit(100, of: 'acme.Ledger.total()').info()
    assert noInfiniteLoop(5.min)
    assert noSlowIteration(5.min).info()
    assert executionTime(0.ms, 5.min).info()
    assert maxErrors(100).info()
    assert noPanics(100).info()
    assert stateConsistency('booked') { target.booked.get() >= 0 }
    assert allOf(noPanics(100), maxErrors(100)).info()
    assert anyOf(noPanics(100), maxErrors(100)).info()
    assert target.booked.get() >= 0 : 'a plain condition'
    assert noThreadLeak(grace: 1.min)
    assert noDeadlock()
    assert noFileDescriptorLeak(allowed: 40)
    assert memoryUnder(4.gb)
    assert memoryUnder(1.gb, retained: true)
    assert noMemoryLeak(tolerance: 24.mb)
    assert eventually(1.min) { !Thread.holdsLock(target.lock) }

    lanes 8
    onFailure resume
    thresholds { minSuccessRate 0.01; maxFailedIterations Integer.MAX_VALUE }
    seed 42
    if (length instanceof Number) {
        repeat length
    } else {
        runFor length
    }
}
