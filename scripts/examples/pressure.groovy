// A small service answers questions from a pool of workers and notes each answer, while one thing after the other runs short:
// processors, memory, threads, files, the disk, and its own lock. It must stay right, and not become too slow.
//
//     scripts/chaoskit run scripts/examples/pressure.groovy
//     scripts/chaoskit run scripts/examples/pressure.groovy --without-scope machine
//
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors
import java.util.concurrent.locks.ReentrantLock

class Service implements AutoCloseable {

    final ReentrantLock lock = new ReentrantLock()
    private final ExecutorService workers = Executors.newFixedThreadPool(4)
    private final List<Integer> notes = []

    int ask(int question) {
        workers.submit({ note(question * question) } as java.util.concurrent.Callable<Integer>).get()
    }

    private int note(int answer) {
        lock.lock()
        try {
            if (notes.size() == 100) {
                notes.clear()
            }
            notes << answer
        } finally {
            lock.unlock()
        }
        answer
    }

    @Override
    void close() {
        workers.shutdown()
    }
}

scenario('answers stay right when things run short') {
    target new Service()
    step('ask') {
        int question = random.nextInt(1_000)
        assert target.ask(question) == question * question
    }

    scope('machine') {
        inject cpuStress(2, load: 60.percent) between 0.5.s, 1.5.s
        inject gcPressure(200.mb.perSecond)                          // for the whole run
        inject diskPressure(32.mb, keepFree: 1.gb) after 1.s         // until the run ends
    }
    scope('process') {
        inject memoryPressure(16.mb)
        inject memoryPressure(16.mb, direct: true)
        inject threadPressure(50, 200.ms) every 0.5.s
        inject fileDescriptorPressure(50, 200.ms) every 0.5.s
        inject lockContention({ it.lock }, hold: 2.ms)               // the lock of the target
        inject all(cpuStress(1, 20.ms), delay(1.ms)) on step('ask') every 20
    }

    assert noSlowIteration(30.s)
    lanes 2
    runFor 2.s
}
