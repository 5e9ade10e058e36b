package io.chaoskit.run

import acme.Stubborn
import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Injector
import io.chaoskit.model.FailurePolicy
import io.chaoskit.report.Failure
import io.chaoskit.site.Sites
import io.chaoskit.trigger.Trigger
import io.chaoskit.validator.Severity
import io.chaoskit.validator.Validators
import io.chaoskit.verdict.Verdict

import java.time.Duration
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicInteger

import static io.chaoskit.effect.Effects.delay
import static io.chaoskit.effect.Effects.error
import static io.chaoskit.validator.Validators.noInfiniteLoop
import static java.time.Duration.ofMillis

class HangSpec extends ChaosSpec {

    Stubborn stubborn = new Stubborn()

    def cleanup() {
        stubborn.release()
    }

    def "a step that hangs is interrupted and its stack is told"() {
        when:
        def report = run(scenario().target(this).step('place') { stubborn.park() }.check(noInfiniteLoop(ofMillis(400))))

        then:
        report.verdict() == Verdict.FAIL
        report.iterations().failed() == 1
        report.leftBehind() == []
        with(report.failures()[0]) {
            it.kind() == Failure.Kind.HANG
            it.step() == 'place'
            it.validator() == 'noInfiniteLoop'
            it.severity() == Severity.CRITICAL
            it.exception().get().type() == InterruptedException.name
        }
        def lines = report.failures()[0].message().readLines()
        lines[0] == "step 'place' must end within 400ms, but did not; it was interrupted at"
        lines[1] =~ /^    at jdk.internal.misc.Unsafe.park/
        lines[2] =~ /^    at acme.Stubborn.park\(Stubborn.groovy:\d+\)/
        lines.size() <= 8
        report.failures().size() == 1
        report.reasons()[0] == 'noInfiniteLoop(400ms) was violated once'
    }

    def "the run goes on after a step died of its interrupt"() {
        when:
        // The run lasts long enough for a lane that hung to be given up by mistake.
        def report = run(scenario().target(this).step('place') {
            if (it.iteration() == 2) {
                stubborn.park()
            }
        }.check(noInfiniteLoop(ofMillis(500))).runFor(ofMillis(2_500)).onFailure(FailurePolicy.RESUME))

        then:
        report.duration() >= ofMillis(2_500)
        report.stoppedBecause() == 'the time was over'
        report.iterations().total() > 2
        report.leftBehind() == []
        report.failures().any { it.iteration() == 2 }
        report.validators()[0].failures() == report.iterations().failed()
    }

    def "a step that swallows its interrupt is a hang too"() {
        when:
        def report = run(scenario().target(this).step('place') {
            try {
                stubborn.park()
            } catch (InterruptedException ignored) {
                Thread.currentThread().interrupt()
            }
        }.step('next') { assert !Thread.currentThread().interrupted }.check(noInfiniteLoop(ofMillis(400))))

        then:
        report.failures()*.kind() == [Failure.Kind.HANG]
        report.iterations().failed() == 1
    }

    def "a step that ignores its interrupt is given up"() {
        when:
        def report = run(scenario().target(this).step('spin') { stubborn.spin() }
            .check(noInfiniteLoop(ofMillis(400))).repeat(10).onFailure(FailurePolicy.RESUME))

        then:
        report.verdict() == Verdict.FAIL
        report.iterations().total() == 1
        report.iterations().failed() == 1
        report.stoppedBecause() == "step 'spin' does not end when it is interrupted"
        report.leftBehind() == ["thread chaoskit-lane-1 is still in step 'spin', which does not end when it is interrupted"]
        report.failures()*.kind() == [Failure.Kind.HANG]
        report.failures()[0].iteration() == 1
        report.failures()[0].message().contains('acme.Stubborn.spin')
        report.reasons().contains("left behind: ${report.leftBehind()[0]}".toString())
    }

    def "steps that ignore their interrupt are counted up to a limit"() {
        when:
        def report = run(scenario().target(this).step('spin') {
            Chaos.maybeError()
            if (it.iteration() % 2 == 0) {
                stubborn.spin()
            }
        }.inject(Injector.of(error('boom')).withTrigger(Trigger.ALWAYS.probability(0)))
            .check(noInfiniteLoop(ofMillis(400), 2)).repeat(20).onFailure(FailurePolicy.RESUME).lanes(lanes))

        then:
        report.verdict() == Verdict.FAIL
        report.stoppedBecause() == "step 'spin' does not end when it is interrupted, as 2 before it"
        report.leftBehind().size() in 3..(2 + lanes)
        report.failures()*.kind().count(Failure.Kind.HANG) == report.leftBehind().size()
        report.iterations().passed() >= 3
        report.iterations().total() < 20
        report.injectors()[0].hits() >= report.iterations().total()

        where:
        lanes << [1, 2]
    }

    def "a step that ignores its interrupt ends a run that stops at a failure"() {
        when:
        def report = run(scenario().target(this).step('spin') { stubborn.spin() }
            .check(noInfiniteLoop(ofMillis(400), 2)).repeat(20))

        then:
        report.iterations().total() == 1
        report.leftBehind().size() == 1
    }

