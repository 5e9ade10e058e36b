package io.chaoskit.validator

import acme.Philosophers
import io.chaoskit.ChaosSpec
import io.chaoskit.verdict.Verdict

import java.util.concurrent.CountDownLatch

import static io.chaoskit.validator.Validators.noDeadlock

class NoDeadlockSpec extends ChaosSpec {

    Philosophers table = new Philosophers()
    List<Thread> started = [].asSynchronized()

    def cleanup() {
        started*.interrupt()
        started*.join()
    }

    def "a step in a deadlock ends the run, with threads, locks and stacks"() {
        when:
        def report = run(scenario().target {
            start('other') { table.dine(1, 0) }
            table.dine(0, 1)
        }.check(noDeadlock()).repeat(10))

        then:
        report.verdict() == Verdict.FAIL
        report.stoppedBecause() == 'there is a deadlock'
        def message = report.failures().find { it.validator() == 'noDeadlock' }.message()
        message.readLines()[0] == 'threads must not wait for each other, but 2 do'
        message =~ /\n  'other' waits for java.util.concurrent.locks.ReentrantLock.NonfairSync@\w+, which 'chaoskit-lane-1' holds\n/
        message =~ /\n  'chaoskit-lane-1' waits for .*, which 'other' holds\n/
        message.count('at acme.Philosophers.dine(Philosophers.groovy:') == 2
        report.leftBehind() == []
    }

    def "a deadlock of other threads is found after the last iteration"() {
        when:
        def report = run(scenario().target {
            start('one') { table.dine(1, 0) }
            start('two') { table.dine(0, 1) }
            eventually {
                assert table.stuck
            }
        }.check(noDeadlock()))

        then:
        report.verdict() == Verdict.FAIL
        report.failures().any { it.message().contains("'one' waits for") && it.message().contains("'two' waits for") }
    }

    def "a deadlock of an earlier time is none of this run"() {
        given:
        start('one') { table.dine(1, 0) }
        start('two') { table.dine(0, 1) }
        eventually {
            assert table.stuck
        }

        expect:
        run(scenario().target {}.check(noDeadlock())).verdict() == Verdict.PASS
    }

    def "threads that wait for a lock that comes are none"() {
        given:
        def held = new CountDownLatch(1)

        when:
        def report = run(scenario().target {
            def lock = new Object()
            start('holder') {
                synchronized (lock) {
                    held.countDown()
                    Thread.currentThread().join(300)
                }
            }
            held.await()
            synchronized (lock) {
            }
        }.check(noDeadlock()))

        then:
        report.verdict() == Verdict.PASS
    }

    private void start(String name, Closure<?> work) {
        def thread = new Thread(work, name)
        started << thread
        thread.start()
    }
}
