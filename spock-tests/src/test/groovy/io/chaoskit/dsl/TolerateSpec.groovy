package io.chaoskit.dsl

import com.fasterxml.jackson.databind.ObjectMapper
import io.chaoskit.model.Scenario
import io.chaoskit.model.Tolerance
import io.chaoskit.effect.Effects
import io.chaoskit.model.InvalidScenarioException
import io.chaoskit.verdict.Verdict

import java.sql.SQLException

/** A service that passes a failure on to its caller does its job. */
class TolerateSpec extends DslSpec {

    def "a step that passes an injected failure on has not failed, and is counted"() {
        when:
        def report = run('''
            scenario('x') {
                target { Chaos.maybeError() }
                inject error('gone') every 2
                tolerate injected
                assert maxErrors(0)
                assert noPanics()
                repeat 10
            }''')

        then:
        report.verdict() == Verdict.PASS
        report.iterations().passed() == 10
        report.propagated() == report.injectors()[0].fired()
        report.propagated() > 2
        report.toText(false).contains("(10 passed, 0 failed, propagated ${report.propagated()}) in ")
        new ObjectMapper().readTree(report.toJson()).propagated.asLong() == report.propagated()
    }

    def "a failure that has an injected one as its cause is passed on too"() {
        when:
        def report = run('''
            scenario('x') {
                target {
                    try { Chaos.maybeError() } catch (RuntimeException e) { throw new IllegalStateException('no answer', new Exception(e)) }
                }
                inject error('gone')
                tolerate injected
                repeat 3
            }''')

        then:
        report.verdict() == Verdict.PASS
        report.propagated() == 3
    }

    def "what is not tolerated fails the iteration: #thrown"() {
        when:
        def report = run("scenario('x') { target { $thrown }; inject error('gone'); tolerate $what; repeat 2; onFailure resume }")

        then:
        report.propagated() == 0
        report.iterations().failed() == 2

        where:
        what                        | thrown
        'injected'                  | 'Chaos.maybeDelay(); throw new IOException("gone")'
        'injected'                  | 'try { Chaos.maybeError() } catch (RuntimeException e) { throw new IOException("gone") }'
        'FileNotFoundException'     | 'throw new IOException("gone")'
        'IOException'               | 'throw new IllegalStateException(new IOException("gone"))'
    }

    def "several types and what is injected can be tolerated, subtypes too: #what"() {
        when:
        def report = run("""
            import java.sql.SQLException
            scenario('x') {
                target { switch (iteration % 3) {
                    case 0: throw new FileNotFoundException('a')
                    case 1: throw new SQLException('b')
                    default: Chaos.maybeError() } }
                inject error('gone')
                $what
                repeat 6
            }""")

        then:
        report.verdict() == Verdict.PASS
        report.propagated() == 6

        where:
        what << ['tolerate IOException, SQLException, injected', 'tolerate injected, Exception', 'tolerate Throwable',
                 'tolerate IOException; tolerate SQLException; tolerate injected']
    }

    def "only the step that says so may end with it, and the next one follows"() {
        when:
        def report = run('''
            scenario('x') {
                target([])
                step('read') { target << 'read'; throw new IOException('a') } tolerate IOException, IllegalStateException
                step('write') { target << 'write'; if (iteration == 2) throw new IOException('b') }
                step('ship') { target << 'ship' }
                assert target.size() > 0
                repeat 2
                onFailure resume
            }''')

        then:
        report.propagated() == 2
        report.iterations().failed() == 1
        report.failures()*.step() == ['write']
        report.failures()*.iteration() == [2]
        report.validators()[0].failures() == 0
    }

    def "tolerance in lanes is counted over all of them"() {
        when:
        def report = run('''
            scenario('x') { target { throw new IOException('a') }; tolerate IOException; repeat 40; lanes 4; warmUp 3 }''')

        then:
        report.verdict() == Verdict.PASS
        report.propagated() == 40
    }

    def "an interrupt of a step that hangs is not tolerated"() {
        when:
        def report = run('''
            scenario('x') {
                target { new java.util.concurrent.CountDownLatch(1).await() }
                tolerate InterruptedException
                assert noInfiniteLoop(400.ms)
            }''')

        then:
        report.propagated() == 0
        report.iterations().failed() == 1
    }

    def "#words is a mistake"() {
        expect:
        mistakes(words).any { it.contains(message) }

        where:
        words                                    | message
        'tolerate'                               | "'tolerate' must be given"
        'tolerate()'                             | 'tolerate must be given injected or classes of exceptions, but was given none'
        'tolerate String'                        | 'tolerate must be given injected or classes of exceptions, such as IOException, but was'
        "tolerate 'IOException'"                 | 'tolerate must be given injected or classes of exceptions, such as IOException, but was'
        'tolerate IOExeption'                    | "there is no class 'IOExeption'"
        "step('a') { } tolerate 5"               | 'tolerate must be given injected or classes of exceptions, such as IOException, but was'
        "step('a') { } repeat 5"                 | "'repeat' must stand on a line of its own, but is behind step"
        "repeat 5 tolerate injected"             | "'tolerate' must stand on a line of its own, but is behind repeat"
    }

    def "Java says it with the builder"() {
        given:
        def described = Scenario.builder('x').target(this)
            .step('read') { throw new SQLException('a') }
            .step('write') { io.chaoskit.Chaos.maybeError() }
            .tolerate('read', Tolerance.of(SQLException))
            .tolerate(Tolerance.INJECTED)
            .inject(Effects.error('gone'))
            .repeat(5)

        when:
        def report = run(described)

        then:
        report.verdict() == Verdict.PASS
        report.propagated() == 10
        run(described.build().toBuilder()).propagated() == 10
        described.build().tolerance().toString() == 'injected'

        when:
        Scenario.builder('x').target(this).tolerate('nosuch', Tolerance.INJECTED).build()

        then:
        def mistakes = thrown(InvalidScenarioException)
        mistakes.message.contains("there is no step 'nosuch' before its tolerate")
    }
}
