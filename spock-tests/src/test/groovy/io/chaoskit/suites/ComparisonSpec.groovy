package io.chaoskit.suites

import spock.lang.Specification

import java.time.Duration

/** What the runs of a library's tests are judged by, without running them. */
class ComparisonSpec extends Specification {

    def "a test differs when it is another thing only while all is woven"() {
        given:
        def all = new Comparison(ran(before), ran(woven), ran(after), [])

        expect:
        all.different() == different
        all.unstable() == unstable

        where:
        before               | woven                | after                || different | unstable
        [a: 'SUCCESSFUL']    | [a: 'SUCCESSFUL']    | [a: 'SUCCESSFUL']    || []        | []
        [a: 'SUCCESSFUL']    | [a: 'FAILED x.Y']    | [a: 'SUCCESSFUL']    || ['a']     | []
        [a: 'FAILED x.Y']    | [a: 'SUCCESSFUL']    | [a: 'FAILED x.Y']    || ['a']     | []
        [a: 'FAILED x.Y']    | [a: 'FAILED x.Z']    | [a: 'FAILED x.Y']    || ['a']     | []
        [a: 'SUCCESSFUL']    | [a: 'FAILED x.Y']    | [a: 'FAILED x.Y']    || []        | ['a']
        [a: 'SUCCESSFUL']    | [:]                  | [a: 'SUCCESSFUL']    || ['a']     | []
        [:]                  | [a: 'SUCCESSFUL']    | [:]                  || ['a']     | []
    }

    def "a test that is woven again and then is as without weaving differed by chance"() {
        given:
        def all = new Comparison(ran(a: 'SUCCESSFUL'), ran(a: 'FAILED x.Y'), ran(a: 'SUCCESSFUL'), again.collect { ran(a: it) })

        expect:
        all.different() == different
        all.unstable() == unstable

        where:
        again                                     || different | unstable
        ['FAILED x.Y', 'FAILED x.Y', 'not run']   || ['a']     | []
        ['FAILED x.Y', 'SUCCESSFUL']              || []        | ['a']
    }

    def "the classes that take longest when woven come first"() {
        given:
        def all = new Comparison(ran([:], [A: 1, B: 2]), ran([:], [A: 9, B: 3, C: 4]), ran([:], [A: 1]), [])

        expect:
        all.slowest(2) == ['A: plain 1.0 s, woven 9.0 s, plain again 1.0 s', 'C: plain 0.0 s, woven 4.0 s, plain again 0.0 s']
    }

    private static Outcomes ran(Map<String, String> outcomes, Map<String, Integer> seconds = [:]) {
        new Outcomes(outcomes, seconds.collectEntries { name, length -> [name, Duration.ofSeconds(length)] } as Map<String, Duration>)
    }
}
