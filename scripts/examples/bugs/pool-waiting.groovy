// A pool of connections (Reactor Pool) with room for one, asked for by two queries at once. In version 0.1.4 a connection that cannot be
// opened is not made up for, so that the query which waits does so for ever (reactor-pool 82).
//
//     scripts/chaoskit sweep scripts/examples/bugs/pool-waiting.groovy --class-path 'reactor-pool-0.1.4/*'
//
import reactor.core.publisher.Mono
import reactor.core.scheduler.Schedulers
import reactor.pool.PoolBuilder

class Connection {
    String query() { 'row' }
}

class Connections {
    Connection open() { new Connection() }
}

class Queries {
    final connections = new Connections()
    final pool = PoolBuilder.from(Mono.fromCallable { connections.open() }.subscribeOn(Schedulers.elastic()))
        .sizeBetween(0, 1).fifo()

    Mono<String> query() {
        pool.withPoolable { connection -> Mono.fromCallable { connection.query() } }.next()
    }
}

scenario('who waits for a connection gets one') {
    target create: { new Queries() }
    step('two queries') { Mono.whenDelayError(target.query(), target.query()).block() }
    inject anyException() on 'Connections.*(..) || Connection.*(..)'
    assert noInfiniteLoop(10.s)
}
