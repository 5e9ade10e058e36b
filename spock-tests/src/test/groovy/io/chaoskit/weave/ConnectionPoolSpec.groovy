package io.chaoskit.weave

import com.zaxxer.hikari.HikariConfig
import com.zaxxer.hikari.HikariDataSource
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effects
import io.chaoskit.trigger.Trigger
import io.chaoskit.validator.Validators
import io.chaoskit.verdict.Verdict
import spock.lang.AutoCleanup

import java.sql.Connection
import java.sql.SQLException

import static io.chaoskit.weave.MethodFaultSpec.on

/** HikariCP over H2, with faults above the pool and below it. */
class ConnectionPoolSpec extends ChaosSpec {

    static final String GET = 'com.zaxxer.hikari.HikariDataSource.getConnection()'

    static int pools = 0

    @AutoCleanup
    HikariDataSource pool = new HikariDataSource(new HikariConfig(
        jdbcUrl: "jdbc:h2:mem:pool-${++pools}", maximumPoolSize: 2, minimumIdle: 2, connectionTimeout: 30_000))

    def "gives connections again after every third one failed"() {
        given:
        def answers = []

        when:
        def report = run(scenario().target(this).step('query') { answers << (1..3).collect { attempt { query() } } }
            .inject(on(GET, Effects.exception(SQLException, 'gone'), Trigger.ALWAYS.every(3)))
            .check(Validators.invariant('no leak') { active() == 0 })
            .repeat(4))

        then:
        report.passed()
        answers*.count('gone') == [1] * 4
        answers*.count(1) == [2] * 4
        [report.injectors()[0].hits(), report.injectors()[0].fired()] == [12, 4]

        and:
        active() == 0
        (1..5).collect { query() } == [1] * 5
    }

    def "stays whole when several lanes fail at random"() {
        when:
        def report = run(scenario().target(this).step('query') { attempt { query() } }
            .inject(on(GET, Effects.exception(SQLException, 'gone'), Trigger.ALWAYS.probability(0.3)))
            .lanes(4).repeat(200).seed(7))

        then:
        report.passed()
        report.injectors()[0].hits() == 200
        report.injectors()[0].fired() in (30L..90L)
        active() == 0
        query() == 1
    }

    def "leaks a connection whose hand-over is lost, and is caught"() {
        when:
        def report = run(scenario().target(this).step('query') { attempt { query() } }
            .inject(on(GET, Effects.lostReply(SQLException, 'reset'), Trigger.ALWAYS.first(1)))
            .check(Validators.invariant('no leak') { active() == 0 }))

        then:
        report.verdict() == Verdict.FAIL
        report.failures()*.message() == ['no leak must hold, but does not']
        active() == 1
    }

    def "opens others when the driver refuses the first connections"() {
        given:
        // Those that the pool was made with.
        pool.hikariPoolMXBean.softEvictConnections()
        eventually { assert pool.hikariPoolMXBean.totalConnections == 2 }
        def refused = on('org.h2.Driver.connect(..)', Effects.exception(SQLException, 'refused'), Trigger.ALWAYS.first(2))

        when:
        def report = run(scenario().target(this).step('query') {
            pool.hikariPoolMXBean.softEvictConnections()
            assert query() == 1
        }.inject(refused))

        then:
        report.passed()
        report.injectors()[0].fired() == 2
        active() == 0
        query() == 1
    }

    private int active() {
        pool.hikariPoolMXBean.activeConnections
    }

    private int query() {
        Connection connection = pool.getConnection()
        try {
            def rows = connection.prepareStatement('select 1').executeQuery()
            rows.next()
            rows.getInt(1)
        } finally {
            connection.close()
        }
    }

    private static Object attempt(Closure<?> body) {
        try {
            body.call()
        } catch (SQLException failed) {
            failed.message
        }
    }
}
