package io.chaoskit.verdict

import io.chaoskit.internal.verdict.Tally
import io.chaoskit.report.Cause
import io.chaoskit.report.Failure
import io.chaoskit.report.FailureKind
import io.chaoskit.validator.Severity
import spock.lang.Specification

import java.time.Duration

import static io.chaoskit.verdict.Thresholds.DEFAULT
import static io.chaoskit.verdict.Thresholds.RELAXED
import static io.chaoskit.verdict.Thresholds.STRICT
import static java.time.Duration.ofMillis

class ThresholdsSpec extends Specification {

    def "#name judges #failed failed of #total as #verdict"() {
        expect:
        with(tally(total: total, failed: failed).judge(thresholds)) {
            it.verdict() == verdict
            it.reasons() == reasons
        }

        where:
        name      | thresholds                             | total | failed | verdict          | reasons
        'default' | DEFAULT                                | 100   | 0      | Verdict.PASS     | []
        'default' | DEFAULT                                | 100   | 5      | Verdict.UNSTABLE | ['5 of 100 iterations failed, within the thresholds']
        'default' | DEFAULT                                | 100   | 6      | Verdict.FAIL     | ['success rate must be at least 95 %, but was 94 %']
        'default' | DEFAULT                                | 20    | 1      | Verdict.UNSTABLE | ['1 of 20 iterations failed, within the thresholds']
        'default' | DEFAULT                                | 19    | 1      | Verdict.FAIL     | ['success rate must be at least 95 %, but was 94.73 %']
        'default' | DEFAULT                                | 1     | 1      | Verdict.FAIL     | ['success rate must be at least 95 %, but was 0 %']
        'strict'  | STRICT                                 | 100   | 0      | Verdict.PASS     | []
        'strict'  | STRICT                                 | 100_000 | 1    | Verdict.FAIL     | ['success rate must be at least 100 %, but was 99.99 %', 'at most 0 iterations may fail, but 1 did']
        'relaxed' | RELAXED                                | 100   | 20     | Verdict.UNSTABLE | ['20 of 100 iterations failed, within the thresholds']
        'relaxed' | RELAXED                                | 100   | 21     | Verdict.FAIL     | ['success rate must be at least 80 %, but was 79 %']
        'relaxed' | RELAXED                                | 2_000 | 200    | Verdict.UNSTABLE | ['200 of 2000 iterations failed, within the thresholds']
        'relaxed' | RELAXED                                | 2_000 | 201    | Verdict.FAIL     | ['at most 200 iterations may fail, but 201 did']
        'custom'  | DEFAULT.withMinSuccessRate(0.57)       | 100   | 43     | Verdict.UNSTABLE | ['43 of 100 iterations failed, within the thresholds']
        'custom'  | DEFAULT.withMinSuccessRate(0.57)       | 100   | 44     | Verdict.FAIL     | ['success rate must be at least 57 %, but was 56 %']
        'custom'  | DEFAULT.withMinSuccessRate(0)          | 100   | 100    | Verdict.UNSTABLE | ['100 of 100 iterations failed, within the thresholds']
        'custom'  | DEFAULT.withMaxFailedIterations(2)     | 100   | 3      | Verdict.FAIL     | ['at most 2 iterations may fail, but 3 did']
    }

    def "the average iteration may take #limit.toMillis() ms: #verdict after #average.toMillis()"() {
        expect:
        with(tally(average: average).judge(DEFAULT.withMaxAverageDuration(limit))) {
            it.verdict() == verdict
            it.reasons() == reasons
        }

        where:
        limit        | average       | verdict      | reasons
        ofMillis(20) | ofMillis(20)  | Verdict.PASS | []
        ofMillis(20) | ofMillis(21)  | Verdict.FAIL | ['the average iteration may take 20ms, but took 21ms']
    }

    def "a #severity violation makes the run #verdict"() {
        expect:
        with(tally(violations: [violation]).judge(thresholds)) {
            it.verdict() == verdict
            it.reasons() == (verdict == Verdict.PASS ? [] : [text])
        }

        where:
        severity                      | thresholds                          | violation      | verdict          | text
        'critical'                    | DEFAULT                             | critical()     | Verdict.FAIL     | 'ledger was violated 2 times'
        'warning'                     | DEFAULT                             | warning()      | Verdict.UNSTABLE | 'ledger was violated 2 times'
        'info'                        | DEFAULT                             | info()         | Verdict.PASS     | ''
        'single critical'             | DEFAULT                             | critical(1)    | Verdict.FAIL     | 'ledger was violated once'
        'critical, named a warning'   | DEFAULT.withWarning(['state'] as Set)  | critical()  | Verdict.UNSTABLE | 'ledger was violated 2 times'
        'critical, labelled a warning' | DEFAULT.withWarning(['ledger'] as Set) | critical() | Verdict.UNSTABLE | 'ledger was violated 2 times'
        'warning, named critical'     | DEFAULT.withCritical(['state'] as Set) | warning()   | Verdict.FAIL     | 'ledger was violated 2 times'
        'info, labelled critical'     | DEFAULT.withCritical(['ledger'] as Set) | info()     | Verdict.FAIL     | 'ledger was violated 2 times'
        'info, others named'          | DEFAULT.withCritical(['other'] as Set)  | info()     | Verdict.PASS     | ''
        'warning under requireAll'    | DEFAULT.withRequireAll(true)        | warning()      | Verdict.FAIL     | 'ledger was violated 2 times'
        'info under strict'           | STRICT                              | info()         | Verdict.FAIL     | 'ledger was violated 2 times'
        'spared under requireAll'     | STRICT.withWarning(['state'] as Set) | critical()    | Verdict.FAIL     | 'ledger was violated 2 times'
    }

