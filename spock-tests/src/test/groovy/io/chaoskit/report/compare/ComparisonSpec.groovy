package io.chaoskit.report.compare

import io.chaoskit.internal.json.Json
import io.chaoskit.internal.report.compare.Change
import io.chaoskit.internal.report.compare.Comparison
import io.chaoskit.internal.report.compare.ComparisonJson
import io.chaoskit.internal.report.compare.ComparisonText
import io.chaoskit.internal.report.compare.Finding.Subject
import io.chaoskit.internal.text.Palette
import io.chaoskit.report.FailureKind
import io.chaoskit.report.InjectorReport
import io.chaoskit.report.Iterations
import io.chaoskit.report.Report
import io.chaoskit.report.Shard
import io.chaoskit.verdict.Verdict
import io.chaoskit.internal.lib.hdrhistogram.Histogram
import spock.lang.Specification

/** What a comparison says of two runs: verdict, rates, latencies, kinds of failures, injectors. */
class ComparisonSpec extends Specification {

    static final Iterations NONE_FAILED = new Iterations(1_000, 1_000, 0)

    def "a run compared with itself has no change"() {
        given:
        def run = run(failed: 12, kinds: [Pairs.kind('pay', 12)])

        when:
        def comparison = compared(run, run)

        then:
        comparison.change() == Change.SAME
        comparison.findings().every { it.change() == Change.SAME }
        comparison.findings()*.p().findAll { it.present }.every { it.asDouble == 1 }
        comparison.notes() == []
    }

    def "a verdict #after after #before is #change"() {
        expect:
        with(compared(run(verdict: before), run(verdict: after))) {
            it.change() == change
            it.findings()[0].subject() == Subject.VERDICT
            it.findings()[0].change() == change
        }

        where:
        before           | after            || change
        Verdict.PASS     | Verdict.FAIL     || Change.WORSE
        Verdict.PASS     | Verdict.UNSTABLE || Change.WORSE
        Verdict.UNSTABLE | Verdict.FAIL     || Change.WORSE
        Verdict.FAIL     | Verdict.UNSTABLE || Change.BETTER
        Verdict.FAIL     | Verdict.PASS     || Change.BETTER
        Verdict.FAIL     | Verdict.FAIL     || Change.SAME
    }

    def "#failedA and then #failedB failures in 1,000 iterations are #change"() {
        expect:
        finding(compared(run(failed: failedA), run(failed: failedB)), Subject.SUCCESS).change() == change

        where:
        failedA | failedB || change
        0       | 5       || Change.SAME
        0       | 20      || Change.WORSE
        20      | 0       || Change.BETTER
        500     | 520     || Change.SAME
        500     | 600     || Change.WORSE
        1_000   | 1_000   || Change.SAME
    }

    def "a kind of failures that is #what is told: #change"() {
        when:
        def comparison = compared(run(failed: 40, kinds: kinds(before)), run(failed: 40, kinds: kinds(after)))

        then:
        def found = comparison.findings().find { it.subject() == Subject.FAILURES && it.name().startsWith("step 'pay'") }
        found.name() == "step 'pay': IOException in com.acme.Shop.pay"
        found.change() == change
        found.note() == note
        found.told() == (change != Change.SAME)

        where:
        what                      | before             | after              || change        | note
        'new, and rare'           | [ship: 40]         | [ship: 39, pay: 1] || Change.NEW    | 'new, may be chance'
        'new, and frequent'       | [ship: 40]         | [pay: 40]          || Change.WORSE  | 'new'
        'gone, and was rare'      | [ship: 39, pay: 1] | [ship: 40]         || Change.GONE   | 'gone, may be chance'
        'gone, and was frequent'  | [pay: 40]          | [ship: 40]         || Change.BETTER | 'gone'
        'more frequent'           | [pay: 5]           | [pay: 40]          || Change.WORSE  | ''
        'less frequent'           | [pay: 40]          | [pay: 5]           || Change.BETTER | ''
        'about as frequent'       | [pay: 38]          | [pay: 40]          || Change.SAME   | ''
    }

