package acme.depot

import groovy.transform.CompileStatic
import io.chaoskit.Chaos

import java.util.concurrent.Executors

/** Code under test outside of ChaosKit's packages: two ways to one point and to one method, on the caller's thread and on others. */
@CompileStatic
class Depot {

    List<String> stored = [].asSynchronized() as List<String>

    void store(String what) throws IOException {
        stored << what
    }

    void storeAll(String... names) {
        for (name in names) {
            attempt { store(name) }
        }
    }

    void storeOne(String name) {
        attempt { store(name) }
    }

    void ask() {
        attempt { Chaos.apply('depot') }
    }

    void askTwice() {
        attempt { Chaos.apply('depot') }
        attempt { Chaos.apply('depot') }
    }

    void storeInPool(String name) {
        def pool = Executors.newSingleThreadExecutor()
        pool.submit { storeOne(name) }.get()
        pool.shutdown()
    }

    /** What is injected is survived. */
    private static void attempt(Closure<?> work) {
        try {
            work()
        } catch (IOException | RuntimeException survived) {
            assert survived
        }
    }
}