    def "fatal reasons fail the run and doubts make it unstable"() {
        expect:
        with(tally(fatal: fatal, doubts: doubts).judge(DEFAULT)) {
            it.verdict() == verdict
            it.reasons() == reasons
        }

        where:
        fatal     | doubts     | verdict          | reasons
        []        | ['unsure'] | Verdict.UNSTABLE | ['unsure']
        ['burnt'] | []         | Verdict.FAIL     | ['burnt']
        ['burnt'] | ['unsure'] | Verdict.FAIL     | ['burnt', 'unsure']
    }

    def "all reasons are told: what went wrong, what follows from it, and the doubts"() {
        expect:
        tally(total: 10, failed: 2, violations: [warning(3), critical()], fatal: ['burnt'], causes: ["step 'pay' threw"],
            ended: ['iteration 9 failed'], doubts: ['unsure'], idle: ['idle'])
            .judge(STRICT.withRequireAll(false).withMaxFailedIterations(1)).reasons() == [
            'burnt',
            'ledger was violated 2 times',
            'ledger was violated 3 times',
            "step 'pay' threw",
            'success rate must be at least 100 %, but was 80 %',
            'at most 1 iteration may fail, but 2 did',
            'iteration 9 failed',
            'unsure',
        ]
    }

    def "within the thresholds the causes come first as well"() {
        expect:
        with(tally(failed: 1, causes: ["step 'pay' threw"], doubts: ['unsure']).judge(DEFAULT)) {
            it.verdict() == Verdict.UNSTABLE
            it.reasons() == ["step 'pay' threw", '1 of 100 iterations failed, within the thresholds', 'unsure']
        }
    }

    def "an injector that never fired makes a run UNSTABLE where nothing may be left out"() {
        expect:
        with(tally(idle: ['slow never fired']).judge(thresholds)) {
            it.verdict() == verdict
            it.reasons() == reasons
        }

        where:
        thresholds | verdict          | reasons
        DEFAULT    | Verdict.PASS     | []
        STRICT     | Verdict.UNSTABLE | ['slow never fired']
    }

    def "rejects #message"() {
        when:
        wrongly()

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == message

        where:
        wrongly                                                   | message
        ({ DEFAULT.withMinSuccessRate(1.5) })                     | 'minSuccessRate must be between 0 and 1, but was 1.5'
        ({ DEFAULT.withMinSuccessRate(Double.NaN) })              | 'minSuccessRate must be between 0 and 1, but was NaN'
        ({ DEFAULT.withMaxFailedIterations(-1) })                 | 'maxFailedIterations must be 0 or more, but was -1'
        ({ DEFAULT.withMaxAverageDuration(Duration.ZERO) })       | 'maxAverageDuration must be more than 0, but was 0ms'
    }

    def "each change keeps the others"() {
        given:
        def changed = RELAXED.withMinSuccessRate(0.5).withMaxFailedIterations(7).withMaxAverageDuration(ofMillis(3))
            .withRequireAll(true).withCritical(['a'] as Set).withWarning(['b'] as Set)

        expect:
        changed.minSuccessRate().value() == 0.5d
        changed.maxFailedIterations() == 7
        changed.maxAverageDuration() == Optional.of(ofMillis(3))
        changed.requireAll()
        changed.critical() == ['a'] as Set
        changed.warning() == ['b'] as Set
        RELAXED.maxFailedIterations() == 200
    }

    def "the presets have names"() {
        expect:
        Thresholds.PRESETS == [default: DEFAULT, strict: STRICT, relaxed: RELAXED]
    }

    def "the worse of #one and #other is #worse"() {
        expect:
        one.worse(other) == worse

        where:
        one              | other            | worse
        Verdict.PASS     | Verdict.UNSTABLE | Verdict.UNSTABLE
        Verdict.FAIL     | Verdict.UNSTABLE | Verdict.FAIL
        Verdict.PASS     | Verdict.PASS     | Verdict.PASS
    }

    private static Tally tally(Map<String, ?> facts) {
        def all = [total: 100, failed: 0, average: Duration.ZERO, violations: [], fatal: [], causes: [], ended: [], doubts: [], idle: []] + facts
        def causes = [(Cause.Kind.FATAL): all.fatal, (Cause.Kind.DOUBT): all.doubts, (Cause.Kind.ENDED): all.ended, (Cause.Kind.IDLE): all.idle]
            .collectMany { kind, texts -> texts.collect { Cause.of(kind, it) } }
        def steps = all.causes.collect { new FailureKind(Failure.Kind.STEP, 'pay', '', Severity.WARNING, [], it, it, 1, 1, Optional.empty()) }
        new Tally(all.total, all.failed, all.average, all.violations, steps, causes)
    }

    private static Tally.Violations critical(long count = 2) {
        new Tally.Violations('state', 'ledger', count, true, false)
    }

    private static Tally.Violations warning(long count = 2) {
        new Tally.Violations('state', 'ledger', count, false, true)
    }

    private static Tally.Violations info() {
        new Tally.Violations('state', 'ledger', 2, false, false)
    }
}