    def "a kind of failures stays the same when its line moves"() {
        given:
        def moved = [Pairs.kind('pay', 12, 'com.acme.Shop.pay(Shop.java:99)')]

        when:
        def comparison = compared(run(failed: 12, kinds: [Pairs.kind('pay', 12)]), run(failed: 12, kinds: moved))

        then:
        comparison.findings().findAll { it.subject() == Subject.FAILURES }*.change() == [Change.SAME]
    }

    def "an injector that #what is told, and is no worse"() {
        when:
        def comparison = compared(run(injectors: before ? [injector(*before)] : []), run(injectors: after ? [injector(*after)] : []))

        then:
        !comparison.worse()
        finding(comparison, Subject.INJECTOR).change() == change

        where:
        what                        | before        | after         || change
        'did the same'              | [1_000, 100]  | [1_010, 103]  || Change.SAME
        'fires more often'          | [1_000, 100]  | [1_000, 200]  || Change.CHANGED
        'is never reached any more' | [1_000, 100]  | [0, 0]        || Change.CHANGED
        'is reached twice as often' | [1_000, 100]  | [2_000, 200]  || Change.CHANGED
        'is gone'                   | [1_000, 100]  | null          || Change.CHANGED
        'is new'                    | null          | [1_000, 100]  || Change.CHANGED
    }

    def "latencies are compared as far as there are enough: #what"() {
        when:
        def comparison = compared(before, after)

        then:
        comparison.findings().any { it.subject() == Subject.LATENCY } == tested
        comparison.notes().any { it.contains(note) }

        where:
        what             | before                        | after                         || tested | note
        'no histogram'   | run(latency: new Histogram(3)) | run()                         || false  | 'a report has no latency histogram: latencies were not compared'
        'too few'        | run(latency: even(19))        | run(latency: even(100))       || false  | 'latencies are compared from 20 iterations on'
        'few'            | run(latency: wide(100))        | run(latency: wide(100))       || true   | 'for 10 % it takes about '
    }

    def "tells what makes runs less comparable"() {
        given:
        def other = Report.builder('orders', 43).verdict(Verdict.PASS, [], 'PASS')
            .time(java.time.Instant.EPOCH, java.time.Duration.ZERO, 'x')
            .environment([java: '25', cpus: '2']).run('7f', 'recorded').shard(Optional.of(new Shard(2, 8))).build()

        expect:
        compared(run(), other).notes() == [
            'the seeds differ, 42 and 43: other faults were placed',
            'the plans differ, random and recorded',
            'B is shard 2 of 8 only; chaoskit report merge puts the shards together',
            'the environments differ: cpus (none, 2), java (none, 25)',
            'a report has no latency histogram: latencies were not compared']
    }

    def "rejects two scenarios"() {
        when:
        compared(run(), Report.builder('payments', 42).verdict(Verdict.PASS, [], '').time(java.time.Instant.EPOCH, java.time.Duration.ZERO, '').build())

        then:
        def mistake = thrown(IllegalArgumentException)
        mistake.message == "both reports must be of one scenario, but were of 'orders' and 'payments'"
    }

    def "rejects #alpha as alpha"() {
        when:
        new Comparison.Limits(alpha, 0.05)

        then:
        def mistake = thrown(IllegalArgumentException)
        mistake.message == "--alpha must be more than 0 and less than 1, but was $alpha"

        where:
        alpha << [0d, 1d, -0.1d, Double.NaN]
    }

