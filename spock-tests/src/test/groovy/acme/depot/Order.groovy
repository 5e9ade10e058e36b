package acme.depot

import groovy.transform.CompileStatic
import io.chaoskit.Chaos

import java.util.concurrent.Executors

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

    /** Fails when all of these calls were hit since it was made. */
    void check(String... deadly) {
        if (lost.containsAll(deadly as List)) {
            throw new IllegalStateException("lost $lost")
        }
    }

    void inPool(String name) {
        def pool = Executors.newSingleThreadExecutor()
        try {
            pool.submit { call(name) }.get()
        } finally {
            pool.shutdown()
        }
    }
}
