package io.chaoskit.spock

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.model.InvalidScenarioException

import static io.chaoskit.dsl.ChaosKit.*

/** Scenarios where they cannot be. */
class NestedScenarioSpec extends ChaosSpec {

    def "a scenario in a scenario is a mistake of the outer one"() {
        when:
        scenario('outer') {
            target { }
            scenario('inner') { target { } }
        }

        then:
        def e = thrown(InvalidScenarioException)
        e.mistakes()*.message() == ["'scenario' belongs at the top of a script, not in a scenario"]
        e.mistakes()*.hint() == ['move it out of the scenario']

        and: 'the next one is read'
        scenario('next') { target { } }.run().passed
    }

    def "#call in a step of another one is refused, and works after it"() {
        given:
        def inner = scenario('inner') {
            target { Chaos.maybeError() }
            inject error('gone')
            onFailure resume
        }

        when:
        def report = scenario('outer') { step('nested') { inner."$call"() } }.run()

        then:
        report.failures*.message == ["step 'nested' threw IllegalStateException: $call() of scenario 'inner' must be called while no scenario runs, " +
            'but was called in an iteration of one; call it before or after']*.toString()

        and:
        inner."$call"()

        where:
        call << ['run', 'replay', 'shrink', 'sweep']
    }
}
