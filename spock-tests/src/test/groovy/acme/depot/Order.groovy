package acme.depot

import groovy.transform.CompileStatic
import io.chaoskit.Chaos

import java.util.concurrent.Callable
import java.util.concurrent.Executors
import java.util.concurrent.FutureTask

/** An order that fails when certain of its calls are hit, and survives all others. */
@CompileStatic
class Order {

    private final Set<String> lost = [].toSet() as Set<String>

    /** A call that may be hit; what is injected is survived, and remembered. */
    boolean call(String name) {
        try {
            Chaos.apply(name)
            return true
        } catch (RuntimeException injected) {
            lost << name
            return !injected
        }
    }

    boolean inPool(String name) {
        def pool = Executors.newSingleThreadExecutor()
        try {
            return pool.submit({ call(name) } as Callable<Boolean>).get()
        } finally {
            pool.shutdown()
        }
    }

    boolean inThread(String name) {
        def work = new FutureTask<Boolean>({ call(name) } as Callable<Boolean>)
        new Thread(work).start()
        work.get()
    }

    /** Fails when all of these calls were hit since it was made. */
    void check(String... deadly) {
        if (lost.containsAll(deadly as List)) {
            throw new IllegalStateException("lost $lost")
        }
    }
}
