package io.chaoskit.internal.sweep

import spock.lang.Specification

/** In how many iterations in a row the faults of an experiment are made again. */
class RepeatingSpec extends Specification {

    def "a leak of one in each iteration empties a bulkhead of 25 places where iterations are quick"() {
        given:
        def asked = []
        def runs = { experiment, times, more -> asked << times; Optional.empty() } as Repeating.Runs

        when:
        new Repeating(12, runs).of(null, null, quick)

        then:
        asked == [rounds]

        where:
        quick || rounds
        true  || 36
        false || 12
    }
}
