// A pool with one connection (Apache Commons Pool), which serves one query and is invalidated then, as the pool's documentation says of
// connections that are of no use any more. Somebody else waits for it meanwhile. In version 2.12.1 a borrower that is slow at the wrong
// moment waits for ever (POOL-424).
//
//     scripts/chaoskit sweep scripts/examples/bugs/pool-invalidate.groovy --class-path commons-pool2-2.12.1.jar
//
import org.apache.commons.pool2.BasePooledObjectFactory
import org.apache.commons.pool2.PooledObject
import org.apache.commons.pool2.impl.DefaultPooledObject
import org.apache.commons.pool2.impl.GenericObjectPool
import org.apache.commons.pool2.impl.GenericObjectPoolConfig

import java.util.concurrent.Executors

class Connection {
    void execute() { sleep 50 }
}

class Connections extends BasePooledObjectFactory<Connection> {
    Connection create() { new Connection() }
    PooledObject<Connection> wrap(Connection made) { new DefaultPooledObject<>(made) }
}

class Queries implements AutoCloseable {

    final pool = new GenericObjectPool<Connection>(new Connections(), new GenericObjectPoolConfig(maxTotal: 1))
    final other = Executors.newSingleThreadExecutor()

    void query() {
        def connection = pool.borrowObject()
        def waiting = other.submit { pool.returnObject(pool.borrowObject()) }
        connection.execute()
        pool.invalidateObject(connection)
        waiting.get()
    }

    void close() { pool.close(); other.shutdownNow() }
}

scenario('who waits for a connection gets one') {
    target create: { new Queries() }
    step('query') { target.query() }
    inject delay(300.ms) on 'org.apache.commons.pool2.impl.LinkedBlockingDeque.*(..)'
    assert noInfiniteLoop(5.s)
}
