package io.chaoskit.report.html

import io.chaoskit.internal.report.html.Distribution
import io.chaoskit.internal.report.html.Figures
import io.chaoskit.internal.report.html.Room
import io.chaoskit.internal.report.html.Stretches
import io.chaoskit.report.Report
import io.chaoskit.report.TimeBuckets
import io.chaoskit.report.TimeBuckets.Bucket
import spock.lang.Specification

import java.time.Duration

/** Numbers on the HTML page: nothing is lost on the way to a plot, and nothing sounds better than it is. */
class HtmlFiguresSpec extends Specification {

    def "a share of #share is #text"() {
        expect:
        Figures.percent(share) == text

        where:
        share            || text
        1                || '100 %'
        0                || '0 %'
        0.9928           || '99.28 %'
        16 / 17d         || '94.11 %'
        0.999_999        || '> 99.99 %'
        0.000_001        || '< 0.01 %'
        0.95             || '95 %'
    }

    def "a time of #nanos ns is #text"() {
        expect:
        Figures.time(Duration.ofNanos(nanos)) == text

        where:
        nanos         || text
        0             || '0\u202fms'
        1_234         || '1.23\u202fus'
        12_345_678    || '12.3\u202fms'
        90_000_000_000 || '1.5\u202fmin'
    }

    def "the distribution of #iterations iterations has each of them once"() {
        when:
        def distribution = Distribution.of(report)

        then:
        distribution.countsAsList().sum() == iterations
        distribution.countsAsList().size() in 1..60
        distribution.from()[0] <= report.latency().min().toNanos()
        distribution.to()[-1] >= report.latency().max().toNanos()

        where:
        report                  | iterations
        Specimens.passing()     | 4_000
        Specimens.failing()     | 10_000
        Specimens.brief(1)      | 1
        Specimens.brief(7)      | 7
    }

    def "a run without iterations has no distribution"() {
        expect:
        Distribution.of(Specimens.empty()).isEmpty()
    }

    def "stretches are put together until there are few enough, and have no gap"() {
        given:
        def buckets = new TimeBuckets(100, (0..<100).findAll { it != 50 }.collect { new Bucket(it * 100L, it, 1, 2, '') })

        when:
        def stretches = Stretches.of(buckets, 30)

        then:
        stretches.widthMs() == 400
        stretches.rows()*.atMs() == (0..<25).collect { it * 400L }
        stretches.rows()*.iterations().sum() == (0..<100).sum() - 50
        stretches.rows()*.failures().sum() == 99
        stretches.rows()*.faults().sum() == 198
        Stretches.of(TimeBuckets.NONE, 30).rows() == []
    }

    def "a long text is cut between characters, and says how long it is"() {
        expect:
        Room.begin('abcdef', 6) == 'abcdef'
        Room.begin('abcdefg', 6) == 'abcdef… (7 characters)'
        Room.begin('abcde\ud83d\ude00', 6) == 'abcde… (7 characters)'
    }
}
