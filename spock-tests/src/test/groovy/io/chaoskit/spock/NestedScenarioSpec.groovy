package io.chaoskit.spock

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
}
