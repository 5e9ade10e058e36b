package io.chaoskit.dsl

import com.fasterxml.jackson.databind.ObjectMapper
import io.chaoskit.report.Failure
import io.chaoskit.validator.Severity
import io.chaoskit.verdict.Verdict

/** An assertion in a step that fails: a failed iteration, with its picture. */
class StepAssertSpec extends DslSpec {

    static final String SHOP = 'class Shop { int stock() { -1 }\n String toString() { "shop" } }\n'

    def "a failed assertion in a step is a failed iteration and no panic"() {
        when:
        def report = run("""$SHOP
            scenario('x') {
                target new Shop()
                step('buy') { assert iteration != 3 || target.stock() == 2 }
                assert noPanics()
                assert maxErrors(0)
                repeat 100
                onFailure resume
            }""")

        then:
        report.verdict() == Verdict.UNSTABLE
        report.iterations().failed() == 1
        report.reasons() == ['maxErrors(0) was violated once', "an assertion in step 'buy' failed: assert iteration != 3 || target.stock() == 2",
                             '1 of 100 iterations failed, within the thresholds']
        report.validators()*.failures() == [0, 1]
        with(report.failures()[0]) {
            it.kind() == Failure.Kind.STEP
            it.severity() == Severity.WARNING
            it.message().readLines()*.stripTrailing() == [
                "an assertion in step 'buy' failed",
                'assert iteration != 3 || target.stock() == 2',
                '       |         |    |  |      |       |',
                '       3         false|  shop   -1      false',
                '                      false']
        }
        report.analysis().topErrors()*.message().any { it == "an assertion in step 'buy' failed: assert iteration != # || target.stock() == #" }
    }

    def "an Error that is no failed assertion stays a panic"() {
        when:
        def report = run('''
            scenario('x') {
                target { throw new StackOverflowError() }
                assert noPanics()
            }''')

        then:
        report.verdict() == Verdict.FAIL
        report.reasons().any { it == "step 'run' threw StackOverflowError" }
        report.validators()[0].failures() == 1
    }

    def "the picture keeps its shape in the text, with short values unless all is to be shown"() {
        given:
        def report = run('''
            class Doc { String toString() { (1..200).collect { "line $it" }.join('\\n') } }
            scenario('x') {
                target new Doc()
                step('buy') { assert target == null }
            }''')

        expect:
        report.toText(false).contains("""
    iteration 1  an assertion in step 'buy' failed
                 assert target == null
                        |      |
                        |      false
                        ${(1..200).collect { "line $it" }.join(' ').take(119)}…
""")
        report.toText(false).readLines().size() < 30
        report.toText(false, true).readLines()*.strip().containsAll((1..200).collect { "line $it".toString() })
    }

    def "the picture of a condition keeps its shape too"() {
        given:
        def report = run("""$SHOP
            scenario('x') {
                target new Shop()
                step('buy') { }
                assert target.stock() >= 0 : 'never sold out'
            }""")

        expect:
        report.toText(false).contains("""
    iteration 1  assert target.stock() >= 0 : 'never sold out'
                        |      |       |
                        shop   -1      false
""")
    }

    def "the message of an exception keeps its lines, up to ten of them and not too long"() {
        given:
        def report = run('''
            scenario('x') {
                target { throw new IOException('gone:\\n' + 'x' * 500 + '\\n' + (1..20).join('\\n')) }
            }''')
        def text = report.toText(false)

        expect:
        report.failures()[0].message().readLines().size() == 22
        text.contains("""
    iteration 1  step 'run' threw IOException: gone:
      ${'x' * 119}…
      1
""")
        text.contains('      8\n      … 12 more lines\n')
        report.toText(false, true).contains('x' * 500)
        report.toText(false, true).contains('      20\n')
    }

    def "a failure without faults names the last ones before it"() {
        given:
        def report = run('''
            def broken = false
            scenario('x') {
                target { }
                step('borrow') { if (iteration == 4) throw new IOException('the connection is dead') }
                inject delay(1.ms) on step('borrow') first 2 named 'slow'
                repeat 10
            }''')

        expect:
        report.failures()[0].iteration() == 4
        report.failures()[0].faults() == []
        report.failures()[0].faultsBefore()*.iteration() == [2]
        report.failures()[0].faultsBefore()*.injector() == ['slow']
        report.toText(false).contains("\n      last before it, in iteration 2: delay(1ms) at step('borrow'), hit 1 (slow)\n")
        with(new ObjectMapper().readTree(report.toJson()).failures[0]) {
            it.faults.size() == 0
            it.faultsBefore*.iteration*.asInt() == [2]
        }
    }

    def "a failure with faults of its own, or before all faults, names no others"() {
        given:
        def report = run('''
            scenario('x') {
                target { }
                step('borrow') { if (iteration == 1 || iteration == 3) throw new IOException('dead') }
                inject delay(1.ms) on step('borrow') when { iteration >= 2 }
                repeat 4
                onFailure resume
            }''')

        expect:
        report.failures()*.iteration() == [1, 3]
        report.failures()*.faults()*.size() == [0, 1]
        report.failures()*.faultsBefore() == [[], []]
    }

    def "a violation at the end names the last faults too"() {
        given:
        def report = run('''
            scenario('x') {
                target { }
                step('borrow') { }
                inject delay(1.ms) on step('borrow') when { iteration == 2 }
                assert latency.max < 1.us
                repeat 4
            }''')

        expect:
        report.failures()[0].iteration() == 0
        report.failures()[0].faultsBefore()*.iteration() == [2]
    }
}
