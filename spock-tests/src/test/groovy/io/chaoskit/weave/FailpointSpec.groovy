package io.chaoskit.weave

import io.chaoskit.ChaosSpec
import io.chaoskit.Failpoint
import io.chaoskit.effect.Effect
import io.chaoskit.effect.Effects
import io.chaoskit.effect.Injector
import io.chaoskit.site.Sites
import io.chaoskit.trigger.Trigger
import io.chaoskit.verdict.Verdict

import java.time.Duration
import java.util.function.UnaryOperator

/** Named places in production code, switched on by a scenario. */
class FailpointSpec extends ChaosSpec {

    def asked = 0
    def seen = []

    def "#effect gives #answer and asks for the value #times times"() {
        when:
        def report = run(scenario().target(this).step('save') { seen << attempt { Failpoint.hit('save') { ++asked } } }
            .inject(on('save', effect)))

        then:
        report.passed()
        seen == [answer]
        asked == times
        [report.injectors()[0].hits(), report.injectors()[0].fired()] == [1, 1]

        where:
        effect                                                  || answer | times
        Effects.exception(IOException, 'gone')                 || 'gone' | 0
        Effects.error('no')                                     || 'no'   | 0
        Effects.returning(7)                                        || 7      | 0
        Effects.returning(null)                                     || null   | 0
        Effects.skip()                                              || null   | 0
        Effects.corrupt({ it + 40 } as UnaryOperator)               || 41     | 1
        Effects.lostReply(IOException, 'reset') || 'reset' | 1
        Effects.twice()                                             || 2      | 2
        Effects.delay(Duration.ofMillis(1))                     || 1      | 1
    }

    def "without a value it throws, waits or does nothing"() {
        when:
        def report = run(scenario().target(this).step('save') {
            3.times { seen << attempt { Failpoint.hit('save') } }
            seen << attempt { Failpoint.hit('other') }
        }.inject(on('save', Effects.exception(IOException, 'gone'), Trigger.ALWAYS.first(2))))

        then:
        report.passed()
        seen == ['gone', 'gone', null, null]
        report.injectors()[0].hits() == 3
    }

    def "a failpoint is off outside the run"() {
        given:
        run(scenario().target(this).step('save') { Failpoint.hit('save') { 1 } }.inject(on('save', Effects.returning(9))))

        expect:
        Failpoint.hit('save') { 5 } == 5
        attempt { Failpoint.hit('save') } == null
    }

    def "a failpoint that nobody reaches makes a run unstable"() {
        when:
        def report = run(scenario().target(this).step('save') { Failpoint.hit('sav') }.inject(on('save', Effects.error('no'))))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.toString().contains("no thread of an iteration called Failpoint.hit('save')")
    }

    private static Injector on(String name, Effect effect, Trigger trigger = Trigger.ALWAYS) {
        Injector.of(effect).withSites([Sites.failpoint(name)]).withTrigger(trigger)
    }

    private static Object attempt(Closure<?> body) {
        try {
            body.call()
        } catch (Exception thrown) {
            thrown.message
        }
    }
}
