// Connections that serve one query each (Apache Commons Pool), asked for by two threads. In version 2.12.1 a borrower that is slow at the
// wrong moment waits for ever (POOL-424).
//
//     scripts/chaoskit sweep scripts/examples/bugs/pool-invalidate.groovy --class-path commons-pool2-2.12.1.jar
//
import org.apache.commons.pool2.BasePooledObjectFactory
import org.apache.commons.pool2.PooledObject
import org.apache.commons.pool2.impl.*

import java.util.concurrent.Executors

class Connection {
    void execute() { sleep 10 }
}

class Connections extends BasePooledObjectFactory<Connection> {
    Connection create() { new Connection() }
    PooledObject<Connection> wrap(Connection made) { new DefaultPooledObject<>(made) }
}

class Queries implements AutoCloseable {
    final pool = new GenericObjectPool<Connection>(new Connections(), new GenericObjectPoolConfig(maxTotal: 1))
    final threads = Executors.newFixedThreadPool(2)

    void query() {
        def connection = pool.borrowObject()
        connection.execute()
        pool.invalidateObject(connection)
    }

    void close() { pool.close(); threads.shutdownNow() }
}

scenario('who waits for a connection gets one') {
    target create: { new Queries() }
    step('two queries') { [1, 2].collect { target.threads.submit { target.query() } }*.get() }
    inject delay(100.ms) on 'org.apache.commons.pool2..*.*(..) || Connections.*(..)'
    assert noInfiniteLoop(5.s)
}
