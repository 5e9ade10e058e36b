package io.chaoskit.dsl

import io.chaoskit.report.ValidatorReport.Status
import io.chaoskit.validator.Check
import io.chaoskit.validator.RunAccess
import io.chaoskit.validator.Severity
import io.chaoskit.validator.Validator
import io.chaoskit.validator.Validators
import io.chaoskit.verdict.Verdict

import static io.chaoskit.validator.Severity.CRITICAL
import static io.chaoskit.validator.Severity.INFO
import static io.chaoskit.validator.Severity.WARNING
import static io.chaoskit.validator.Validators.maxErrors
import static io.chaoskit.validator.Validators.noPanics
import static java.time.Duration.ofMillis
import static java.time.Duration.ofSeconds

class AssertWordsSpec extends DslSpec {

    def setup() {
        variables.seen = []
    }

    def "#words is what Java would build"() {
        when:
        def assertion = model("assert $words").assertions()[0]

        then:
        assertion.validator() == java
        assertion.name() == java.name()
        assertion.id() == java.id()

        where:
        words                                  | java
        'goroutineLimit(200)'                  | Validators.goroutineLimit(200)
        'threadLimit(200)'                     | Validators.threadLimit(200)
        'recursionDepthLimit(100)'             | Validators.recursionDepthLimit(100)
        'noInfiniteLoop(5.s)'                  | Validators.noInfiniteLoop(ofSeconds(5))
        "noInfiniteLoop('5s')"                 | Validators.noInfiniteLoop(ofSeconds(5))
        'noSlowIteration(200.ms)'              | Validators.noSlowIteration(ofMillis(200))
        'executionTime(1.ms, 200.ms)'          | Validators.executionTime(ofMillis(1), ofMillis(200))
        'maxErrors(5)'                         | maxErrors(5)
        'noPanics()'                           | noPanics(0)
        'noPanics(1)'                          | noPanics(1)
        'panicRecovery()'                      | Validators.panicRecovery(0)
        'panicRecovery(2)'                     | Validators.panicRecovery(2)
        'allOf(noPanics(), maxErrors(5))'      | Validators.allOf(noPanics(0), maxErrors(5))
        'anyOf(noPanics(), maxErrors(5))'      | Validators.anyOf(noPanics(0), maxErrors(5))
        'allOf(anyOf(noPanics()), maxErrors(5))' |
            Validators.allOf(Validators.anyOf(noPanics(0)), maxErrors(5))
        'noPanics().warning()'                 | noPanics(0).warning()
        'noPanics().info()'                    | noPanics(0).info()
        'maxErrors(5).critical()'              | maxErrors(5).critical()
        'allOf(noPanics(), maxErrors(5)).warning()' | Validators.allOf(noPanics(0), maxErrors(5)).warning()
    }

    def "a message is the label"() {
        when:
        def assertions = model('''
            def n = 5
            assert noPanics() : 'all is calm'
            assert maxErrors(n).warning() : "at most $n"
            assert 1 == 1 : 'one is one'
            assert 2 == 2''').assertions()

        then:
        assertions*.name() == ['all is calm', 'at most 5', 'one is one', '2 == 2']
        assertions*.id() == ['noPanics', 'maxErrors', 'invariant', 'invariant-2']
    }

    def "a validator in #where is checked"() {
        when:
        def assertions = model("$words", before).assertions()

        then:
        assertions*.validator()*.name() == [name]
        assertions*.validator()*.severity() == [severity]

        where:
        where                | before                         | words                                | name          | severity
        'a variable'         | imports() + 'def v = noPanics(1)' | 'assert v'                        | 'noPanics(1)' | CRITICAL
        'a graded variable'  | imports() + 'def v = noPanics(1)' | 'assert v.warning()'              | 'noPanics(1)' | WARNING
        'a binding variable' | imports() + 'v = noPanics(1)'  | 'assert v.info()'                    | 'noPanics(1)' | INFO
        'a block variable'   | ''                             | 'def v = noPanics(1)\nassert v'      | 'noPanics(1)' | CRITICAL
        'a new object'       | calm()                         | 'assert new Calm()'                  | 'calm'        | WARNING
        'a graded object'    | calm()                         | 'assert new Calm().info()'           | 'calm'        | INFO
        'a factory'          | imports() + 'Validator v() { noPanics(1) }' | 'assert v()'            | 'noPanics(1)' | CRITICAL
        'a graded factory'   | imports() + 'Validator v() { noPanics(1) }' | 'assert v().warning()'  | 'noPanics(1)' | WARNING
    }

