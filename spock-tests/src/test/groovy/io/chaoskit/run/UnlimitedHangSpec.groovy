package io.chaoskit.run

import acme.Stubborn
import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.FakeClock
import io.chaoskit.report.Failure
import io.chaoskit.report.Report
import io.chaoskit.report.ValidatorReport.Status
import io.chaoskit.validator.Severity
import io.chaoskit.validator.Validators
import io.chaoskit.verdict.Verdict

import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit

import static io.chaoskit.effect.Effects.error
import static java.time.Duration.ofMillis
import static java.time.Duration.ofSeconds

/** Steps that hang although no validator limits their time. */
class UnlimitedHangSpec extends ChaosSpec {

    Stubborn stubborn = new Stubborn()
    FakeClock clock = new FakeClock()
    CountDownLatch inStep = new CountDownLatch(1)
    volatile Progress last
    volatile int ticks
    Thread caller
    CompletableFuture<Report> result = new CompletableFuture<>()

    def cleanup() {
        stubborn.release()
        stoppedByForce()
    }

    def "a step that hangs is shown with its place and time"() {
        when:
        begin(scenario().target(this).step('look') {}.step('place') { hang() }.lanes(2).repeat(10))
        clock.advance(ofMillis(9_900))

        then:
        eventually { assert last.elapsed() == ofMillis(9_900) }
        last.stuck().empty

        when:
        clock.advance(ofMillis(100))

        then:
        eventually { assert last.stuck().present }
        with(last.stuck().get()) {
            it.step() == 'place'
            it.lane() in [1, 2]
            it.time() == ofSeconds(10)
            it.at() =~ /^acme.Stubborn.park\(Stubborn.groovy:\d+\)$/
        }
    }

    def "a step that hangs when the run is stopped fails it"() {
        when:
        begin(scenario().target(this).step('place') {
            try {
                Chaos.maybeError()
            } catch (RuntimeException ignored) {
                hang()
            }
        }.inject(error('boom')).check(Validators.noThreadLeak(Duration.ZERO)).check(Validators.noPanics(0)).repeat(10))
        clock.advance(ofSeconds(23))
        def report = stopped()

        then:
        report.verdict() == Verdict.FAIL
        report.iterations().total() == 1
        report.iterations().failed() == 1
        report.leftBehind() == []
        report.reasons().any { it =~ /^step 'place' hung for 2\d(\.\d+)?s until the run was stopped$/ }
        with(report.failures()[0]) {
            it.kind() == Failure.Kind.HANG
            it.severity() == Severity.CRITICAL
            it.iteration() == 1
            it.step() == 'place'
            it.faults()*.effect() == ["error('boom')"]
            it.exception().get().type() == InterruptedException.name
        }
        report.failures().size() == 1
        def lines = report.failures()[0].message().readLines()
        lines[0] =~ /^step 'place' must end, but had not after 2\d(\.\d+)?s, when the run was stopped; it was interrupted at$/
        lines.any { it =~ /^    at acme.Stubborn.park\(Stubborn.groovy:\d+\)/ }
    }

    def "no check is green that the interrupt may have helped"() {
        when:
        begin(scenario().target(this).step('place') {
            if (it.iteration() == 2) {
                hang()
            }
        }.check(Validators.noThreadLeak(Duration.ZERO)).check(observing {}).check(Validators.noSlowIteration(ofMillis(1)).info()).repeat(10))
        clock.advance(ofSeconds(23))
        def report = stopped()

        then:
        report.iterations().passed() == 1
        report.validators()*.status() == [Status.CRASHED] * 3
        report.validators()*.failures() == [1] * 3
        report.validators()[1].message() == 'could not tell: a step hung, and was ended by the interrupt that stopped the run'
        report.reasons().every { !it.contains('could not tell') }
        report.toText(false).contains('? observing')
    }

    def "a step that swallows the interrupt is a finding too, and the next one does not begin"() {
        given:
        def begun = false

        when:
        begin(scenario().target(this).step('place') {
            try {
                hang()
            } catch (InterruptedException ignored) {
                Thread.currentThread().interrupt()
            }
        }.step('next') { begun = true })
        clock.advance(ofSeconds(12))
        def report = stopped()

        then:
        report.failures()*.kind() == [Failure.Kind.HANG]
        report.iterations().failed() == 1
        !begun
    }

