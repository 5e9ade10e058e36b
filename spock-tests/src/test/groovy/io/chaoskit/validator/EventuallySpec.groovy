package io.chaoskit.validator

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effects
import io.chaoskit.effect.Injector
import io.chaoskit.report.ValidatorReport.Status
import io.chaoskit.site.Sites
import io.chaoskit.trigger.Trigger
import io.chaoskit.verdict.Verdict

import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicInteger

class EventuallySpec extends ChaosSpec {

    static final Duration LONG = Duration.ofSeconds(BOUND)
    static final Duration SHORT = Duration.ofMillis(30)

    def "a system that recovers passes"() {
        given:
        def asked = new AtomicInteger()

        when:
        def report = run(scenario().target {}.check(Validators.eventually(LONG) { asked.incrementAndGet() == 5 }))

        then:
        report.verdict() == Verdict.PASS
        asked.get() == 5
        report.validators()[0].measured() =~ /^after [\d.]+ms$/
    }

    def "a system that does not recover fails"() {
        when:
        def report = run(scenario().target {}.check(Validators.eventually(SHORT, condition)))

        then:
        report.verdict() == Verdict.FAIL
        report.failures()*.message() == ["it must hold within 30ms after the last fault, but did not: $why".toString()]

        where:
        condition                                           | why
        ({ false } as OutcomeCheck)                         | 'the condition is false'
        ({ throw new IOException('down') } as OutcomeCheck) | 'down'
        ({ throw new AssertionError('down') } as OutcomeCheck) | 'down'
    }

    def "a condition that blocks is violated"() {
        when:
        def report = run(scenario().target {}.check(Validators.eventually(SHORT) { new CountDownLatch(1).await() }))

        then:
        report.verdict() == Verdict.FAIL
        report.failures()*.message() ==
            ['it must hold within 30ms after the last fault, but did not: the condition did not answer']
        report.leftBehind() == []
    }

    def "no fault happens while it is asked"() {
        given:
        def reached = new AtomicInteger()
        def background = new CountDownLatch(1)

        when:
        def report = run(scenario().target {
            Thread.start {
                background.await()
                try {
                    Chaos.maybeError()
                    reached.incrementAndGet()
                } catch (RuntimeException ignored) {
                }
            }
            Chaos.maybeError()
        }.inject(Injector.of(Effects.error('boom')).withSites([Sites.maybeError()]).withTrigger(Trigger.ALWAYS))
            .check(Validators.eventually(LONG) {
                background.countDown()
                Chaos.maybeError()
                reached.get() == 1
            }))

        then:
        report.injectors()[0].fired() == 1
        report.validators()[0].status() == Status.PASSED
    }

    def "an outcome that does not hold is told once"() {
        when:
        def report = run(scenario().target {}.repeat(3).check(Validators.outcome('enough') { it.iterations() > 3 }))

        then:
        report.verdict() == Verdict.FAIL
        report.validators()[0].failures() == 1
        report.failures()*.message() == ['enough must hold, but does not']
    }

    def "an outcome knows the figures of the run"() {
        when:
        def report = run(scenario().target {}.repeat(3).check(Validators.outcome('figures') {
            assert it.iterations() == 3 && it.failed() == 0 && it.successRate() == 1
            assert it.shortestLatency() <= it.meanLatency()
            assert it.latency(50) <= it.latency(100)
            true
        }))

        then:
        report.verdict() == Verdict.PASS
    }

    def "the percentile #percentile cannot be told"() {
        when:
        def report = run(scenario().target {}.check(Validators.outcome('p') { it.latency(percentile) }))

        then:
        report.failures()*.message() ==
            ["p could not tell: IllegalArgumentException: a percentile must be more than 0 and at most 100, but was $percentile".toString()]

        where:
        percentile << [0d, -1d, 101d, Double.NaN]
    }
}
