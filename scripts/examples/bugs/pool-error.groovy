// A pool of connections (Apache Commons Pool), one of which cannot be opened. In version 2.5.0 an Error while one is opened takes a place in
// the pool for ever, so that later borrowers wait (POOL-336).
//
//     scripts/chaoskit sweep scripts/examples/bugs/pool-error.groovy --class-path commons-pool2-2.5.0.jar
//
import org.apache.commons.pool2.BasePooledObjectFactory
import org.apache.commons.pool2.PooledObject
import org.apache.commons.pool2.impl.DefaultPooledObject
import org.apache.commons.pool2.impl.GenericObjectPool

class Connection {
    void execute() throws IOException {}
}

class Connections extends BasePooledObjectFactory<Connection> {
    Connection create() throws IOException { new Connection() }
    PooledObject<Connection> wrap(Connection made) { new DefaultPooledObject<>(made) }
}

class Queries implements AutoCloseable {
    final pool = new GenericObjectPool<Connection>(new Connections())

    void query() {
        def connection = pool.borrowObject()
        try {
            connection.execute()
        } finally {
            pool.returnObject(connection)
        }
    }

    void close() { pool.close() }
}

scenario('connections that cannot be opened cost nothing') {
    target create: { new Queries() }
    step('query') { target.query() }
    inject anyException(errors: true) on 'Connections.*(..) || Connection.*(..)'
    assert noInfiniteLoop(5.s)
}
