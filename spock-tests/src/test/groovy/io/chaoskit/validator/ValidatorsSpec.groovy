package io.chaoskit.validator

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.FakeClock
import io.chaoskit.model.FailurePolicy
import io.chaoskit.model.StepContext
import io.chaoskit.report.Failure
import io.chaoskit.report.Report
import io.chaoskit.report.ValidatorReport.Status
import io.chaoskit.run.ChaosRunner
import io.chaoskit.verdict.Verdict

import spock.lang.Shared

import java.sql.SQLException

import static io.chaoskit.validator.Validators.executionTime
import static io.chaoskit.validator.Validators.goroutineLimit
import static io.chaoskit.validator.Validators.invariant
import static io.chaoskit.validator.Validators.maxErrors
import static io.chaoskit.validator.Validators.noInfiniteLoop
import static io.chaoskit.validator.Validators.noPanics
import static io.chaoskit.validator.Validators.noSlowIteration
import static io.chaoskit.validator.Validators.recursionDepthLimit
import static io.chaoskit.validator.Validators.stateConsistency
import static io.chaoskit.validator.Validators.threadLimit
import static java.time.Duration.ofMillis
import static java.time.Duration.ofNanos

/** Each validator with an iteration that it allows, and with one that it does not. The step turns a clock of its own. */
class ValidatorsSpec extends ChaosSpec {

    @Shared
    FakeClock clock = new FakeClock()

    def "#validator.name() holds when #what"() {
        when:
        def report = check(validator, step)

        then:
        report.verdict() == Verdict.PASS
        with(report.validators()[0]) {
            it.status() == Status.PASSED
            it.failures() == 0
            it.message() == ''
            it.measured() == measured
        }

        where:
        validator                                | what                       | step                                        | measured
        recursionDepthLimit(7)                   | 'as deep as allowed'       | { Chaos.recordRecursionDepth(7) }           | 'max 7'
        recursionDepthLimit(7)                   | 'nothing is recorded'      | { }                                         | 'max 0'
        noSlowIteration(ofMillis(20))            | 'just in time'             | { clock.advance(ofMillis(20)) }             | 'max 20ms'
        executionTime(ofMillis(5), ofMillis(20)) | 'as quick as allowed'      | { clock.advance(ofMillis(5)) }              | '5ms to 5ms'
        executionTime(ofMillis(5), ofMillis(20)) | 'as slow as allowed'       | { clock.advance(ofMillis(20)) }             | '20ms to 20ms'
        maxErrors(2)                             | 'two errors are recorded'  | { 2.times { Chaos.recordError(null) } }     | 'max 2'
        noPanics(0)                              | 'an error is recorded'     | { Chaos.recordError(new IOException()) }    | 'max 0'
        noPanics(1)                              | 'one panic is recorded'    | { Chaos.recordPanic(new Error()) }          | 'max 1'
        noInfiniteLoop(ofMillis(60_000))         | 'the step ends'            | { }                                         | ''
        stateConsistency('ledger') { true }      | 'the condition is true'    | { }                                         | ''
        invariant('total == 0') { true }         | 'the condition is true'    | { }                                         | ''
    }

    def "#validator.name() is violated when #what"() {
        when:
        def report = check(validator, step)

        then:
        with(report.validators()[0]) {
            it.status() == Status.FAILED
            it.failures() == 1
            it.message() == message
            it.severity() == severity
            it.id() == validator.id()
            it.name() == validator.name()
        }
        with(report.failures().last()) {
            it.kind() == Failure.Kind.VALIDATOR
            it.validator() == validator.id()
            it.severity() == severity
            it.message() == message
            it.iteration() == 1
        }
        report.iterations().failed() == 1
        report.verdict() == Verdict.FAIL

        where:
        validator                                | what                  | step                                               | severity          | message
        recursionDepthLimit(7)                   | 'one level deeper'    | { Chaos.recordRecursionDepth(8) }                  | Severity.CRITICAL | 'recursion depth must be at most 7, but was 8'
        recursionDepthLimit(7)                   | 'deep for a moment'   | { [1, 9, 2].each { Chaos.recordRecursionDepth(it) } } | Severity.CRITICAL | 'recursion depth must be at most 7, but was 9'
        noSlowIteration(ofMillis(20))            | 'a little too slow'   | { clock.advance(ofMillis(21)) }                    | Severity.WARNING  | 'iteration must be at most 20ms, but was 21ms'
        executionTime(ofMillis(5), ofMillis(20)) | 'too quick'           | { clock.advance(ofMillis(4)) }                     | Severity.WARNING  | 'iteration must take 5ms to 20ms, but took 4ms'
        executionTime(ofMillis(5), ofMillis(20)) | 'too slow'            | { clock.advance(ofMillis(21)) }                    | Severity.WARNING  | 'iteration must take 5ms to 20ms, but took 21ms'
        maxErrors(2)                             | 'three are recorded'  | { 3.times { Chaos.recordError(null) } }            | Severity.WARNING  | 'errors in an iteration must be at most 2, but was 3'
        maxErrors(0)                             | 'the step throws'     | { throw new IOException() }                        | Severity.WARNING  | 'errors in an iteration must be at most 0, but was 1'
        maxErrors(1)                             | 'one, and it throws'  | { Chaos.recordError(null); throw new IOException() } | Severity.WARNING | 'errors in an iteration must be at most 1, but was 2'
        noPanics(0)                              | 'one is recorded'     | { Chaos.recordPanic(null) }                        | Severity.CRITICAL | 'panics in an iteration must be at most 0, but was 1'
        noPanics(0)                              | 'the step throws one' | { throw new NoClassDefFoundError() }               | Severity.CRITICAL | 'panics in an iteration must be at most 0, but was 1'
        stateConsistency('ledger') { false }     | 'it is false'         | { }                                                | Severity.CRITICAL | 'ledger must hold, but does not'
        stateConsistency('ledger') { throw new AssertionError('lost' as Object) } | 'it asserts' | { } | Severity.CRITICAL | 'lost'
        invariant('total == 0') { false }        | 'it is false'         | { }                                                | Severity.CRITICAL | 'total == 0 must hold, but does not'
        invariant('total == 0') { throw new AssertionError() } | 'it asserts without a text' | { }                           | Severity.CRITICAL | 'total == 0 must hold, but does not'
    }

