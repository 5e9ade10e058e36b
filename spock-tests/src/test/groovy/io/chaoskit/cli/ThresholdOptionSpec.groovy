package io.chaoskit.cli

import io.chaoskit.ChaosSpec
import io.chaoskit.model.FailurePolicy
import io.chaoskit.verdict.Verdict

/** {@code --threshold}: limits on figures of a run. */
class ThresholdOptionSpec extends ChaosSpec {

    def "#typed #holds"() {
        when:
        def report = run(scenario().step('pay') { if (it.iteration() > 8) { throw new IOException('gone') } }
            .repeat(10).onFailure(FailurePolicy.RESUME)
            .thresholds(io.chaoskit.verdict.Thresholds.DEFAULT.withMinSuccessRate(0))
            .check(ThresholdOption.parse(typed).validator()))

        then:
        report.validators()[0].name() == name
        report.validators()[0].message() == message
        (report.verdict() == Verdict.FAIL) == !message.empty

        where:
        typed                   || name                     | message
        'iterations>=10'        || 'iterations >= 10'       | ''
        'iterations > 10'       || 'iterations > 10'        | 'iterations must be more than 10, but was 10'
        'failures<=2'           || 'failures <= 2'          | ''
        'failures<2'            || 'failures < 2'           | 'failures must be less than 2, but was 2'
        'successRate>=80%'      || 'successRate >= 80%'     | ''
        'successRate>=0.8'      || 'successRate >= 0.8'     | ''
        'successRate >= 99.5 %' || 'successRate >= 99.5 %'  | 'successRate must be at least 99.5 %, but was 80%'
        'latency.max<1h'        || 'latency.max < 1h'       | ''
        'latency.p99.9<=1h'     || 'latency.p99.9 <= 1h'    | ''
        'latency.min>=0ms'      || 'latency.min >= 0ms'     | ''
        'latency.mean<1h'       || 'latency.mean < 1h'      | ''
        holds = message.empty ? 'holds' : 'is violated'
    }

    def "the measured time is in the message"() {
        when:
        def report = run(scenario().step('pay') {}.repeat(3).check(ThresholdOption.parse('latency.p50>1h').validator()))

        then:
        report.validators()[0].message() ==~ /latency\.p50 must be more than 1h, but was [\d.]+[mnu]?s/
        report.reasons() == ['latency.p50 > 1h was violated once']
    }

    def "#typed is a mistake"() {
        when:
        ThresholdOption.parse(typed)

        then:
        def e = thrown(MistakesFound)
        [e.mistakes()[0].message(), e.mistakes()[0].hint()] == [message, hint]

        where:
        typed               || message | hint
        'latency.p95'       || "--threshold must be a figure, a comparison and a limit, but was 'latency.p95'" | "--threshold 'latency.p95<200ms'"
        ''                  || "--threshold must be a figure, a comparison and a limit, but was ''" | "--threshold 'latency.p95<200ms'"
        'latncy.p95<200ms'  || "--threshold must be on one of $FIGURES, but was on 'latncy.p95'" | "did you mean 'latency.p95'?"
        'latency.p0<200ms'  || "--threshold must be on one of $FIGURES, but was on 'latency.p0'" | "did you mean 'latency.p50'?"
        'cpu<3'             || "--threshold must be on one of $FIGURES, but was on 'cpu'" | "--threshold 'latency.p95<200ms'"
        'latency.p95=<2ms'  || "--threshold must compare with one of <, <=, >, >=, but was '=<'" | "did you mean '<='?"
        'iterations==3'     || "--threshold must compare with one of <, <=, >, >=, but was '=='" | "--threshold 'latency.p95<200ms'"
        'latency.p95<200'   || "--threshold on latency.p95 must have a unit (ns, us, ms, s, min, h), but was '200'" | "did you mean '200s' or '200ms'?"
        'latency.p95<fast'  || "--threshold on latency.p95 must be a number with a unit, but was 'fast'" | 'write it like 5ms, 1.5s, 2min, 24h'
        'successRate>=95'   || "--threshold on successRate must be between 0 and 1, or 0% and 100%, but was '95'" | "did you mean '95%'?"
        'successRate>=101%' || "--threshold on successRate must be between 0 and 1, or 0% and 100%, but was '101%'" | 'write it like 95% or 0.95'
        'successRate>=high' || "--threshold on successRate must be a share, but was 'high'" | 'write it like 95% or 0.95'
        'failures<=few'     || "--threshold on failures must be a whole number, but was 'few'" | "--threshold 'failures<=10'"
        'iterations>=-1'    || "--threshold on iterations must be a whole number, but was '-1'" | "--threshold 'iterations>=10'"
    }

    static final String FIGURES = 'latency.max, latency.mean, latency.min, latency.p50, latency.p90, latency.p95, latency.p99, successRate, failures, iterations'
}