    def "the other lanes end well when one is given up"() {
        when:
        def report = run(scenario().target(this).step('spin') {
            if (it.iteration() == 1) {
                stubborn.spin()
            }
            Thread.currentThread().join(1)
        }.check(noInfiniteLoop(ofMillis(500))).runFor(Duration.ofHours(1)).lanes(3).onFailure(FailurePolicy.RESUME))

        then:
        report.failures().find { it.iteration() == 1 }.kind() == Failure.Kind.HANG
        report.iterations().passed() > 2
        report.leftBehind().size() == 1
        report.stoppedBecause() == "step 'spin' does not end when it is interrupted"
    }

    def "a step that was given up gets no fault any more"() {
        given:
        def reached = new AtomicInteger()
        def release = new CountDownLatch(1)

        when:
        def report = run(scenario().target(this).step('spin') {
            stubborn.spin()
            try {
                Chaos.maybeError()
            } catch (RuntimeException ignored) {
                reached.incrementAndGet()
            }
            release.countDown()
        }.inject(error('boom')).check(noInfiniteLoop(ofMillis(400))))
        stubborn.release()
        release.await()

        then:
        reached.get() == 0
        report.injectors()[0].hits() == 0
    }

    def "the faults of a hanging step are in its failure"() {
        when:
        def report = run(scenario().target(this).step('place') {
            try {
                Chaos.maybeError()
            } catch (RuntimeException ignored) {
                stubborn.park()
            }
        }.inject(error('boom')).check(noInfiniteLoop(ofMillis(400))))

        then:
        report.failures()[0].faults()*.effect() == ["error('boom')"]
    }

    def "an injected delay before a step is not the step's time"() {
        when:
        def report = run(scenario().target(this).step('place') {}
            .inject(delay(ofMillis(2_300))).check(noInfiniteLoop(ofMillis(2_000))))

        then:
        report.injectors()[0].fired() == 1
        report.failures() == []
        report.verdict() == Verdict.PASS
    }

    def "a step that hangs after an injected delay is found"() {
        when:
        def report = run(scenario().target(this).step('place') { stubborn.park() }
            .inject(delay(ofMillis(100))).check(noInfiniteLoop(ofMillis(400))))

        then:
        report.failures()*.kind() == [Failure.Kind.HANG]
        report.failures()[0].message().contains('acme.Stubborn.park')
    }

    def "an injected delay within a step is the step's time"() {
        when:
        def report = run(scenario().target(this).step('place') { stubborn.delay() }
            .inject(Injector.of(delay(Duration.ofHours(1))).withSites([Sites.maybeDelay()]))
            .check(noInfiniteLoop(ofMillis(400))))

        then:
        report.failures()*.kind() == [Failure.Kind.HANG]
        report.failures()[0].message().contains('io.chaoskit.Chaos.maybeDelay')
    }

    def "the smallest limit holds and only its validator is violated"() {
        when:
        def report = run(scenario().target(this).step('place') { stubborn.park() }
            .check(noInfiniteLoop(Duration.ofSeconds(90)))
            .check(noInfiniteLoop(ofMillis(400))))

        then:
        report.validators()*.failures() == [0, 1]
        report.failures()[0].validator() == 'noInfiniteLoop-2'
    }

    def "a limit within a composite is watched too"() {
        when:
        def report = run(scenario().target(this).step('place') { stubborn.park() }
            .check(Validators.allOf(noInfiniteLoop(ofMillis(400)), Validators.noPanics(0))))

        then:
        report.validators()[0].failures() == 1
        report.failures()*.kind() == [Failure.Kind.HANG]
    }

    def "a hang in the warm-up fails the run"() {
        when:
        def report = run(scenario().target(this).step('place') { stubborn.park() }
            .check(noInfiniteLoop(ofMillis(400))).warmUp(1).repeat(3))

        then:
        report.verdict() == Verdict.FAIL
        report.iterations().total() == 0
        report.failures()*.kind() == [Failure.Kind.WARM_UP]
    }

    def "a quick step is never interrupted for a slow one"() {
        given:
        def interrupted = ConcurrentHashMap.newKeySet()
        def stuckItself = ConcurrentHashMap.newKeySet()

        when:
        def report = run(scenario().target(this)
            .step('slow') {
                try {
                    Thread.currentThread().join(2)
                } catch (InterruptedException ignored) {
                }
            }
            .step('quick') {
                if (Thread.interrupted()) {
                    interrupted << it.iteration()
                }
            }
            .check(observing { if (it.hang().map { hang -> hang.step() }.orElse('') == 'quick') { stuckItself << it.iteration() } })
            .check(noInfiniteLoop(ofMillis(2))).repeat(300).lanes(2).onFailure(FailurePolicy.RESUME))

        then:
        interrupted - stuckItself == [] as Set
        report.iterations().total() == 300
        report.leftBehind() == []
        report.failures().every { it.kind() == Failure.Kind.HANG }
    }

    def "a step without a limit may take its time"() {
        when:
        def report = run(scenario().target(this).step('slow') { Thread.currentThread().join(300) }
            .check(noInfiniteLoop(Duration.ofSeconds(60))))

        then:
        report.verdict() == Verdict.PASS
    }
}