    def "a condition sees the iteration: #what"() {
        given:
        def seen = []

        when:
        run(scenario().target('shop').step('place') { StepContext context ->
            Chaos.recordError(null)
            Chaos.recordRecursionDepth(4)
            if (context.iteration() == 2) {
                throw new IOException('gone')
            }
        }.check(observing { Observation it -> seen << look(it) }).repeat(2).onFailure(FailurePolicy.RESUME))

        then:
        seen == expected

        where:
        what                  | look                                        | expected
        'its number'          | { Observation it -> it.iteration() }        | [1, 2]
        'its lane'            | { Observation it -> it.lane() }             | [1, 1]
        'the target'          | { Observation it -> it.target() }           | ['shop', 'shop']
        'the errors'          | { Observation it -> it.errors() }           | [1, 2]
        'the panics'          | { Observation it -> it.panics() }           | [0, 0]
        'the depth'           | { Observation it -> it.recursionDepth() }   | [4, 4]
        'the failure'         | { Observation it -> it.failure()*.message } | [[], ['gone']]
        'no hang'             | { Observation it -> it.hang().present }     | [false, false]
        'the time it took'    | { Observation it -> it.elapsedNanos() > 0 } | [true, true]
    }

    def "what is counted begins anew in each iteration"() {
        when:
        def report = run(scenario().target {
            2.times { Chaos.recordError(null) }
            Chaos.recordPanic(null)
            Chaos.recordRecursionDepth(3)
        }.check(maxErrors(2)).check(noPanics(1)).check(recursionDepthLimit(3)).repeat(50).lanes(lanes))

        then:
        report.verdict() == Verdict.PASS
        report.validators()*.measured() == ['max 2', 'max 1', 'max 3']

        where:
        lanes << [1, 3]
    }

    def "a deep recursion is forgotten in the next iteration"() {
        given:
        def depths = []

        when:
        run(scenario().target(this).step('place') { Chaos.recordRecursionDepth(it.iteration() == 1 ? 99 : 2) }
            .check(observing { depths << it.recursionDepth() }).repeat(3))

        then:
        depths == [99, 2, 2]
    }

    def "every validator is asked after a failed step"() {
        when:
        def report = run(scenario().target {
            Chaos.recordRecursionDepth(9)
            throw new IOException('gone')
        }.check(recursionDepthLimit(3)).check(stateConsistency('ledger') { false }))

        then:
        report.failures()*.kind() == [Failure.Kind.STEP, Failure.Kind.VALIDATOR, Failure.Kind.VALIDATOR]
        report.validators()*.failures() == [1, 1]
    }

    def "every validator is asked in an iteration that one fails"() {
        when:
        def report = run(scenario().target {}.check(stateConsistency('first') { false }).check(stateConsistency('second') { false }))

        then:
        report.validators()*.failures() == [1, 1]
        report.validators()*.id() == ['stateConsistency', 'stateConsistency-2']
        report.failures()*.validator() == ['stateConsistency', 'stateConsistency-2']
    }

    def "a label is told instead of the name"() {
        when:
        def report = run(scenario().target {}.check(stateConsistency('ledger') { false }, 'money is safe'))

        then:
        report.validators()[0].name() == 'money is safe'
        report.reasons()[0] == 'money is safe was violated once'
    }

    def "a severity may be changed: #severity"() {
        when:
        def report = run(scenario().target {}.check(grade(stateConsistency('ledger') { it.iteration() != 7 })).repeat(100)
            .onFailure(FailurePolicy.RESUME))

        then:
        report.validators()[0].severity() == severity
        report.validators()[0].failures() == 1
        report.failures()*.severity() == [severity]
        report.iterations().failed() == failed
        report.verdict() == verdict
        report.reasons() == reasons

        where:
        severity          | grade                         | failed | verdict          | reasons
        Severity.CRITICAL | { Validator it -> it.critical() } | 1  | Verdict.FAIL     | ['ledger was violated once']
        Severity.WARNING  | { Validator it -> it.warning() }  | 1  | Verdict.UNSTABLE | ['ledger was violated once', '1 of 100 iterations failed, within the thresholds']
        Severity.INFO     | { Validator it -> it.info() }     | 0  | Verdict.PASS     | []
    }

