package io.chaoskit.internal.sweep

import io.chaoskit.internal.sweep.Finding.Kind
import io.chaoskit.internal.sweep.Search.Made
import io.chaoskit.plan.Fault
import spock.lang.Specification

/** The fewest faults of a finding, without runs: a condition says which sets of faults show it. */
class ShrinkingSpec extends Specification {

    List<String> made = []

    def "of #faults what shows it is #smallest, as #proof"() {
        when:
        def shrunk = shrink(faults, shows).values()

        then:
        shrunk*.smallest()*.shots()*.collect { it.at().key().site() }*.join('') == [smallest]
        shrunk*.proof() == [proof]

        where:
        faults | shows                                  | smallest | proof
        'ab'   | { true }                               | 'a'      | ''
        'ab'   | { it.contains('b') }                   | 'b'      | ''
        'ab'   | { it.containsAll(['a', 'b']) }         | 'ab'     | 'minimal: all 2 smaller sets pass'
        'abc'  | { it.containsAll(['a', 'c']) }         | 'ac'     | 'minimal: all 3 smaller sets pass'
        'abcd' | { it.containsAll(['a', 'b', 'c', 'd']) } | 'abcd' | 'minimal: all 14 smaller sets pass'
    }

    def "what a single fault shows is not shrunk, and what was made is not made again"() {
        given:
        def shows = { it.contains('a') }

        expect:
        new Shrinking(maker(shows, 99)).of([of('a', shows), of('ab', shows)]) == [:]
        new Shrinking(maker({ it.size() > 1 }, 99)).of([of('a', { false }), of('ab', { true })])*.value*.proof() ==
            ['minimal: all 2 smaller sets pass']
        made == ['b']
    }

    def "an end in the middle is told"() {
        expect:
        new Shrinking(maker({ it.size() > 2 }, 4)).of([of('abc', { true })])*.value*.proof() ==
            ['the sweep ended before all smaller sets were tried']
        made.size() == 4
    }

    def "another finding is not the one that is shrunk"() {
        when:
        def other = { Experiment experiment -> Optional.of(result('other')) } as Search.Maker

        then:
        new Shrinking(other).of([of('ab', { true })])*.value*.proof() == ['minimal: all 2 smaller sets pass']
    }

    private Map<String, Shrinking.Shrunk> shrink(String faults, Closure<Boolean> shows) {
        new Shrinking(maker(shows, 99)).of([of(faults, { true })])
    }

    private Search.Maker maker(Closure<Boolean> shows, int limit) {
        { Experiment experiment ->
            if (made.size() == limit) {
                return Optional.empty()
            }
            def sites = experiment.shots()*.at()*.key()*.site()
            made << sites.join('')
            Optional.of(shows(sites) ? result('same') : result())
        }
    }

    private static Made of(String sites, Closure<Boolean> shows) {
        def shots = sites.toList().collect {
            new Shot(new Arrival(1, new Fault.Key('i', it, '', '', '0', 1, true), '', 'e', []), Shot.NO_CHOICE)
        }
        new Made(new Experiment(shots), shows(sites.toList()) ? result('same') : result())
    }

    private static Result result(String... sameAs) {
        new Result(true, 'absorbed', sameAs.toList().collect { new Finding(Kind.HANG, 'm', it) }, [], [:])
    }
}
