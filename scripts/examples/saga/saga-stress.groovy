// Orders as sagas on DBOS, a workflow engine that is a library (MIT, without a server) and keeps its whole state in PostgreSQL: so each of
// its checkpoints meets the faults too. Methods, failpoints and the network fail at once.
//
//     mvn -f scripts/examples/saga compile
//     scripts/chaoskit run scripts/examples/saga/saga-stress.groovy --pom scripts/examples/saga/pom.xml
//
import com.acme.saga.Refused
import com.acme.saga.Shop
import groovy.sql.Sql
import io.chaoskit.Failpoint
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres

import java.sql.SQLException

def forgotten = env.forget                                              // -e forget=charge: that step is never undone
def postgres = EmbeddedPostgres.start()
def books = new Sql(postgres.postgresDatabase)                          // past the proxy
def sum = { String... accounts -> books.rows('select * from balance').findAll { it.account in accounts }.sum { it.amount } }
def unfinished = { books.firstRow("select count(*) as n from dbos.workflow_status where status <> 'SUCCESS'").n }

scenario('every order is shipped or undone') {
    proxy('db') { upstream "127.0.0.1:$postgres.port" }
    target create: { new Shop(proxy('db').address, { order -> Failpoint.hit('courier') }, forgotten) }
    teardown { postgres.close() }
    step('order') { assert target.order("order $iteration") in ['shipped', 'undone'] }

    scope('methods') {
        inject exception(Refused, 'no cover')           on 'com.acme.saga.OrderSaga.charge(..)' probability 0.1
        inject lostReply(SQLException, 'lost')          on 'com.acme.saga.Ledger.book(..) || com.acme.saga.Ledger.undo(..)' probability 0.1
        inject twice()                                  on 'com.acme.saga.Ledger.book(..) || com.acme.saga.Ledger.undo(..)' probability 0.1
    }
    scope('failpoints') {
        inject exception(Refused, 'no courier')         on failpoint('courier') probability 0.1
        inject delay(1.ms, 5.ms)                        on failpoint('courier') probability 0.3
    }
    scope('network') {
        inject latency(1.ms, jitter: 2.ms, toxicity: 0.3)   on proxy('db')
        inject limitData(200.kb, toxicity: 0.2)             on proxy('db')                  // a share of the connections breaks, now and then
        inject down(20.ms)                                  on proxy('db') every 200.ms limit 3
    }

    assert recursionDepthLimit(5, of: 'com.acme.saga.OrderSaga.undo(..)')
    assert sum('stock', 'shipped') == 1_000     : 'no piece is lost'
    assert sum('customers', 'shop') == 1_000_000 : 'no money is lost'
    assert unfinished() == 0                    : 'no order is left in the middle'

    lanes 4
    repeat 60
}