    private static String imports() {
        'import io.chaoskit.validator.*\nimport static io.chaoskit.validator.Validators.*\n'
    }

    private static String calm() {
        "import ${AssertWordsSpec.name}.Calm"
    }

    def "a validator that no statement can see is never taken for true"() {
        when:
        def report = run """
            ${imports()}
            def limit() { noPanics(0) }
            def limits = [first: noPanics(0)]
            scenario('x') {
              target { }
              assert limit()
              assert limits.first
              assert limits['first']
            }"""

        then:
        report.verdict() == Verdict.UNSTABLE
        report.validators()*.status().toSet() == [Status.CRASHED] as Set
        report.failures()*.message()[0] == 'limit() could not tell: IllegalStateException: this is the validator ' +
            'noPanics(0), which was not checked; put it into a variable before the scenario'
    }

    def "a plain condition is checked after each iteration"() {
        when:
        def report = run '''
            def stock = 3
            def healthy() { seen << 'healthy'; true }
            scenario('x') {
              seen << 'read'
              target { seen << 'ran'; stock -= 1 }
              assert healthy()
              assert stock >= 0
              onFailure resume
              repeat 5
            }'''

        then: 'methods of the script are not called while the scenario is read'
        variables.seen == ['read'] + ['ran', 'healthy'] * 5
        report.failures()*.iteration() == [4, 5]
        report.failures()[0].message() == '''\
            assert stock >= 0
                   |     |
                   -1    false'''.stripIndent()
        report.validators()*.failures() == [0, 2]
        report.failures()*.severity() == [CRITICAL] * 2
    }

    def "a method of the script that says no shows its picture"() {
        when:
        def report = run '''
            def healthy(int n) { n < 2 }
            scenario('x') {
              target { }
              assert healthy(2)
            }'''

        then:
        report.failures()*.message() == ['assert healthy(2)\n       |\n       false']
    }

    def "conditions know the target, the iteration and the lane"() {
        expect:
        run('''
            scenario('x') {
              target([size: 3])
              step('go') { }
              assert target.size == 3 && iteration <= 2 && lane == 1
              repeat 2
            }''').passed()
    }

    def "a condition that cannot be asked never passes"() {
        when:
        def report = run "scenario('x') { target { }; assert $condition }"

        then:
        report.verdict() == Verdict.UNSTABLE
        report.failures()*.message() == ["$condition could not tell: $told"]

        where:
        condition         | told
        'Nosuch.name'     | 'MissingPropertyException: No such property: Nosuch for class: shop'
        '1 / 0 > 1'       | 'ArithmeticException: Division by zero'
    }

    def "asserts are found in every kind of statement"() {
        when:
        def assertions = model('''
            def on = true
            if (on) { assert 1 == 1 : 'if' } else { assert false }
            if (!on) assert false; else assert 1 == 1 : 'else'
            for (n in 1..2) { assert n < 3 : "for $n" }
            for (n in 3..3) assert n < 4 : "for $n"
            int i = 0
            while (i++ < 1) { assert 1 == 1 : 'while' }
            do { assert 1 == 1 : 'do' } while (!on)
            switch (i) { case 2: assert 1 == 1 : 'case'; break; default: assert false }
            switch (i) { case 1: assert false; default: assert 1 == 1 : 'default' }
            try { assert 1 == 1 : 'try'; throw new IOException() }
            catch (IOException e) { assert 1 == 1 : 'catch' }
            finally { assert 1 == 1 : 'finally' }
            synchronized (this) { assert 1 == 1 : 'synchronized' }
            label: assert 1 == 1 : 'label'
            ''').assertions()

        then:
        assertions*.name() == ['if', 'else', 'for 1', 'for 2', 'for 3', 'while', 'do', 'case', 'default', 'try', 'catch',
                               'finally', 'synchronized', 'label']
    }

