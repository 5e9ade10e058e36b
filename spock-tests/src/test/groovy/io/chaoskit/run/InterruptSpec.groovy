package io.chaoskit.run

import acme.Stubborn
import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Injector
import io.chaoskit.report.Report
import io.chaoskit.site.Sites
import io.chaoskit.verdict.Verdict

import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit

import static io.chaoskit.effect.Effects.delay

class InterruptSpec extends ChaosSpec {

    static final String REASON = 'the thread that ran the scenario was interrupted'

    Stubborn stubborn = new Stubborn()
    CountDownLatch inStep = new CountDownLatch(1)

    def cleanup() {
        stubborn.release()
    }

    def "an interrupt of the caller ends the run after its iteration"() {
        given:
        def interrupted = new CountDownLatch(1)

        when:
        def (Report report, boolean set) = interruptedRun({
            scenario().target {
                inStep.countDown()
                interrupted.await()
            }.repeat(1_000_000)
        }) { interrupted.countDown() }

        then:
        report.stoppedBecause() == REASON
        report.iterations().total() >= 1
        report.iterations().failed() == 0
        report.verdict() == Verdict.UNSTABLE
        report.reasons() == ["the run was stopped: $REASON".toString()]
        set
    }

    def "a step that goes on is cut and does not count"() {
        when:
        def (Report report, boolean set) = interruptedRun({
            scenario().target {
                inStep.countDown()
                stubborn.park()
            }
        })

        then:
        report.iterations().total() == 0
        report.failures() == []
        report.leftBehind() == []
        report.reasons() == ['no iteration was completed', "the run was stopped: $REASON".toString()]
        set
    }

    def "a step that ignores its interrupt is left behind"() {
        when:
        def (Report report, boolean set) = interruptedRun({
            scenario().target(this).step('spin') {
                inStep.countDown()
                stubborn.spin()
            }
        })

        then:
        report.verdict() == Verdict.UNSTABLE
        report.leftBehind() == ["thread chaoskit-lane-1 is still in step 'spin', which does not end when it is interrupted"]
        set
    }

    def "a check that does not end is left behind"() {
        when:
        def (Report report, boolean set) = interruptedRun({
            scenario().target {}.check(observing {
                inStep.countDown()
                stubborn.spin()
            })
        })

        then:
        report.leftBehind() == ['thread chaoskit-lane-1 is still in validator observing, which does not end when it is interrupted']
        set
    }

    def "an injected wait ends at once"() {
        when:
        def (Report report, boolean set) = interruptedRun({
            scenario().target {
                inStep.countDown()
                Chaos.maybeDelay()
            }.inject(Injector.of(delay(Duration.ofHours(1))).withSites([Sites.maybeDelay()]))
        })

        then:
        report.iterations().passed() == 1
        report.duration() < Duration.ofMinutes(1)
        set
    }

    def "the clean-up is not disturbed by the interrupt"() {
        given:
        def interrupted = new CountDownLatch(1)
        def waited = null

        when:
        def (Report report, boolean set) = interruptedRun({
            scenario().target {
                inStep.countDown()
                interrupted.await()
            }.teardown { waited = new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS) }
        }) { interrupted.countDown() }

        then:
        waited == false
        report.reasons().every { !it.contains('teardown') }
        set
    }

    def "an interrupt from before the run ends it too"() {
        given:
        Thread.currentThread().interrupt()

        when:
        def report = run(scenario().target { Thread.currentThread().join(1) }.repeat(1_000_000))
        def set = Thread.interrupted()

        then:
        report.stoppedBecause() == REASON
        report.verdict() == Verdict.UNSTABLE
        set
    }

    /** Runs on a thread of its own, interrupts that when a step has begun, and tells whether the interrupt is still set. */
    private List interruptedRun(Closure<?> scenario, Closure<?> after = {}) {
        def result = new CompletableFuture<List>()
        def caller = Thread.start {
            try {
                def report = run(scenario())
                result.complete([report, Thread.interrupted()])
            } catch (Throwable failed) {
                result.completeExceptionally(failed)
            }
        }
        inStep.await()
        caller.interrupt()
        after()
        caller.join()
        result.get()
    }
}
