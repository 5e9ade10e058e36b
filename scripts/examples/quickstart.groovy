// A small shop over a real database (H2) and a real connection pool (HikariCP). An order is a saga: reserve the pieces,
// charge the card, ship; when the card is refused, the pieces are released again. There is a bug in it.
//
//     scripts/chaoskit run scripts/examples/quickstart.groovy
//
import com.zaxxer.hikari.HikariDataSource
import groovy.sql.Sql

import java.sql.SQLTransientException

class Shop implements AutoCloseable {

    static final int PIECES = 10_000

    private final HikariDataSource pool = new HikariDataSource(
        jdbcUrl: 'jdbc:h2:mem:shop', maximumPoolSize: 4, connectionTimeout: 1000)

    Shop() {
        pool.connection.withCloseable { connection ->
            new Sql(connection).execute 'create table stock (free int, reserved int, sold int)'
            new Sql(connection).execute 'insert into stock values (?, 0, 0)', [PIECES]
        }
    }

    boolean order(int pieces) {
        reserve(pieces)
        try {
            charge()
        } catch (SocketTimeoutException refused) {
            retry(3) { release(pieces) }
            return false
        }
        ship(pieces)
        return true
    }

    private void reserve(int pieces) {
        pool.connection.withCloseable { connection ->
            new Sql(connection).execute 'update stock set free = free - ?, reserved = reserved + ?', [pieces, pieces]
        }
    }

    private void charge() {
        Chaos.apply('card service')
    }

    private void ship(int pieces) {
        pool.connection.withCloseable { connection ->
            new Sql(connection).execute 'update stock set reserved = reserved - ?, sold = sold + ?', [pieces, pieces]
        }
    }

    private void release(int pieces) {
        pool.connection.with { connection ->
            Chaos.apply('database')
            new Sql(connection).execute 'update stock set free = free + ?, reserved = reserved - ?', [pieces, pieces]
            connection.close()
        }
    }

    private static void retry(int times, Closure<?> work) {
        try {
            work()
        } catch (SQLTransientException e) {
            if (times == 1) {
                throw e
            }
            retry(times - 1, work)
        }
    }

    int connectionsInUse() {
        pool.hikariPoolMXBean.activeConnections
    }

    Map<String, Object> stock() {
        pool.connection.withCloseable { connection -> new Sql(connection).firstRow('select free, reserved, sold from stock') }
    }

    void close() {
        pool.close()
    }
}

scenario('orders survive a slow card service and a shaky database') {
    target create: { new Shop() }

    step('order') { target.order(1 + random.nextInt(3)) }

    inject delay(100.us, 2.ms)
    inject exception(SocketTimeoutException, 'no answer') on point('card service') probability 0.2
    inject exception(SQLTransientException, 'deadlock') on point('database') first 1 probability 0.5

    assert goroutineLimit(100)
    assert noInfiniteLoop(30.s)
    assert target.connectionsInUse() == 0 : 'every connection comes back'
    assert target.stock().with { free + sold } == Shop.PIECES : 'no piece gets lost'

    repeat 300
}