    def "each assert of a loop has its own value"() {
        when:
        def report = run '''
            scenario('x') {
              target { }
              for (n in [1, 5, 2]) { assert n < 4 : "for $n" }
              for (int n = 0; n < 3; n++) { assert n != 1 : "count $n" }
            }'''

        then:
        report.validators().findAll { it.failures() > 0 }*.name() == ['for 5', 'count 1']
        report.failures()[0].message().startsWith('assert n < 4')
    }

    def "an assert in a closure of another's is the script's own"() {
        expect:
        mistakesOf("scenario('x') {\n  target { }\n  [1].each { assert it == 2 }\n}") ==
            ['3:3 the script threw PowerAssertionError: assert it == 2 []']
    }

    def "stateConsistency is judged as an assert is"() {
        when:
        def report = run '''
            scenario('x') {
              target([total: 1])
              step('go') { }
              assert stateConsistency('true') { true }
              assert stateConsistency('target') { target.total == 1 }
              assert stateConsistency('list') { [target.total, 2] }
              assert stateConsistency('false') { false }
              assert stateConsistency('asserts') { assert target.total == 2; true }
              assert stateConsistency('number') { target.total - 1 }
              assert stateConsistency('branch') { if (target.total == 5) { assert false } }
              assert stateConsistency('loop') { for (n in 1..2) { assert n > 0 } }
            }'''

        then:
        report.validators()*.status()*.name() == ['PASSED', 'PASSED', 'PASSED', 'FAILED', 'FAILED', 'FAILED', 'PASSED', 'PASSED']
        report.failures()*.message() == [
            'false must hold, but does not',
            'assert target.total == 2\n       |      |     |\n       |      1     false\n       [\'total\':1]',
            "target.total - 1\n|      |     |\n|      1     0\n['total':1]"]
    }

    def "#words cannot be asserted"() {
        expect:
        mistakes("  assert $words") == [told.toString()]

        where:
        words                                | told
        'goroutinLimit(200)'                 |
            "3:10 there is no 'goroutinLimit' in a scenario [goroutineLimit(200); see `chaoskit list validators`]"
        'goroutineLimit'                     | "3:10 'goroutineLimit' must be given a value, but has none [goroutineLimit(200)]"
        'noPanics().warn()'                  |
            "3:21 there is no 'warn' on a validator [there are: always, critical, info, warning]"
        'noPanics().warnin()'                | "3:21 there is no 'warnin' on a validator [did you mean 'warning()'?]"
        'noPanics() && maxErrors(5)'         |
            "3:10 'noPanics' must be asserted by itself, but is a part of noPanics() && maxErrors(5) " +
            '[assert allOf(…) for several of them, assert anyOf(…) for one of several]'
        '!noPanics()'                        |
            "3:10 'noPanics' must be asserted by itself, but is a part of !noPanics() " +
            '[assert allOf(…) for several of them, assert anyOf(…) for one of several]'
        'delay(5.ms)'                        |
            '3:10 assert must be given a validator or a condition, but was delay(5ms) [inject delay(5.ms)]'
        'anyOf(noPanics(), goroutinLimit(5))' |
            "3:28 there is no 'goroutinLimit' in a scenario [goroutineLimit(200); see `chaoskit list validators`]"
        'allOf(5)'                           | '3:10 allOf must be given validators such as noPanics(), but was 5 []'
        'allOf()'                            | '3:10 allOf() must have at least one validator, but has none []'
        'executionTime(5.ms, 1.ms)'          | '3:10 executionTime(5ms, 1ms) must have min <= max [swap them]'
        'noSlowIteration(5)'                 |
            '3:10 noSlowIteration must have a unit, but was 5 [did you mean 5.ms or 5.s?]'
        'stateConsistency { true }'          |
            "3:10 'stateConsistency' cannot be given (a closure) [stateConsistency('ledger') { ledger.total() == 0 }]"
    }

