package io.chaoskit.run

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.FakeClock
import io.chaoskit.Recording
import io.chaoskit.effect.Effect
import io.chaoskit.effect.Injector
import io.chaoskit.model.StepContext
import io.chaoskit.report.Failure
import io.chaoskit.trigger.Trigger
import io.chaoskit.value.Clock
import io.chaoskit.verdict.Verdict

import java.time.Duration
import java.time.Instant
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CountDownLatch
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import java.util.concurrent.atomic.AtomicLong

import static io.chaoskit.effect.Effects.error
import static io.chaoskit.effect.Effects.panic
import static java.time.Duration.ofMillis

class RunLengthSpec extends ChaosSpec {

    def "runs once by default"() {
        given:
        int runs = 0

        when:
        def report = run(scenario().target { runs++ })

        then:
        runs == 1
        report.iterations().total() == 1
        report.verdict() == Verdict.PASS
        report.passed()
        report.stoppedBecause() == 'all iterations were run'
        report.summary() == "PASS (1 of 1 iteration passed, seed ${report.seed()})"
    }

    def "repeats as often as it says: #lanes lanes"() {
        given:
        def seen = ConcurrentHashMap.newKeySet()

        when:
        def report = run(scenario().target(this).step('go') { StepContext context -> seen << context.iteration() }
            .repeat(500).lanes(lanes))

        then:
        report.iterations().total() == 500
        report.iterations().passed() == 500
        seen == (1L..500L).toSet()

        where:
        lanes << [1, 4, 7]
    }

    def "steps run in order in each iteration"() {
        given:
        def log = []

        when:
        run(scenario().target('shop')
            .step('first') { log << "first ${it.iteration()} ${it.lane()} ${it.target()}".toString() }
            .step('second') { log << "second ${it.iteration()} ${it.lane()} ${it.target()}".toString() }
            .repeat(2))

        then:
        log == ['first 1 1 shop', 'second 1 1 shop', 'first 2 1 shop', 'second 2 1 shop']
    }

    def "lanes run at the same time"() {
        given:
        // A step that ends only when four threads are in it.
        def together = new CyclicBarrier(4)
        def lanes = ConcurrentHashMap.newKeySet()

        when:
        def report = run(scenario().target(this).step('meet') { StepContext context ->
            lanes << context.lane()
            together.await(BOUND, TimeUnit.SECONDS)
        }.repeat(40).lanes(4))

        then:
        report.iterations().passed() == 40
        lanes == [1, 2, 3, 4] as Set
    }

    def "more lanes than iterations do no harm"() {
        expect:
        run(scenario().target {}.repeat(2).lanes(8)).iterations().total() == 2
    }

    def "runFor ends by the clock and lets the last iteration end"() {
        given:
        // A clock that each step turns by 300 ms.
        def clock = new FakeClock()
        def recording = new Recording()

        when:
        def report = ChaosRunner.builder().clock(clock).listener(recording).build()
            .run(scenario().target { clock.advance(ofMillis(300)) }.runFor(Duration.ofSeconds(1)).build())

        then:
        // The fourth begins at 900 ms and ends at 1.2 s.
        report.iterations().total() == 4
        report.iterations().failed() == 0
        report.stoppedBecause() == 'the time was over'
        report.verdict() == Verdict.PASS
        recording.results.every { it.passed() }
    }

    def "an iteration that does not end after its time is cut"() {
        given:
        // A real clock that the step turns by an hour.
        def ahead = new AtomicLong()
        def clock = new Clock() {
            @Override
            long nanoTime() {
                System.nanoTime() + ahead.get()
            }

            @Override
            Instant now() {
                Instant.now()
            }
        }

        when:
        def report = ChaosRunner.builder().clock(clock).build().run(scenario().target(this).step('place') {
            if (it.iteration() == 3) {
                ahead.set(Duration.ofHours(1).toNanos())
                new CountDownLatch(1).await()
            }
        }.runFor(Duration.ofMinutes(1)).build())

        then:
        report.stoppedBecause() == 'the time is over, and the last iterations do not end'
        report.iterations().passed() == 2
        report.iterations().failed() == 1
        report.failures()*.kind() == [Failure.Kind.HANG]
        report.verdict() == Verdict.FAIL
        report.leftBehind() == []
    }

    def "runFor is counted from the end of the warm-up"() {
        given:
        def clock = new FakeClock()

        when:
        def report = ChaosRunner.builder().clock(clock).build()
            .run(scenario().target { clock.advance(ofMillis(300)) }.warmUp(10).runFor(Duration.ofSeconds(1)).build())

        then:
        report.iterations().total() == 4
    }

    def "runFor keeps all lanes busy until the time is over"() {
        given:
        def perLane = new ConcurrentHashMap<Integer, AtomicInteger>()

        when:
        def report = run(scenario().target(this).step('go') { StepContext context ->
            perLane.computeIfAbsent(context.lane()) { new AtomicInteger() }.incrementAndGet()
            eventually { assert perLane.size() == 3 }
        }.runFor(ofMillis(300)).lanes(3))

        then:
        report.duration() >= ofMillis(300)
        perLane.keySet() == [1, 2, 3] as Set
        report.iterations().total() == perLane.values()*.get().sum()
    }

    def "a warm-up gets no fault and counts nowhere: #lanes lanes"() {
        given:
        def runs = new AtomicInteger()
        def started = new AtomicLong()
        def recording = new Recording()
        def seen = Collections.synchronizedList([])

        when:
        def report = run(scenario().target {
            runs.incrementAndGet()
            Chaos.recordError(null)
            Chaos.recordRecursionDepth(runs.get() <= 20 ? 99 : 1)
            Thread.start { Chaos.maybeError() }.join()
        }
            .inject({ started.incrementAndGet() } as Effect)
            .inject(Injector.of(error('boom')).withTrigger(Trigger.ALWAYS.probability(0)))
            .check(observing { seen << [it.errors(), it.recursionDepth()] })
            .warmUp(20).repeat(30).lanes(lanes), recording)

        then:
        runs.get() == 50
        started.get() == 30
        report.iterations().total() == 30
        report.injectors()*.hits() == [30, 30]
        report.hitsOutside() == 0
        seen == [[1, 1]] * 30
        recording.results*.iteration().toSet() == (1L..30L).toSet()

        where:
        lanes << [1, 3]
    }

    def "a warm-up that fails ends the run"() {
        given:
        int runs = 0

        when:
        def report = run(scenario().target(this).step('place') {
            if (++runs == 3) {
                throw new IllegalStateException('broken without any fault')
            }
        }.inject(Injector.of(panic())).warmUp(5).repeat(10))

        then:
        runs == 3
        report.verdict() == Verdict.FAIL
        report.iterations().total() == 0
        report.stoppedBecause() == "step 'place' failed in the warm-up, without any fault: IllegalStateException: broken without any fault"
        report.reasons()[0] == report.stoppedBecause()
        report.failures()*.kind()*.text() == ['warm-up']
    }

    def "the lanes begin to count when the last one is warm"() {
        given:
        def warm = new AtomicInteger()
        def early = new AtomicInteger()

        when:
        run(scenario().target(this).step('go') {
            if (warm.get() < 40) {
                Thread.yield()
                warm.incrementAndGet()
            }
        }.check(observing { early.addAndGet(warm.get() < 40 ? 1 : 0) }).warmUp(40).repeat(100).lanes(4))

        then:
        early.get() == 0
    }
}
