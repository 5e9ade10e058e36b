package io.chaoskit.run

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.Recording
import io.chaoskit.report.Failure
import io.chaoskit.verdict.Verdict

import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicInteger

import static io.chaoskit.effect.Effects.error
import static io.chaoskit.validator.Validators.noInfiniteLoop

class ListenerSpec extends ChaosSpec {

    def "tells every iteration with its lane, outcome and faults"() {
        given:
        def recording = new Recording()

        when:
        run(scenario().target(this).step('place') {
            try {
                Chaos.maybeError()
            } catch (RuntimeException fault) {
                if (it.iteration() == 3) {
                    throw fault
                }
            }
        }.inject(error('boom')).repeat(3), recording)

        then:
        recording.results*.iteration() == [1, 2, 3]
        recording.results*.lane() == [1, 1, 1]
        recording.results*.passed() == [true, true, false]
        recording.results*.faults()*.size() == [1, 1, 1]
    }

    def "tells the progress about ten times a second"() {
        given:
        def told = []
        def listener = new RunListener() {
            @Override
            void progress(Progress progress) {
                told << progress
            }
        }

        when:
        // A validator has the coordinator look every millisecond.
        def report = longEnough([1, 10, 60], { told.size() >= 2 }) { seconds ->
            told.clear()
            run(scenario().target { Thread.currentThread().join(5) }
                .check(noInfiniteLoop(Duration.ofMinutes(1))).runFor(Duration.ofSeconds(seconds)), listener)
        }

        then:
        told.size() >= 2
        told.size() <= report.duration().toMillis() / 100 + 2
        told*.iterations() == told*.iterations().sort()
        told.last().iterations() <= report.iterations().total()
        told.every { it.share() >= 0 && it.share() <= 1 && it.failed() == 0 }
        told.last().p95() >= Duration.ofMillis(4)
    }

    def "a short limit of a step does not hurry the progress"() {
        given:
        def told = new AtomicInteger()
        def listener = new RunListener() {
            @Override
            void progress(Progress progress) {
                told.incrementAndGet()
            }
        }

        when:
        def report = longEnough([500, 5_000, 60_000], { told.get() >= 1 }) { millis ->
            told.set(0)
            run(scenario().target {}.check(noInfiniteLoop(Duration.ofMillis(4)).info()).runFor(Duration.ofMillis(millis)), listener)
        }

        then:
        told.get() >= 1
        told.get() <= report.duration().toMillis() / 100 + 2
    }

    def "progress that throws fails the run after its lanes have ended"() {
        given:
        def failed = new CountDownLatch(1)
        def inStep = new AtomicInteger()
        boolean early = false
        def listener = new RunListener() {
            @Override
            void progress(Progress progress) {
                failed.countDown()
                throw new IllegalStateException('no terminal')
            }
        }

        when:
        def report = run(scenario().target {
            inStep.incrementAndGet()
            failed.await()
            Thread.currentThread().join(500)
            inStep.decrementAndGet()
        }.teardown { early = inStep.get() > 0 }.repeat(1_000).lanes(2), listener)

        then:
        !early
        report.verdict() == Verdict.FAIL
        report.reasons()[0] == 'the listener failed: IllegalStateException: no terminal'
        report.stoppedBecause() == 'the listener failed'
        report.failures()*.kind() == [Failure.Kind.RUN]
        report.iterations().passed() in 2L..4L
    }

    def "a listener that throws after an iteration fails the run"() {
        given:
        def listener = new RunListener() {
            @Override
            void iterationEnded(IterationResult result) {
                throw new IllegalStateException('disk full')
            }
        }

        when:
        def report = run(scenario().target {}.repeat(1_000), listener)

        then:
        report.verdict() == Verdict.FAIL
        report.iterations().total() == 1
        report.reasons()[0] == 'the listener failed: IllegalStateException: disk full'
    }
}
