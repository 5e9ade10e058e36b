import io.chaoskit.Failpoint

import java.util.concurrent.CompletableFuture
import java.util.concurrent.locks.ReentrantLock

class Shop implements AutoCloseable {
    final ReentrantLock lock = new ReentrantLock()
    int sold

    boolean buy() {
        try {
            Chaos.maybeDelay()
            Chaos.maybeError()
            Chaos.maybePanic()
            Chaos.apply('db')
            Failpoint.hit('db')
            sold += price(2)
            true
        } catch (Throwable refused) {       // this shop survives everything
            false
        }
    }

    Integer price(Integer pieces) throws IOException { pieces * 10 }

    CompletableFuture<Integer> answer() { CompletableFuture.completedFuture(42) }

    boolean look(String address) {
        def (host, port) = address.split(':')
        try {
            new Socket(host, port as int).withCloseable { it.outputStream << 'stock?' }
            true
        } catch (IOException unavailable) {
            false
        }
    }

    void close() {}
}

def database = new ServerSocket(0)
