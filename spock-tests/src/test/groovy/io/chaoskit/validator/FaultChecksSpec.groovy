package io.chaoskit.validator

import acme.store.Client
import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Injector
import io.chaoskit.model.FailurePolicy
import io.chaoskit.report.Report
import io.chaoskit.site.Sites
import io.chaoskit.value.Durations

import static io.chaoskit.effect.Effects.delay
import static io.chaoskit.effect.Effects.error
import static io.chaoskit.effect.Effects.exception
import static io.chaoskit.validator.Validators.allOf
import static io.chaoskit.validator.Validators.noEscape
import static io.chaoskit.validator.Validators.noRetryWithoutDelay
import static io.chaoskit.validator.Validators.noUnboundedRetry
import static java.time.Duration.ofMillis

/** The checks of how code takes faults: what leaves a step, and what is called again. */
class FaultChecksSpec extends ChaosSpec {

    static final String CHARGE = 'acme.store.Client.Card.charge()'

    def "noEscape() #verdict when an exception is #what"() {
        when:
        def report = check(noEscape(), faults(1), step)

        then:
        report.validators()[0].message() == message

        where:
        what         | step               || message
        'handled'    | { it.retried(2, 0) } || ''
        'let out'    | { it.plain() }     || 'an injected exception must not end a step, but IOException did: gone'
        'translated' | { it.wrapped() }   || 'an injected exception must not end a step, but IllegalStateException, which it caused, did: no card'
        'organic'    | { throw new IllegalArgumentException('own') } || ''

        verdict = message.empty ? 'holds' : 'is violated'
    }

    def "noUnboundedRetry(#max) finds #calls calls after #first faults: #found"() {
        when:
        def report = check(noUnboundedRetry(max), faults(first)) { it.stubborn() }

        then:
        report.validators()[0].message() ==~ (found
            ? /a failed call must be repeated at most $max times?, but acme\.store\.Client\.Card\.charge\(\) from Client\.groovy:\d+ was called $calls more times after a fault/
            : '')
        report.validators()[0].measured() == "max $calls"

        where:
        max | first || found
        3   | 3     || false
        3   | 4     || true
        1   | 9     || true
        0   | 1     || true
        calls = first
    }

    def "calls that are no retries of the same call do not count: #what"() {
        expect:
        check(allOf(noUnboundedRetry(0), noRetryWithoutDelay()), faults(1), step).passed()

        where:
        what                   | step
        'by another way'       | { it.otherwise() }
        'given up'             | { it.retried(1, 0) }
    }

    def "each iteration is counted by itself"() {
        expect:
        check(noUnboundedRetry(2), faults(2), 5) { it.stubborn() }.passed()
    }

    def "threads of an iteration are counted together"() {
        expect:
        check(noUnboundedRetry(3), faults(9)) { it.elsewhere(9) }.validators()[0].message()
            .endsWith(' was called 8 more times after a fault')
    }

    def "noRetryWithoutDelay(#min) finds a pause of #pause ms: #found"() {
        when:
        def report = check(noRetryWithoutDelay(Durations.parse(min)), faults(1)) { it.retried(2, pause) }

        then:
        report.validators()[0].message() ==~ (found
            ? /a retry must wait for $min or more, but acme\.store\.Client\.Card\.charge\(\) from Client\.groovy:\d+ was called again after a fault $found/
            : '')

        where:
        min     | pause || found
        '1ms'   | 0     || /without a pause/
        '1ms'   | 20    || ''
        '10min' | 20    || /within .*/
    }

    def "a thread that only took its time has not waited"() {
        expect:
        !check(noRetryWithoutDelay(), faults(1)) {
            for (i in 1..2) {
                try {
                    it.plain()
                } catch (IOException gone) {
                    def until = System.nanoTime() + 50_000_000
                    while (System.nanoTime() < until) {
                        Thread.onSpinWait()
                    }
                }
            }
        }.passed()
    }

    def "points are followed like methods, also within several validators and with other severities"() {
        given:
        def fault = error('lost').on(Sites.point('card')).first(4)
        def stubborn = {
            5.times {
                try {
                    Chaos.apply('card')
                } catch (RuntimeException lost) {
                    return
                }
            }
        }

        expect:
        check(validator, fault, stubborn).validators()[0].message().contains(" but point('card') from FaultChecksSpec.groovy:")

        where:
        validator << [noUnboundedRetry(3), allOf(noUnboundedRetry(3)), noUnboundedRetry(3).warning(), noRetryWithoutDelay()]
    }

    def "a delay alone is no failed call"() {
        expect:
        check(noRetryWithoutDelay(), delay(ofMillis(1)).on(Sites.method(CHARGE)).first(1)) { 3.times { n -> it.plain() } }.passed()
    }

    def "#what is rejected"() {
        when:
        make()

        then:
        def refused = thrown(IllegalArgumentException)
        refused.message == message

        where:
        what        | make                               || message
        'less than none' | { noUnboundedRetry(-1) }      || 'noUnboundedRetry must be 0 or more, but was -1'
        'no pause'  | { noRetryWithoutDelay(ofMillis(0)) } || 'noRetryWithoutDelay must be more than 0, but was 0ms'
    }

    static Injector faults(int first) {
        exception(IOException, 'gone').on(Sites.method(CHARGE)).first(first)
    }

    static Report check(Validator validator, Injector fault, long iterations = 1, Closure<?> step) {
        run(scenario().target(new Client()).step('buy') { step(it.target()) }.inject(fault)
            .check(validator).repeat(iterations).onFailure(FailurePolicy.RESUME))
    }
}