    def "says it in words"() {
        given:
        def before = run(failed: 12, latency: spread(1), kinds: [Pairs.kind('pay', 12)], injectors: [injector(1_000, 100)])
        def after = run(failed: 61, latency: spread(1.2), kinds: [Pairs.kind('pay', 60), Pairs.kind('ship', 1)],
            injectors: [injector(1_000, 100)], verdict: Verdict.FAIL, seed: 43)

        expect:
        new ComparisonText(Palette.PLAIN).of(compared(before, after)) == '''\
            WORSE  orders
              A  PASS, seed 42, 1,000 iterations (12 failed), 2026-11-24T09:30:00Z
              B  FAIL, seed 43, 1,000 iterations (61 failed), 2026-11-24T09:30:00Z

              ✗ verdict       PASS → FAIL
              ✗ success rate  98.80 % → 93.90 %  -4.90 ± 1.63 points  p < 0.001
              ✗ latency p50   14.9ms → 17.9ms    +20.0 % ± 2.9 %      p < 0.001
                  an iteration of B is slower than one of A in 73.3 of 100 pairs
              ✗ latency p95   19.4ms → 23.3ms    +20.0 % ± 1.0 %      p < 0.001
                  0.0 % of A and 10.0 % of B are slower than 22.7ms

              failures
              ✗ step 'pay': IOException in com.acme.Shop.pay
                  12 of 1,000 → 60 of 1,000, p < 0.001
              + step 'ship': IOException in com.acme.Shop.ship
                  0 of 1,000 → 1 of 1,000, new, may be chance, p = 1.000

              faults
              = 1 injector without a change

              note  the seeds differ, 42 and 43: other faults were placed
            '''.stripIndent()
    }

    def "says it as JSON"() {
        given:
        def comparison = compared(run(failed: 0), run(failed: 20, kinds: [Pairs.kind('pay', 20)]))

        when:
        def json = Json.read(ComparisonJson.of([comparison])).get()

        then:
        json.keySet() as List == ['schemaVersion', 'scenario', 'change', 'a', 'b', 'findings', 'notes']
        json.change == 'worse'
        json.a == [verdict: 'PASS', seed: 42, startedAt: '2026-11-24T09:30:00Z', iterations: 1000, failed: 0]
        with(json.findings.find { it.subject == 'success' }) {
            it.change == 'worse'
            it.before == 1.0
            it.after == 0.98
            it.p < 0.01
        }
        with(json.findings.find { it.subject == 'failures' }) {
            it.before == 0.0
            it.after == 20.0
            it.note == 'new'
        }
        Json.read(ComparisonJson.of([comparison, comparison])).get().size() == 2
    }

    private static Comparison compared(Report a, Report b) {
        Comparison.of(a, b, Comparison.Limits.USUAL)
    }

    private static finding(Comparison comparison, Subject subject) {
        def all = comparison.findings().findAll { it.subject() == subject }
        assert all.size() == 1
        all[0]
    }

    private static Report run(Map<String, ?> parts = [:]) {
        int failed = parts.failed ?: 0
        Pairs.report(new Iterations(1_000, 1_000 - failed, failed), (Histogram) parts.latency ?: even(1_000), (List<FailureKind>) parts.kinds ?: [],
            (List<InjectorReport>) parts.injectors ?: [], (Verdict) parts.verdict ?: Verdict.PASS, (parts.seed ?: 42) as long)
    }

    /** From 10 to 20 ms, all as frequent. */
    private static Histogram even(int count) {
        Pairs.histogram((0..<count).collect { 10_000_000 + it * 10_000_000L.intdiv(count) })
    }

    /** From 1 ms on. */
    private static Histogram wide(int count) {
        Pairs.histogram((1..count).collect { it * 1_000_000L })
    }

    private static Histogram spread(double factor) {
        Pairs.histogram((0..<1_000).collect { (long) (factor * (10_000_000 + it * 10_000)) })
    }

    private static List<FailureKind> kinds(Map<String, Integer> counts) {
        counts.collect { step, count -> Pairs.kind(step, count) }
    }

    private static InjectorReport injector(long hits, long fired) {
        new InjectorReport('delay(5ms)', '', 'delay(5ms)', 'point', '', hits, fired, 0, '')
    }
}
