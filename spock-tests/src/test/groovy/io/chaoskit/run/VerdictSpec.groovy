package io.chaoskit.run

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.FakeClock
import io.chaoskit.effect.Injector
import io.chaoskit.model.FailurePolicy
import io.chaoskit.report.ValidatorReport
import io.chaoskit.site.Sites
import io.chaoskit.trigger.Trigger
import io.chaoskit.value.Clock
import io.chaoskit.verdict.Thresholds
import io.chaoskit.verdict.Verdict

import java.time.Instant

import static io.chaoskit.effect.Effects.all
import static io.chaoskit.effect.Effects.error
import static io.chaoskit.effect.Effects.panic
import static io.chaoskit.validator.Validators.maxErrors
import static io.chaoskit.validator.Validators.stateConsistency
import static java.time.Duration.ofMillis

/** A run that proves nothing does not look green. */
class VerdictSpec extends ChaosSpec {

    def "an injector that was never reached makes the run unstable: #injector.siteText()"() {
        when:
        def report = run(scenario().target(this).step('first') {}.step('second') {}.inject(injector.withName('mine')))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.reasons() == ["injector mine was never reached: $why".toString()]
        !report.passed()

        where:
        injector                                                               | why
        Injector.of(panic())                                                   | 'no thread of an iteration called Chaos.maybePanic()'
        Injector.of(error('boom'))                                             | 'no thread of an iteration called Chaos.maybeError()'
        Injector.of(panic()).withSites([Sites.point('save')])               | "no thread of an iteration called Chaos.apply('save')"
        Injector.of(all(panic(), error('boom')))                               | 'no thread of an iteration called Chaos.maybePanic(), and no thread of an iteration called Chaos.maybeError()'
    }

    def "a run that proves nothing has passed unless it is to fail then"() {
        when:
        def report = ChaosRunner.builder().failOnUnstable(fail).build().run(scenario().target {}.inject(panic()).build())

        then:
        report.verdict() == Verdict.UNSTABLE
        report.passed() == !fail

        where:
        fail << [false, true]
    }

    def "a step that never begins is not reached"() {
        when:
        def report = run(scenario().target(this).step('first') { throw new IOException() }.step('second') {}
            .inject(Injector.of({ hit -> }).withName('mine').withSites([Sites.step('second')]))
            .thresholds(Thresholds.DEFAULT.withMinSuccessRate(0)).onFailure(FailurePolicy.RESUME))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.reasons() == ["step 'first' threw IOException", '1 of 1 iteration failed, within the thresholds',
                             "injector mine was never reached: step 'second' was not started in any iteration"]
    }

    def "an injector that was reached and never fired is a doubt when the thresholds are strict"() {
        when:
        def report = run(scenario().target { Chaos.maybePanic() }.repeat(60).thresholds(thresholds)
            .inject(Injector.of(panic()).withTrigger(Trigger.ALWAYS.probability(0))))

        then:
        report.verdict() == verdict
        report.reasons() == reasons
        report.injectors()[0].hits() == 60
        report.injectors()[0].fired() == 0
        report.toString().contains('60 hits, none fired')

        where:
        thresholds         | verdict          | reasons
        Thresholds.DEFAULT | Verdict.PASS     | []
        Thresholds.STRICT  | Verdict.UNSTABLE | ['injector panic() never fired: 60 hits, none fired']
    }

    def "no iteration is no pass"() {
        given:
        // A clock on which no time is left when the first iteration would begin.
        def clock = new FakeClock()
        def late = new Clock() {
            @Override
            long nanoTime() {
                clock.advance(ofMillis(1))
                clock.nanoTime()
            }

            @Override
            Instant now() {
                clock.now()
            }
        }

        when:
        def report = ChaosRunner.builder().clock(late).build()
            .run(scenario().target {}.check(maxErrors(0)).inject(panic()).runFor(ofMillis(1)).build())

        then:
        report.iterations().total() == 0
        report.verdict() == Verdict.UNSTABLE
        report.reasons() == ['no iteration was completed']
        report.latency().max().zero
        report.validators()*.status() == [ValidatorReport.Status.SKIPPED]
    }

    def "thresholds alone judge a run that resumes"() {
        when:
        def report = run(scenario().target(this).step('place') {
            if (it.iteration() % 4 == 0) {
                throw new IOException()
            }
        }.repeat(100).onFailure(FailurePolicy.RESUME).thresholds(thresholds))

        then:
        report.iterations().failed() == 25
        report.verdict() == verdict

        where:
        thresholds                                  | verdict
        Thresholds.DEFAULT                          | Verdict.FAIL
        Thresholds.STRICT                           | Verdict.FAIL
        Thresholds.RELAXED                          | Verdict.FAIL
        Thresholds.DEFAULT.withMinSuccessRate(0.75) | Verdict.UNSTABLE
        Thresholds.DEFAULT.withMinSuccessRate(0.76) | Verdict.FAIL
    }

    def "thresholds name validators by id or label"() {
        when:
        def report = run(scenario().target { Chaos.recordError(null) }
            .check(maxErrors(0)).check(stateConsistency('ledger') { false }, 'money')
            .onFailure(FailurePolicy.RESUME).thresholds(Thresholds.DEFAULT.withMinSuccessRate(0)
            .withCritical(critical as Set).withWarning(warning as Set)))

        then:
        report.verdict() == verdict
        report.reasons() == reasons

        where:
        critical      | warning              | verdict          | reasons
        []            | []                   | Verdict.FAIL     | ['money was violated once', 'maxErrors(0) was violated once']
        []            | ['stateConsistency'] | Verdict.UNSTABLE | ['maxErrors(0) was violated once', 'money was violated once', '1 of 1 iteration failed, within the thresholds']
        ['maxErrors'] | ['money']            | Verdict.FAIL     | ['maxErrors(0) was violated once', 'money was violated once']
    }

    def "the average duration is measured and judged"() {
        given:
        def clock = new FakeClock()

        when:
        def report = ChaosRunner.builder().clock(clock).build().run(scenario().target { clock.advance(ofMillis(10)) }
            .repeat(3).thresholds(Thresholds.DEFAULT.withMaxAverageDuration(ofMillis(limit))).build())

        then:
        report.verdict() == verdict

        where:
        limit | verdict
        11    | Verdict.PASS
        9     | Verdict.FAIL
    }

    def "the summary tells verdict, first reason, counts and seed"() {
        when:
        def report = run(scenario().target { throw new IOException() }.seed(42))

        then:
        report.summary() == "FAIL: step 'run' threw IOException (0 of 1 iteration passed, seed 42)"
    }
}