    def "a changed severity keeps all else"() {
        given:
        def graded = maxErrors(3).critical().info()

        expect:
        graded.id() == 'maxErrors'
        graded.name() == 'maxErrors(3)'
        graded.severity() == Severity.INFO
    }

    def "a validator that throws can never pass: #failure.class.simpleName"() {
        when:
        def report = run(scenario().target {}.check(stateConsistency('ledger') {
            if (it.iteration() == 2) {
                throw failure
            }
            true
        }).repeat(3))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.reasons() == ['ledger could not tell whether it holds']
        report.iterations().failed() == 0
        report.iterations().total() == 3
        with(report.validators()[0]) {
            it.status() == Status.CRASHED
            it.failures() == 1
            it.message() == "could not tell: $failure"
        }
        report.failures()*.kind() == [Failure.Kind.CRASH]
        report.failures()[0].message() == "ledger could not tell: $failure.class.simpleName: no table"

        where:
        failure << [new SQLException('no table'), new IllegalStateException('no table'), new NoClassDefFoundError('no table')]
    }

    def "a check at the end that throws or is violated counts"() {
        when:
        def report = run(scenario().target {}.check(atEnd { throw new IllegalStateException('gone') })
            .check(atEnd { Optional.of('a connection must be returned, but one was not') }))

        then:
        report.verdict() == Verdict.FAIL
        report.validators()*.status() == [Status.CRASHED, Status.FAILED]
        report.failures()*.iteration() == [0, 0]
        report.failures()*.message() == ['at end could not tell: IllegalStateException: gone',
                                         'a connection must be returned, but one was not']
    }

    def "a measurement that throws makes the run unstable"() {
        given:
        def validator = new Custom(new Check() {
            @Override
            Optional<String> check(Observation seen) {
                Optional.empty()
            }

            @Override
            String measured() {
                throw new IllegalStateException('no gauge')
            }
        })

        when:
        def report = run(scenario().target {}.check(validator))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.reasons() == ['at end could not tell whether it holds']
    }

    def "rejects #message"() {
        when:
        wrongly()

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == message

        where:
        wrongly                                              | message
        ({ goroutineLimit(0) })                              | 'goroutineLimit must be 1 or more, but was 0'
        ({ threadLimit(-1) })                                | 'threadLimit must be 1 or more, but was -1'
        ({ recursionDepthLimit(0) })                         | 'recursionDepthLimit must be 1 or more, but was 0'
        ({ noInfiniteLoop(ofMillis(0)) })                    | 'noInfiniteLoop must be more than 0, but was 0ms'
        ({ noSlowIteration(ofMillis(-1)) })                  | 'noSlowIteration must be more than 0, but was -1ms'
        ({ executionTime(ofMillis(-1), ofMillis(1)) })       | 'duration must not be negative, but was -1ms'
        ({ executionTime(ofMillis(2), ofMillis(1)) })        | 'executionTime(2ms, 1ms) must have min <= max; swap them'
        ({ maxErrors(-1) })                                  | 'maxErrors must be 0 or more, but was -1'
        ({ noPanics(-1) })                                   | 'noPanics must be 0 or more, but was -1'
    }

    def "is written as #text"() {
        expect:
        validator.name() == text

        where:
        validator                                | text
        goroutineLimit(200)                      | 'goroutineLimit(200)'
        threadLimit(200)                         | 'threadLimit(200)'
        recursionDepthLimit(100)                 | 'recursionDepthLimit(100)'
        noInfiniteLoop(ofMillis(1_500))          | 'noInfiniteLoop(1.5s)'
        noSlowIteration(ofMillis(20))            | 'noSlowIteration(20ms)'
        executionTime(ofNanos(0), ofMillis(20))  | 'executionTime(0ms, 20ms)'
        maxErrors(5)                             | 'maxErrors(5)'
        noPanics(0)                              | 'noPanics(0)'
        stateConsistency('ledger') { true }      | 'ledger'
    }

    private Report check(Validator validator, Closure<?> step) {
        step.delegate = this
        step.resolveStrategy = Closure.DELEGATE_FIRST
        ChaosRunner.builder().clock(clock).build().run(scenario().target { step() }.check(validator).build())
    }

    private static Validator atEnd(Closure<?> look) {
        new Custom(new Check() {
            @Override
            Optional<String> check(Observation seen) {
                Optional.empty()
            }

            @Override
            Optional<String> checkAtEnd() {
                look()
            }
        })
    }

    static class Custom implements Validator {

        final Check check

        Custom(Check check) {
            this.check = check
        }

        @Override
        String id() {
            'atEnd'
        }

        @Override
        String name() {
            'at end'
        }

        @Override
        Check arm(RunAccess run) {
            check
        }
    }
}
