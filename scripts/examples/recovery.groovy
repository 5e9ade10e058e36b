// What counts is that the system comes back: while faults are injected jobs wait, and when they are over all of them are done in time.
//
//     scripts/chaoskit run scripts/examples/recovery.groovy
//
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger

class Outbox implements AutoCloseable {

    final AtomicInteger delivered = new AtomicInteger()
    final AtomicInteger accepted = new AtomicInteger()
    private final waiting = new LinkedBlockingQueue<Integer>()
    private volatile boolean closing
    private final Thread worker = Thread.start('outbox') { work() }

    void accept(int mail) {
        accepted.incrementAndGet()
        waiting.put(mail)
    }

    private void work() {
        while (!closing) {
            def mail = waiting.poll(10, TimeUnit.MILLISECONDS)
            if (mail != null) {
                deliver(mail)
            }
        }
    }

    private void deliver(Integer mail) {
        try {
            Chaos.apply('mail server')
            delivered.incrementAndGet()
        } catch (IOException later) {
            waiting.put(mail)
        }
    }

    void close() {
        closing = true
        worker.join()
    }
}

scenario('mails are delivered in the end') {
    target create: { new Outbox() }
    step('accept') { target.accept(iteration as int) }

    inject delay(1.ms) on step('accept')
    inject exception(ConnectException, 'refused') on point('mail server') probability 0.9

    assert eventually(60.s) { target.delivered.get() == target.accepted.get() }

    repeat 50
}
