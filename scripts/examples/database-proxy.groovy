// A real database (H2, in this process) behind a proxy: connections that are slow, cut in the middle, or refused.
//
//     scripts/chaoskit run scripts/examples/database-proxy.groovy
//
import groovy.sql.Sql
import org.h2.tools.Server

import java.sql.SQLException

def database = Server.createTcpServer('-tcpPort', '0', '-tcpDaemon', '-ifNotExists').start()

class Ledger {

    String url
    int unknown

    void open() {
        Sql.withInstance(url) { it.execute 'create table if not exists booking (id int primary key, cents int)' }
    }

    /** Books once, even if it must try again: the key of the booking tells whether it is there already. */
    void book(long id, int cents) {
        for (int attempt = 0; attempt < 5; attempt++) {
            try {
                Sql.withInstance(url) { it.execute 'merge into booking key (id) values (?, ?)', [id, cents] }
                return
            } catch (SQLException cut) {
                Thread.sleep(attempt)
            }
        }
        unknown++
    }

    int sum() {
        int cents = 0
        Sql.withInstance(url) { sql -> sql.eachRow('select cents from booking') { cents += it.cents } }
        cents
    }
}

scenario('each booking is there once') {
    proxy('db') { upstream "127.0.0.1:$database.port" }
    target create: { new Ledger(url: "jdbc:h2:tcp://${proxy('db').address}/mem:ledger;DB_CLOSE_DELAY=-1") }
    setup { target.open() }
    teardown { database.stop() }
    step('book') { target.book(iteration, 10) }

    inject latency(1.ms, jitter: 2.ms)  on proxy('db') probability 0.5
    inject limitData('1500b')           on proxy('db') every 4
    inject down(20.ms)                  on proxy('db') every 5

    assert target.unknown == 0 : 'five attempts are enough'
    assert eventually(30.s) { target.sum() == 300 }

    repeat 30
}
