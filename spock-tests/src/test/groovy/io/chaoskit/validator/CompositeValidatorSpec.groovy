package io.chaoskit.validator

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.report.ValidatorReport.Status
import io.chaoskit.verdict.Verdict

import static io.chaoskit.validator.Validators.allOf
import static io.chaoskit.validator.Validators.anyOf
import static io.chaoskit.validator.Validators.maxErrors
import static io.chaoskit.validator.Validators.noPanics
import static io.chaoskit.validator.Validators.recursionDepthLimit
import static io.chaoskit.validator.Validators.stateConsistency

class CompositeValidatorSpec extends ChaosSpec {

    static final Validator HOLDS = stateConsistency('good') { true }
    static final Validator FAILS = stateConsistency('bad') { false }
    static final Validator CRASHES = stateConsistency('ugly') { throw new IllegalStateException('no idea') }

    def "#validator.name() is #status"() {
        when:
        def report = run(scenario().target {}.check(validator))

        then:
        report.validators()[0].status() == status
        report.validators()[0].message() == message
        report.verdict() == verdict

        where:
        validator                    | status         | verdict          | message
        allOf(HOLDS, HOLDS)          | Status.PASSED  | Verdict.PASS     | ''
        allOf(HOLDS, FAILS)          | Status.FAILED  | Verdict.FAIL     | 'bad must hold, but does not'
        allOf(FAILS, HOLDS, FAILS)   | Status.FAILED  | Verdict.FAIL     | 'bad must hold, but does not; bad must hold, but does not'
        allOf(HOLDS, CRASHES)        | Status.CRASHED | Verdict.UNSTABLE | 'could not tell: java.lang.IllegalStateException: no idea'
        anyOf(HOLDS, FAILS)          | Status.PASSED  | Verdict.PASS     | ''
        anyOf(FAILS, HOLDS)          | Status.PASSED  | Verdict.PASS     | ''
        anyOf(FAILS, FAILS)          | Status.FAILED  | Verdict.FAIL     | 'one of these must hold, but none does: bad must hold, but does not; bad must hold, but does not'
        anyOf(FAILS, CRASHES)        | Status.CRASHED | Verdict.UNSTABLE | 'could not tell: java.lang.IllegalStateException: no idea'
        anyOf(FAILS, allOf(HOLDS))   | Status.PASSED  | Verdict.PASS     | ''
        allOf(HOLDS, anyOf(FAILS))   | Status.FAILED  | Verdict.FAIL     | 'one of these must hold, but none does: bad must hold, but does not'
    }

    def "a violation is told even if another part cannot tell"() {
        when:
        def report = run(scenario().target {}.check(allOf(parts)))

        then:
        report.verdict() == Verdict.FAIL
        report.validators()[0].status() == Status.FAILED
        report.validators()[0].message() == 'bad must hold, but does not; could not tell: java.lang.IllegalStateException: no idea'

        where:
        parts << [[FAILS, CRASHES] as Validator[], [CRASHES, FAILS] as Validator[]]
    }

    def "a part that cannot tell never makes a pass"() {
        when:
        def report = run(scenario().target {}.check(anyOf(CRASHES, HOLDS)))

        then:
        report.verdict() == Verdict.UNSTABLE
    }

    def "parts measure and name themselves"() {
        when:
        def report = run(scenario().target {
            Chaos.recordRecursionDepth(3)
            Chaos.recordError(null)
        }.check(allOf(recursionDepthLimit(5), maxErrors(1), HOLDS)))

        then:
        report.validators()[0].id() == 'allOf'
        report.validators()[0].name() == 'allOf(recursionDepthLimit(5), maxErrors(1), good)'
        report.validators()[0].measured() == 'max 3, max 1'
    }

    def "a composite is as grave as its gravest part"() {
        expect:
        composite.severity() == severity

        where:
        composite                                | severity
        allOf(maxErrors(1), noPanics(1))         | Severity.CRITICAL
        allOf(maxErrors(1), noPanics(1).info())  | Severity.WARNING
        anyOf(maxErrors(1).info())               | Severity.INFO
        anyOf(maxErrors(1), noPanics(1)).info()  | Severity.INFO
    }

    def "a composite of nothing is rejected: #word"() {
        when:
        make()

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == "$word() must have at least one validator, but has none"

        where:
        word    | make
        'allOf' | { allOf() }
        'anyOf' | { anyOf() }
    }

    def "a part that cannot start stops those before it"() {
        given:
        def log = []

        when:
        def report = run(scenario().target {}.check(allOf(new Living(log, 'a'), new Living(log, 'b'), new Living(log, 'c', true))))

        then:
        log == ['arm a', 'arm b', 'close b', 'close a']
        report.verdict() == Verdict.FAIL
        report.reasons()[0] == 'validator allOf(a, b, c) could not start: IllegalStateException: c'
    }

    def "all parts are closed, in reverse"() {
        given:
        def log = []

        when:
        run(scenario().target {}.check(anyOf(new Living(log, 'a'), new Living(log, 'b'))))

        then:
        log == ['arm a', 'arm b', 'close b', 'close a']
    }

    static class Living implements Validator {

        final List log
        final String name
        final boolean broken

        Living(List log, String name, boolean broken = false) {
            this.log = log
            this.name = name
            this.broken = broken
        }

        @Override
        String id() {
            name
        }

        @Override
        String name() {
            name
        }

        @Override
        Check arm(RunAccess run) {
            if (broken) {
                throw new IllegalStateException(name)
            }
            log << "arm $name".toString()
            def closed = { log << "close $name".toString() }
            return new Check() {
                @Override
                Optional<String> check(Observation seen) {
                    Optional.empty()
                }

                @Override
                void close() {
                    closed()
                }
            }
        }
    }
}
