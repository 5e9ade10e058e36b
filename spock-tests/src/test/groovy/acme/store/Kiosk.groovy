package acme.store

import groovy.transform.CompileStatic

import java.util.concurrent.CountDownLatch
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors

/** A shop that takes threads and files, and gives them back or not. */
@CompileStatic
class Kiosk implements AutoCloseable {

    private static ExecutorService shared

    private final File file
    private final ExecutorService pool = Executors.newFixedThreadPool(2)

    Kiosk(File file) {
        this.file = file
    }

    void charge() throws IOException {}

    /** Its thread waits for what does not come when the card fails. */
    void thread() {
        def done = new CountDownLatch(1)
        def waiter = new Thread({ done.await() }, 'waiter-' + System.identityHashCode(done))
        waiter.daemon = true
        waiter.start()
        charge()
        done.countDown()
        waiter.join()
    }

    void file() {
        def open = new FileInputStream(file)
        charge()
        open.close()
    }

    /** The first failure starts what all failures share. */
    void shared() {
        try {
            charge()
        } catch (IOException gone) {
            synchronized (Kiosk) {
                shared = shared ?: Executors.newSingleThreadExecutor(this.&daemon)
            }
            shared.submit({ } as Runnable).get()
        }
    }

    /** Its own threads end with it. */
    void pooled() {
        pool.submit({ charge() } as Runnable).get()
    }

    /** A thread that nobody ends, whatever happens. */
    void always() {
        daemon({ new CountDownLatch(1).await() }).start()
        charge()
    }

    private static Thread daemon(Runnable work) {
        def thread = new Thread(work, 'shared-kiosk')
        thread.daemon = true
        thread
    }

    @Override
    void close() {
        pool.shutdown()
    }
}
