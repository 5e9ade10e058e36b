package io.chaoskit.value

import io.chaoskit.internal.text.Nearest
import spock.lang.Specification

class NearestSpec extends Specification {

    static final List<String> WORDS = ['goroutineLimit', 'threadLimit', 'noPanics', 'maxErrors', 'delay', 'rate']

    def "'#typed' is taken for #meant"() {
        expect:
        Nearest.to(typed, WORDS) == Optional.of(meant)

        where:
        typed             | meant
        'goroutinLimit'   | 'goroutineLimit'
        'goroutienLimit'  | 'goroutineLimit'
        'GOROUTINELIMIT'  | 'goroutineLimit'
        'noPanic'         | 'noPanics'
        'dealy'           | 'delay'
        'rat'             | 'rate'
    }

    def "'#typed' is near to nothing"() {
        expect:
        Nearest.to(typed, WORDS).empty

        where:
        typed << ['network', 'rte5', 'x', '']
    }

    def "a tie goes to the first in alphabetical order"() {
        expect:
        Nearest.to('stepX', ['stepB', 'stepA']) == Optional.of('stepA')
    }

    def "nothing is near when there is nothing"() {
        expect:
        Nearest.to('delay', []).empty
    }
}