    /** A condition, when it is looked at with several lanes, and how severe it is. */
    static final List<List<String>> IN_LANES = [
        ['target.free == 5', 'at 2 quiet points', 'CRITICAL'],
        ['target.idle', 'at 2 quiet points', 'CRITICAL'],
        ['target.free == 5 : "five"', 'at 2 quiet points', 'CRITICAL'],
        ['(target.free == 5).warning()', 'at 2 quiet points', 'WARNING'],
        ['(target.free == 5).always()', 'at each moment', 'CRITICAL'],
        ['(target.free == 5).always() : "five"', 'at each moment', 'CRITICAL'],
        ['(target.free == 5).always().warning()', 'at each moment', 'WARNING'],
        ['(target.free == 5).info().always()', 'at each moment', 'INFO'],
        ['(target.idle).always()', 'at each moment', 'CRITICAL'],
        ['(target.containsKey("free")).always()', 'at each moment', 'CRITICAL'],
        ['(!target.busy).always()', 'at each moment', 'CRITICAL'],
        ['iteration <= 30', 'at each moment', 'CRITICAL'],
        ['target.free > 0 && lane < 3', 'at each moment', 'CRITICAL'],
        ["stateConsistency('five') { target.free == 5 }", 'at 2 quiet points', 'CRITICAL'],
        ["stateConsistency('five') { target.free == 5 }.always()", 'at each moment', 'CRITICAL'],
        ["allOf(noPanics(), stateConsistency('five') { target.free == 5 }).always()", 'at each moment', 'CRITICAL'],
        ['noPanics().always()', '', 'CRITICAL'],
        ['latency.p95 < 1.h', 'at the end', 'CRITICAL'],
        ['eventually(1.min) { target.idle }', 'at the end', 'CRITICAL']]

    def "with several lanes each condition is looked at when it says"() {
        when: 'a run has all of them'
        def report = run """
            scenario('x') {
              target([free: 5, idle: true])
              step('go') { }
              ${IN_LANES.collect { "assert ${it[0]}" }.join('\n              ')}
              repeat 30; lanes 2
            }"""

        then:
        report.passed()
        [IN_LANES*.first(), report.validators()*.looked(), report.validators()*.severity()*.name()].transpose() == IN_LANES
    }

    def "what is looked at once cannot be looked at always: #words"() {
        expect:
        mistakes("  assert $words")*.toString() == ["$at ${told} is looked at once, at the end [remove .always()]".toString()]

        where:
        words                                | at     | told
        '(latency.p95 < 5.ms).always()'      | '3:10' | 'latency.p95 < 5.ms'
        'eventually(5.s) { true }.always()'  | '3:10' | 'eventually(5s)'
    }

    def "a validator that is not asserted is a mistake"() {
        expect:
        mistakes('  noPanics()\n  def v = maxErrors(5)\n  delay(5.ms)\n  point("p")') == [
            "3:3 'noPanics' alone does nothing [assert noPanics(…)]",
            "4:11 'maxErrors' alone does nothing [assert maxErrors(…)]",
            "5:3 'delay' alone does nothing [inject delay(…)]",
            "6:3 'point' alone does nothing [inject … on point(…)]"]
    }

    static class Calm implements Validator {

        @Override
        String id() {
            'calm'
        }

        @Override
        String name() {
            'calm'
        }

        @Override
        Severity severity() {
            WARNING
        }

        @Override
        Check arm(RunAccess run) {
            { seen -> Optional.empty() } as Check
        }
    }
}
