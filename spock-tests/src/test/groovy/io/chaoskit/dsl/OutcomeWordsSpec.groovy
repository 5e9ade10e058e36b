package io.chaoskit.dsl

import io.chaoskit.report.ValidatorReport.Status
import io.chaoskit.verdict.Verdict

import static io.chaoskit.validator.Severity.CRITICAL
import static io.chaoskit.validator.Severity.INFO
import static io.chaoskit.validator.Severity.WARNING

class OutcomeWordsSpec extends DslSpec {

    def "a percentile that is too high shows its picture"() {
        when:
        def report = run '''
            scenario('x') {
              target { Thread.currentThread().join(20) }
              assert latency.p95 < 10.ms
              repeat 10
            }'''

        then: 'it is looked at once, at the end'
        report.verdict() == Verdict.FAIL
        report.iterations().passed() == 10
        report.failures()*.iteration() == [0]
        report.failures()[0].validator() == 'latency'
        report.failures()[0].message() =~ /(?s)^assert latency\.p95 < 10\.ms\n.*PT\d+\.\d+S.*false/
        report.failures()[0].message() =~ /p50 [\d.]+m?s, p95 [\d.]+m?s, max [\d.]+m?s/
        report.reasons() == ['latency.p95 < 10.ms was violated once']
    }

    def "the figure #condition holds"() {
        expect:
        run("scenario('x') { target { Thread.currentThread().join(2) }; assert $condition; repeat 20 }").passed()

        where:
        condition << ['latency.p50 >= 2.ms', 'latency.p95 < 1.min', 'latency.p999 <= latency.max', 'latency.min <= latency.mean',
                      'latency.percentile(12.5) <= latency.p50', 'latency.max < 1.min', 'successRate >= 95.percent', 'successRate == 1']
    }

    def "a success rate that is too low is violated"() {
        when:
        def report = run '''
            scenario('x') {
              target { }
              step('go') { assert iteration != 3 }
              assert successRate >= 95.percent : 'mostly'
              repeat 10
              onFailure resume
              thresholds { minSuccessRate 0.5 }
            }'''

        then:
        report.verdict() == Verdict.FAIL
        report.validators()[0].name() == 'mostly'
        report.validators()[0].message() =~ /(?s)^assert successRate >= 95\.percent.*\n *0\.9 .*false/
    }

    def "the severity of #condition is #severity"() {
        when:
        def report = run("scenario('x') { target { }; assert $condition }")

        then:
        report.validators()*.severity() == [severity]
        report.validators()*.status() == [Status.FAILED]
        report.verdict() == verdict

        where:
        condition                          | severity | verdict
        'successRate < 0.5'                | CRITICAL | Verdict.FAIL
        '(successRate < 0.5).warning()'    | WARNING  | Verdict.UNSTABLE
        '(successRate < 0.5).info()'       | INFO     | Verdict.PASS
        '(iteration == 5).info()'          | INFO     | Verdict.PASS
        'eventually(1.ms) { false }'       | CRITICAL | Verdict.FAIL
        'eventually(1.ms) { false }.info()' | INFO    | Verdict.PASS
    }

    def "the picture of a graded condition shows its values"() {
        when:
        def report = run("scenario('x') { target { }; def most = 0.5; assert (successRate < most).info() }")

        then:
        report.failures()[0].message().contains('1.0')
        report.failures()[0].message().contains('0.5')
    }

    def "a variable of the script hides the word"() {
        when:
        def report = run '''
            def latency = [p95: 3]
            scenario('x') {
              target { }
              assert latency.p95 == iteration
              repeat 3
              onFailure resume
            }'''

        then:
        report.failures()*.iteration() == [1, 2]
    }

    def "a figure without an iteration cannot be told"() {
        when:
        def report = run '''
            scenario('x') {
              target { }
              setup { throw new IOException('no disk') }
              assert latency.p95 < 1.s
            }'''

        then:
        report.verdict() == Verdict.FAIL
        report.validators() == []
    }

    def "#words is a mistake"() {
        expect:
        mistakes("  $words") == [told]

        where:
        words                                       | told
        'assert latency.p95 < 5.ms && iteration < 5' |
            "3:10 'latency' is known at the end of the run, but 'iteration' only in an iteration [assert them one by one]"
        'def x = latency.p95'                       |
            '3:11 latency must be asked for in an assert, because it is not known before the run is over ' +
            '[assert latency.p95 < 200.ms]'
        'assert eventually(5) { true }'             |
            '3:10 eventually must have a unit, but was 5 [did you mean 5.ms or 5.s?]'
        'assert eventually(0.ms) { true }'          | '3:10 eventually must be more than 0, but was 0ms []'
        'assert eventually(5.s)'                    |
            "3:10 'eventually' cannot be given (5s) [eventually(5.s) { target.ready }]"
        'eventually(5.s) { true }'                  | "3:3 'eventually' alone does nothing [assert eventually(…)]"
    }

    def "eventually sees the target and the figures"() {
        when:
        def report = run '''
            scenario('x') {
              target([size: 3])
              step('go') { }
              assert eventually(5.s) { target.size == 3 && successRate == 1 && latency.max < 5.min }
              assert eventually(5.s) { assert target.size == 3 }
              assert eventually(1.ms) { assert target.size == 4 }
            }'''

        then:
        report.validators()*.status() == [Status.PASSED, Status.PASSED, Status.FAILED]
        report.failures()*.message() == ['it must hold within 1ms after the last fault, but did not:\n' +
            'assert target.size == 4\n       |      |    |\n       |      3    false\n       [\'size\':3]']
    }

    def "eventually is judged as an assert is, and each is told by its condition"() {
        when:
        def report = run '''
            def listed = { target.list }
            scenario('x') {
              target([size: 3, none: null, list: []])
              step('go') { }
              assert eventually(5.s) { target.size }
              assert eventually(1.ms) { target.size == 4 }
              assert eventually(1.ms) { target.none }
              assert eventually(1.ms, listed)
              assert eventually(1.ms) { if (target.size == 4) { true } else { target.list } } : 'the list'
            }'''

        then:
        report.validators()*.name() == ['eventually(5.s) { target.size }', 'eventually(1.ms) { target.size == 4 }',
                                        'eventually(1.ms) { target.none }', 'eventually(1.ms, listed)', 'the list']
        report.validators()*.status() == [Status.PASSED] + [Status.FAILED] * 4
        report.failures()*.message()*.replaceFirst(/(?s).*did not:\s/, '')*.readLines()*.first() ==
            ['target.size == 4', 'target.none', 'the condition is false', 'target.list']
        report.failures()[0].message().contains('did not:\ntarget.size == 4\n|      |    |\n|      3    false\n')
        report.reasons()[0] == 'eventually(1.ms) { target.size == 4 } was violated once'
    }
}
