package io.chaoskit.validator

import io.chaoskit.ChaosSpec
import io.chaoskit.report.Failure
import io.chaoskit.run.IterationResult
import io.chaoskit.run.RunListener
import io.chaoskit.verdict.Verdict
import spock.lang.Requires

import java.lang.management.ManagementFactory
import java.util.concurrent.CountDownLatch

import static io.chaoskit.validator.Validators.goroutineLimit
import static io.chaoskit.validator.Validators.threadLimit

class ThreadLimitSpec extends ChaosSpec {

    /** What a run itself and the machinery of the specifications may add meanwhile. */
    static final int SLACK = 15

    CountDownLatch release = new CountDownLatch(1)
    List<Thread> started = Collections.synchronizedList([])

    def cleanup() {
        release.countDown()
        started*.join()
    }

    def "#validator.id() holds while there are few threads"() {
        when:
        def report = run(scenario().target {}.check(validator).repeat(3))

        then:
        report.verdict() == Verdict.PASS
        report.validators()[0].measured() =~ /max \d+/

        where:
        validator << [goroutineLimit(live() + SLACK), threadLimit(live() + SLACK)]
    }

    def "the first iteration is checked too"() {
        given:
        int limit = live() + SLACK

        when:
        def report = run(scenario().target { park(2 * SLACK) }.check(goroutineLimit(limit)))

        then:
        report.verdict() == Verdict.FAIL
        report.failures()[0].kind() == Failure.Kind.VALIDATOR
        report.failures()[0].iteration() == 1
        report.failures()[0].message() =~ /^live threads must be at most $limit, but were \d+/
    }

    def "threads that ended count no more"() {
        given:
        int limit = live() + SLACK

        when:
        def report = run(scenario().target { (1..2 * SLACK).collect { Thread.start {} }*.join() }
            .check(goroutineLimit(limit)).repeat(20))

        then:
        report.verdict() == Verdict.PASS
    }

    def "threads that are left after the last iteration are found"() {
        given:
        int limit = live() + SLACK
        def parkThem = new RunListener() {
            @Override
            void iterationEnded(IterationResult result) {
                park(2 * SLACK)
            }
        }

        when:
        def report = run(scenario().target {}.check(goroutineLimit(limit)), parkThem)

        then:
        report.iterations().passed() == 1
        report.verdict() == Verdict.FAIL
        report.failures()*.iteration() == [0]
    }

    @Requires(value = { Runtime.version().feature() >= 21 }, reason = 'JDK 17 has no virtual threads: there is nothing to count')
    def "virtual threads are counted on JDK 21 and later"() {
        given:
        int limit = live() + SLACK

        when:
        def report = run(scenario().target { parkVirtual(500) }.check(goroutineLimit(limit)))

        then:
        report.verdict() == Verdict.FAIL
        def told = report.failures().last().message() =~ /^live threads must be at most $limit, but were (\d+) \((\d+) of them virtual\)$/
        told.matches()
        told.group(2).toInteger() in 500..520
        told.group(1).toInteger() > 500
    }

    @Requires(value = { Runtime.version().feature() >= 21 }, reason = 'JDK 17 has no virtual threads: there is nothing to count')
    def "virtual threads that ended count no more"() {
        given:
        int limit = live() + SLACK

        when:
        def report = run(scenario().target {
            parkVirtual(500)
            release.countDown()
            started*.join()
        }.check(goroutineLimit(limit)))

        then:
        report.verdict() == Verdict.PASS
    }

    private void park(int count) {
        def running = new CountDownLatch(count)
        count.times { started << Thread.start { running.countDown(); release.await() } }
        running.await()
    }

    private void parkVirtual(int count) {
        def running = new CountDownLatch(count)
        count.times { started << Thread.startVirtualThread { running.countDown(); release.await() } }
        running.await()
    }

    private static int live() {
        ManagementFactory.threadMXBean.threadCount
    }
}
