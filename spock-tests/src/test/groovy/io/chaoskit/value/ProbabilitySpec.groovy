package io.chaoskit.value

import io.chaoskit.internal.value.Mixer
import spock.lang.Specification

class ProbabilitySpec extends Specification {

    def "rejects #value"() {
        when:
        new Probability(value)

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == "probability must be between 0 and 1, but was $text"

        where:
        value                    | text
        1.5d                     | '1.5'
        -0.1d                    | '-0.1'
        2d                       | '2'
        Double.NaN               | 'NaN'
        Double.POSITIVE_INFINITY | 'Infinity'
    }

    def "0 never hits and 1 always does"() {
        expect:
        draws.every { !new Probability(0).hits(it) }
        draws.every { new Probability(1).hits(it) }

        where:
        draws = [0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 11]
    }

    def "hits below its share of all draws"() {
        given:
        def half = new Probability(0.5)

        expect:
        half.hits(Long.MAX_VALUE)
        !half.hits(Long.MIN_VALUE)
    }

    def "hits about as often as it says"() {
        given:
        def chance = new Probability(0.1)

        expect:
        (1..100_000).count { chance.hits(Mixer.mix(42, it)) } in (9_700..10_300)
    }

    def "writes #value as #text"() {
        expect:
        new Probability(value).toString() == text

        where:
        value | text
        0d    | '0'
        1d    | '1'
        0.25d | '0.25'
    }
}
