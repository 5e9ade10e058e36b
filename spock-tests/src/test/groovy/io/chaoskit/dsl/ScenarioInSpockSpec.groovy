package io.chaoskit.dsl

import io.chaoskit.Chaos
import io.chaoskit.model.InvalidScenarioException
import io.chaoskit.spock.InnerSpecs
import io.chaoskit.verdict.Verdict
import org.spockframework.runtime.ConditionNotSatisfiedError
import spock.lang.Shared

import static io.chaoskit.dsl.ChaosKit.*

/** Scenarios in a specification, where Spock rewrites asserts too. */
class ScenarioInSpockSpec extends io.chaoskit.ChaosSpec {

    @Shared
    int shared = 7

    String draft = 'my draft'
    List<Object> seen = []
    int stock = 3

    def "a scenario is run and its report asked in one condition"() {
        expect:
        scenario('x') {
            target { seen << 'ran' }
            assert goroutineLimit(200)
            assert seen.size() <= 5
            repeat 5
        }.run().passed
    }

    def "a scenario stands in every block of a feature"() {
        given:
        def described = scenario('given') {
            target { take() }
            assert stock >= 0
            repeat 5
        }

        when:
        def report = described.run()

        then:
        report.verdict() == Verdict.FAIL
        report.iterations().total() == 4
        stock == -1
        scenario('then') {
            target { }
            assert stock == -1
        }.run().passed

        cleanup:
        scenario('cleanup') { target { stock = 0 } }.run()
        assert stock == 0
    }

    def "several lanes have targets of their own, or quiet points"() {
        when:
        def own = scenario('own') {
            target perLane: { [lane: lane] }, close: { seen << "closed $it.lane".toString() }
            step('go') { assert target.lane == lane }
            assert target.lane <= 2
            repeat 10; lanes 2
        }.run()
        def shared = scenario('shared') {
            target([free: 3])
            step('go') { }
            assert target.free == stock : 'stock'
            assert (target.free == stock).always()
            repeat 10; lanes 2
        }.run()

        then:
        own.passed
        seen.sort() == ['closed 1', 'closed 2']
        shared.passed
        shared.validators*.looked == ['at 1 quiet point', 'at each moment']
    }

    def "local variables, fields and helpers are seen"() {
        given:
        def local = 5

        when:
        def report = scenario('x') {
            target([:])
            seen << draft << shared << local << helper()
            setup { seen << draft << shared << local << helper() }
            step('a') {
                local += 1
                seen << draft << shared << local << helper()
            }
            assert helper() == 'my help' && local == 6 && draft == 'my draft' && shared == 7
        }.run()

        then:
        report.passed
        seen == ['my draft', 7, 5, 'my help'] * 2 + ['my draft', 7, 6, 'my help']
    }

    def "what Spock says about a condition is in the report"() {
        when:
        def report = scenario('x') {
            target { take() }
            assert stock >= 0 : 'stock'
            assert healthy()
            repeat 9
            onFailure resume
        }.run()

        then:
        report.failures()[0].message() == '''\
            Condition not satisfied:

            stock >= 0
            |     |
            -1    false
            '''.stripIndent()
        report.validators()*.name() == ['stock', 'healthy()']
        report.failures().size() == 6
    }

    def "a validator of the specification is checked"() {
        given:
        def calm = io.chaoskit.validator.Validators.noPanics(0)

        when:
        def scenario = scenario('x') {
            target { }
            assert calm
            assert calm.warning() : 'calm'
        }

        then:
        scenario.model.assertions()*.name() == ['noPanics(0)', 'calm']
    }

    def "an injection point in a helper is reached"() {
        when:
        def report = scenario('x') {
            target([:])
            step('a') { point() }
            inject error('gone') limit 1
            onFailure resume
            repeat 3
        }.run()

        then:
        report.iterations().failed() == 1
        report.failures()[0].message() == "step 'a' threw InjectedException: gone"
    }

    def "all mistakes are thrown together with their lines"() {
        when:
        scenario('x') {
            target { }
            injec delay(5.ms)
            repeat 0
            assert goroutinLimit(5)
        }

        then:
        def e = thrown(InvalidScenarioException)
        e.mistakes()*.message() ==
            ["there is no 'injec' in a scenario", 'repeat must be 1 or more, but was 0',
             "there is no 'goroutinLimit' in a scenario"]
        e.mistakes()*.at()*.file().toSet() == ['ScenarioInSpockSpec.groovy'] as Set
        e.mistakes()*.at()*.line().with { [it[1] - it[0], it[2] - it[0]] } == [1, 2]
    }

    def "what a statement throws is the cause"() {
        when:
        scenario('x') {
            target { }
            broken()
        }

        then:
        def e = thrown(InvalidScenarioException)
        e.mistakes()*.message() == ['the script threw IllegalStateException: broken']
        e.cause instanceof IllegalStateException
    }

    def "every feature has its own runs: #number"() {
        expect:
        scenario("run $number") {
            target { seen << number }
            repeat number
        }.run().iterations().total() == number
        seen == [number] * number

        where:
        number << [1, 2, 3]
    }

    def "a static method describes a scenario"() {
        expect:
        describe(4).run().iterations().total() == 4
    }

    private static ScriptedScenario describe(int times) {
        scenario('static') {
            target { helperOfAll() }
            repeat times
        }
    }

    private static String helperOfAll() {
        'helped'
    }

    private String helper() {
        'my help'
    }

    private boolean healthy() {
        seen.empty
    }

    private void take() {
        stock -= 1
    }

    private void broken() {
        throw new IllegalStateException('broken')
    }

    private void point() {
        Chaos.maybeError()
    }

    def "the condition on a report shows the failed check, its picture, the faults and the seed"() {
        when:
        def failure = InnerSpecs.runBody('''
            long seen

            def "survives"() {
                when:
                def report = scenario('slow repo') {
                    target { seen = ledger.total() }
                    inject returning(5L) on 'acme.Ledger.total()'
                    assert seen < 3
                    seed 42
                }.run()

                then:
                report.passed
            }
        ''').failure()

        then:
        failure instanceof ConditionNotSatisfiedError
        failure.message.startsWith('Condition not satisfied:\n\nreport.passed\n|      |\n|      false\nFAIL  slow repo\n')
        failure.message =~ /seen < 3\n +\|    \|\n +5    false\n/
        failure.message.contains('after returning(5) at acme.Ledger.total(), hit 1')
        failure.message =~ /seed +42/
    }
}
