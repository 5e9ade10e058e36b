package io.chaoskit.effect

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.FakeClock
import io.chaoskit.Recording
import io.chaoskit.StubHit
import io.chaoskit.effect.Injector
import io.chaoskit.run.ChaosRunner
import io.chaoskit.site.Sites
import io.chaoskit.trigger.Trigger
import io.chaoskit.verdict.Verdict

import java.time.Duration
import java.util.concurrent.CountDownLatch

import static io.chaoskit.effect.Effects.delay
import static java.time.Duration.ofHours
import static java.time.Duration.ofMillis
import static java.time.Duration.ofNanos

class DelaySpec extends ChaosSpec {

    def "a fixed delay always has its length"() {
        expect:
        (1..100).every { delay(ofMillis(5)).length(it * 0x9E3779B97F4A7C15L) == ofMillis(5) }
    }

    def "a range is used from its shortest to nearly its longest"() {
        given:
        def range = delay(ofMillis(5), ofMillis(25))

        expect:
        range.length(0) == ofMillis(5)
        range.length(-1) >= ofNanos(24_999_990)
        range.length(-1) < ofMillis(25)
    }

    def "each fault draws a length of its own"() {
        given:
        def hits = (1..1_000).collect { new StubHit(number: it) }

        when:
        hits.each { delay(ofMillis(5), ofMillis(25)).apply(it) }

        then:
        hits*.pauses.flatten().every { it >= ofMillis(5) && it < ofMillis(25) }
        hits*.pauses.flatten().unique().size() > 990
        Math.abs(hits*.pauses.flatten()*.toNanos().sum() / 1_000 - 15_000_000) < 500_000
    }

    def "waits before each step and at maybeDelay"() {
        given:
        long start = System.nanoTime()
        def begun = []

        when:
        def report = run(scenario().target(this)
            .step('first') { begun << System.nanoTime() - start }
            .step('second') {
                Chaos.maybeDelay()
                begun << System.nanoTime() - start
            }
            .inject(delay(ofMillis(20))))

        then:
        report.injectors()[0].fired() == 3
        begun[0] >= ofMillis(20).toNanos()
        begun[1] >= ofMillis(60).toNanos()
    }

    def "a delay parks its thread and does not spin"() {
        given:
        def parked = false

        when:
        run(scenario().target {
            def waiting = Thread.currentThread()
            def watch = Thread.start {
                eventually { assert waiting.state == Thread.State.TIMED_WAITING }
                parked = true
                waiting.interrupt()
            }
            Chaos.maybeDelay()
            Thread.interrupted()
            watch.join()
        }.inject(Injector.of(delay(ofHours(1))).withSites([Sites.maybeDelay()])))

        then:
        parked
    }

    def "a delay of zero does not wait"() {
        expect:
        run(scenario().target { Chaos.maybeDelay() }.inject(delay(Duration.ZERO))).injectors()[0].fired() == 2
    }

    def "an interrupt ends a delay and stays set"() {
        given:
        boolean interrupted = false

        when:
        run(scenario().target {
            Thread.currentThread().interrupt()
            Chaos.maybeDelay()
            interrupted = Thread.interrupted()
        }.inject(Injector.of(delay(ofHours(1))).withSites([Sites.maybeDelay()])))

        then:
        interrupted
    }

    def "every wait is released at once when the run stops"() {
        given:
        // A lane that fails while the others wait for an hour.
        def waiting = new CountDownLatch(3)

        when:
        def report = run(scenario().target(this).step('go') { context ->
            if (context.iteration() == 1) {
                waiting.await()
                throw new IllegalStateException('stop')
            }
            waiting.countDown()
            Chaos.maybeDelay()
        }.inject(Injector.of(delay(ofHours(1))).withSites([Sites.maybeDelay()])).repeat(4).lanes(4))

        then:
        report.stoppedBecause() == 'iteration 1 failed'
        report.iterations().total() == 4
        report.iterations().failed() == 1
        report.duration() < ofHours(1)
    }

    def "every hit within an interval's window waits for its end"() {
        given:
        // A clock that each iteration turns by 25 ms.
        def clock = new FakeClock()
        def recording = new Recording()

        when:
        def report = ChaosRunner.builder().clock(clock).listener(recording).build().run(scenario().target {
            Chaos.maybeDelay()
            Chaos.maybeDelay()
            clock.advance(ofMillis(25))
        }.inject(Injector.of(delay(ofMillis(30))).withSites([Sites.maybeDelay()])
            .withTrigger(Trigger.ALWAYS.every(ofMillis(100)))).repeat(12).build())

        then:
        // At 100 and 125, at 200 and 225 ms the window is open.
        recording.faults()*.iteration() == [5, 5, 6, 6, 9, 9, 10, 10]
        report.verdict() == Verdict.PASS
    }

    def "a window's length is drawn from the range by the seed"() {
        given:
        def faults = [7, 7, 8].collect { long seed ->
            def clock = new FakeClock()
            def recording = new Recording()
            ChaosRunner.builder().clock(clock).listener(recording).build().run(scenario().target {
                Chaos.maybeDelay()
                clock.advance(ofNanos(100_000))
            }.inject(Injector.of(delay(Duration.ZERO, ofMillis(2))).withSites([Sites.maybeDelay()])
                .withTrigger(Trigger.ALWAYS.every(ofMillis(3)))).repeat(600).seed(seed).build())
            recording.faults()*.iteration()
        }

        expect:
        faults[0] == faults[1]
        faults[0] != faults[2]
        faults[0].size() in 100..250
    }

    def "the limit of an interval counts over all sites"() {
        given:
        def clock = new FakeClock()

        when:
        def report = ChaosRunner.builder().clock(clock).build().run(scenario().target {
            Chaos.maybeDelay()
            clock.advance(ofMillis(1))
        }.inject(Injector.of(delay(ofMillis(1))).withTrigger(Trigger.ALWAYS.every(ofMillis(1)).limit(3)))
            .repeat(20).build())

        then:
        report.injectors()[0].fired() == 3
    }

    def "rejects #message"() {
        when:
        wrongly()

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == message

        where:
        wrongly                                  | message
        ({ delay(ofMillis(-1)) })                | 'duration must not be negative, but was -1ms'
        ({ delay(ofMillis(-1), ofMillis(5)) })   | 'duration must not be negative, but was -1ms'
        ({ delay(ofMillis(25), ofMillis(5)) })   | 'delay(25ms, 5ms) must have min <= max; swap them'
    }

    def "is written as #text"() {
        expect:
        effect.text() == text
        effect.defaultSites() == [Sites.everyStep(), Sites.maybeDelay()]

        where:
        effect                           | text
        delay(ofMillis(5))               | 'delay(5ms)'
        delay(ofMillis(5), ofMillis(25)) | 'delay(5ms, 25ms)'
    }
}
