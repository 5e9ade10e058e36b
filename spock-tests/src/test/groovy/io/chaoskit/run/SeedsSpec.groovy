package io.chaoskit.run

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.Recording
import io.chaoskit.effect.Effects
import io.chaoskit.report.Report
import spock.util.environment.RestoreSystemProperties

import static io.chaoskit.dsl.ChaosKit.scenario as described

@RestoreSystemProperties
class SeedsSpec extends ChaosSpec {

    def "the seed is the runner's, the property's or the scenario's"() {
        given:
        if (property) {
            System.setProperty('chaoskit.seed', property)
        }
        def runner = ChaosRunner.builder()
        if (own) {
            runner.seed(own)
        }
        def shaky = scenario().target { }
        if (said) {
            shaky.seed(said)
        }

        expect:
        runner.build().run(shaky.build()).seed() == seed

        where:
        own | property | said || seed
        1   | '2'      | 3    || 1
        0   | ' 2 '    | 3    || 2
        0   | '-2'     | 0    || -2
        0   | ''       | 3    || 3
    }

    def "a failed run in a test names the setting that repeats its faults"() {
        given:
        def first = new Recording()
        def again = new Recording()

        when:
        def report = shaky(first)

        then:
        report.toString().contains("\n  repeat      -Dchaoskit.seed=$report.seed\n")
        report.failures()[0].replay() == report.replay()

        when:
        def (name, value) = report.replay().drop(2).split('=')
        System.setProperty(name, value)
        shaky(again)

        then:
        again.faults() == first.faults()
        !first.faults().empty
    }

    def "a scenario of a specification takes it too"() {
        given:
        System.setProperty('chaoskit.seed', '77')

        when:
        def report = described('x') { target { throw new IOException('gone') }; seed 5 }.run()

        then:
        report.seed == 77
        report.toString().endsWith('\n  repeat      -Dchaoskit.seed=77\n')
    }

    def "a seed that is no number is rejected"() {
        given:
        System.setProperty('chaoskit.seed', 'x')

        when:
        ChaosRunner.builder().build().run(scenario().target { }.build())

        then:
        def e = thrown(IllegalArgumentException)
        e.message == "the system property chaoskit.seed must be a whole number, but was 'x'"
    }

    private static Report shaky(Recording recording) {
        run(scenario().target { Chaos.maybePanic() }.inject(Effects.panic().atDefaultSites().probability(0.2)).repeat(50)
            .onFailure(io.chaoskit.model.FailurePolicy.RESUME), recording)
    }
}
