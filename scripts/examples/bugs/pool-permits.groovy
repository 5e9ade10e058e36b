// A pool of two connections (Reactor Pool), both of which a copy needs. In version 1.0.1 a connection that cannot be opened while the pool
// warms up costs places for ever, so that later copies wait (reactor-pool 174).
//
//     scripts/chaoskit sweep scripts/examples/bugs/pool-permits.groovy --class-path 'reactor-pool-1.0.1/*'
//
import reactor.core.publisher.Mono
import reactor.pool.PoolBuilder

class Connection {
    String query() { 'row' }
}

class Connections {
    Connection open() { new Connection() }
}

class Copies {
    final connections = new Connections()
    final pool = PoolBuilder.from(Mono.fromCallable { connections.open() }).sizeBetween(2, 2).buildPool()

    String copy() {
        pool.withPoolable { from -> pool.withPoolable { to -> Mono.fromCallable { from.query() + to.query() } } }.blockFirst()
    }
}

scenario('a copy takes two connections') {
    target create: { new Copies() }
    step('copy') { target.copy() }
    inject anyException() on 'Connections.*(..) || Connection.*(..)'
    assert noInfiniteLoop(5.s)
}
