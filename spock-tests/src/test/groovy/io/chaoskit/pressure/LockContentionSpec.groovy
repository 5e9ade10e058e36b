package io.chaoskit.pressure

import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effects
import io.chaoskit.effect.PressureEffect
import io.chaoskit.internal.pressure.LockContention
import io.chaoskit.verdict.Verdict

import java.lang.management.ManagementFactory
import java.lang.management.ThreadMXBean
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.locks.ReentrantLock

import static io.chaoskit.effect.Effects.lockContention
import static java.time.Duration.ofMillis

class LockContentionSpec extends ChaosSpec {

    static final ThreadMXBean THREADS = ManagementFactory.threadMXBean

    def "threads wait for the monitor as long as it is held"() {
        given:
        def monitor = new Object()
        boolean before = THREADS.threadContentionMonitoringEnabled
        THREADS.threadContentionMonitoringEnabled = true

        when:
        def report = run(scenario().target {
            eventually {
                synchronized (monitor) {
                    assert THREADS.getThreadInfo(Thread.currentThread().id).blockedTime > 40
                }
            }
        }.inject(lockContention(monitor, ofMillis(20))))

        then:
        report.failures() == []

        cleanup:
        THREADS.threadContentionMonitoringEnabled = before
    }

    def "an explicit lock is locked"() {
        given:
        def lock = new ReentrantLock()

        when:
        def report = run(scenario().target {
            eventually { assert lock.locked }
            eventually { assert !lock.locked }
            eventually { assert lock.locked }
        }.inject(lockContention(lock, ofMillis(5))))

        then:
        report.failures() == []
        !lock.locked
    }

    def "the lock may be found in the target"() {
        given:
        def lock = new ReentrantLock()
        def found = []
        def contention = new LockContention('{…}', { found << it; lock }, ofMillis(5))

        when:
        def report = run(scenario().target([lock: lock]).step('go') { eventually { assert lock.locked } }
            .inject(PressureEffect.of(contention)))

        then:
        report.verdict() == Verdict.PASS
        found == [[lock: lock]]
    }

    def "no lock in the target ends the run"() {
        when:
        def report = run(scenario().target {}.inject(Effects.lockContention('{…}', { null }, ofMillis(5))))

        then:
        report.verdict() == Verdict.FAIL
        report.reasons()[0] == 'injector lockContention({…}) could not put lockContention({…}) on: ' +
            'IllegalStateException: lockContention({…}) must find a monitor or a lock, but found null'
    }

    def "lets go of a lock at once when the run ends"() {
        given:
        def lock = new ReentrantLock()

        when:
        run(scenario().target { eventually { assert lock.locked } }.inject(lockContention(lock, Duration.ofHours(1))))

        then:
        !lock.locked
    }

    def "a monitor that is never left is told in the report"() {
        given:
        def monitor = new Object()
        def held = new CountDownLatch(1)
        def done = new CountDownLatch(1)
        def holder = Thread.start {
            synchronized (monitor) {
                held.countDown()
                done.await()
            }
        }
        held.await()

        when:
        def report = run(scenario().target {
            eventually { assert Thread.allStackTraces.keySet().any { it.name == 'chaoskit-lock-contention-1' && it.state == Thread.State.BLOCKED } }
        }.inject(lockContention(monitor, ofMillis(5))))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.reasons() == ['taking lockContention(Object) off failed: IllegalStateException: ' +
            'thread chaoskit-lock-contention-1 did not end in time']

        cleanup:
        done.countDown()
        holder.join()
    }

    def "rejects #message"() {
        when:
        lockContention(lock, hold)

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == message

        where:
        lock         | hold          | message
        null         | ofMillis(5)   | 'lockContention must be given a monitor or a lock, but was given null; { it.lock } finds it in the target'
        new Object() | Duration.ZERO | 'hold must be more than 0, but was 0ms'
    }
}