    def "a step that ignores the interrupt is left behind and a finding"() {
        when:
        begin(scenario().target(this).step('spin') {
            inStep.countDown()
            stubborn.spin()
        }.repeat(10))
        clock.advance(ofSeconds(12))
        def report = stoppedByForce()

        then:
        report.verdict() == Verdict.FAIL
        report.iterations().failed() == 1
        report.failures()*.kind() == [Failure.Kind.HANG]
        report.failures()[0].message().contains('acme.Stubborn.spin')
        report.leftBehind() == ["thread chaoskit-lane-1 is still in step 'spin', which does not end when it is interrupted"]
    }

    def "several that hang are one reason"() {
        when:
        begin(scenario().target(this).step('place') { hang() }.lanes(3).repeat(10))
        eventually { assert stubborn.waiting() == 3 }
        clock.advance(ofSeconds(15))
        def report = stopped()

        then:
        report.failures()*.kind() == [Failure.Kind.HANG] * 3
        report.iterations().failed() == 3
        report.reasons().findAll { it.contains('hung') }.size() == 1
        report.reasons().find { it.contains('hung') }.endsWith('until the run was stopped (and 2 more steps)')
    }

    def "a hang in the warm-up is a finding"() {
        when:
        begin(scenario().target(this).step('place') { hang() }.warmUp(1).repeat(10))
        clock.advance(ofSeconds(15))
        def report = stopped()

        then:
        report.verdict() == Verdict.FAIL
        report.iterations().total() == 0
        report.failures()*.kind() == [Failure.Kind.WARM_UP]
        report.failures()[0].message().contains('acme.Stubborn.park')
    }

    def "a step that takes as long as others before it does not hang"() {
        when:
        begin(scenario().target(this).step('place') {
            if (it.iteration() == 1) {
                clock.advance(ofSeconds(20))
            } else {
                hang()
            }
        }.repeat(10))
        inStep.await()
        clock.advance(ofSeconds(50))

        then:
        eventually { assert last.elapsed() == ofSeconds(70) }
        last.stuck().empty

        when:
        def report = stopped()

        then:
        report.verdict() == Verdict.UNSTABLE
        report.failures() == []
    }

    def "a step has the time that its validator allows"() {
        when:
        begin(scenario().target(this).step('place') { hang() }.check(Validators.noInfiniteLoop(Duration.ofMinutes(5))))
        clock.advance(ofSeconds(30))

        then:
        eventually { assert last.stuck().present }

        when:
        def report = stopped()

        then:
        report.failures() == []
        report.verdict() == Verdict.UNSTABLE
    }

    private void hang() {
        inStep.countDown()
        stubborn.park()
    }

    /** Runs on a thread of its own, and returns when a step hangs, or is about to. */
    private void begin(scenario) {
        def listener = new RunListener() {
            @Override
            void progress(Progress now) {
                last = now
                ticks++
            }
        }
        caller = Thread.start {
            try {
                result.complete(ChaosRunner.builder().clock(clock).listener(listener).build().run(scenario.build()))
            } catch (Throwable failed) {
                result.completeExceptionally(failed)
            }
        }
        inStep.await()
    }

    /** Interrupts the run, lets its grace pass, but not the time for an interrupted step to end, and returns its report. */
    private Report stopped() {
        caller.interrupt()
        2.times { tick(ofMillis(100)) }
        tick(ofMillis(2_200))
        result.get(BOUND, TimeUnit.SECONDS)
    }

    /** Lets time pass, and the run see that. */
    private void tick(Duration time) {
        def before = ticks
        clock.advance(time)
        eventually { assert ticks > before || result.done }
    }

    /** Interrupts the run, and lets as much time pass as it needs to end without its steps. */
    private Report stoppedByForce() {
        caller.interrupt()
        eventually {
            clock.advance(ofMillis(500))
            assert result.done
        }
        result.get()
    }
}
