package io.chaoskit.internal.sweep

import io.chaoskit.internal.sweep.Search.Scope
import io.chaoskit.plan.Fault
import spock.lang.Specification

/** The order of a search, without runs: a graph says what each experiment reaches. */
class SearchSpec extends Specification {

    /** By the last hit of an experiment: what is reached after it. */
    Map<String, List<String>> graph = [:]
    List<String> made = []

    def "goes breadth first, and follows what only a fault reached"() {
        given:
        graph = [a: ['a1', 'b'], b: ['b1'], a1: ['a2'], b1: [], a2: []]

        when:
        def search = search(['a', 'b'])

        then:
        made == ['a', 'b', 'a>a1', 'b>b1', 'a>a1>a2']
        search.explored() == 5
        search.reached() == 5
        search.skipped() == [:]
    }

    def "at depth 2 it pairs a hit with those that come after it"() {
        given:
        graph = [a: ['b', 'c'], b: ['c'], c: []]

        when:
        search(['a', 'b', 'c'], new Scope(2, 1, 1, ''))

        then:
        made == ['a', 'b', 'c', 'a>b', 'a>c', 'b>c']
    }

    def "what is reached in a circle ends"() {
        given:
        graph = [a: ['x'], x: ['y'], y: ['x', 'z'], z: ['w'], w: []]

        when:
        def search = search(['a'])

        then:
        made == ['a', 'a>x', 'a>x>y', 'a>x>y>z']
        search.skipped() == [(Search.TOO_MANY): 1L]
    }

    def "each choice of an effect is an experiment"() {
        when:
        def search = new Search(new Scope(1, 1, 1, ''), [], maker())
        search.run([arrival('a', ['one', 'two'])]) { }

        then:
        made == ['a/one', 'a/two']
        search.explored() == 1
    }

    def "#parts parts have together what one search has, in any order"() {
        given:
        graph = ('a'..'j').collectEntries { [it, ["${it}1".toString()]] } + ('a'..'j').collectEntries { ["${it}1".toString(), []] }
        search('a'..'j')
        def whole = made.toSet()

        when:
        def each = (1..parts).collect { part -> made = []; search('a'..'j', new Scope(1, part, parts, '')); made }

        then:
        each.flatten().toSet() == whole
        each.flatten().size() == whole.size()

        where:
        parts << [2, 4, 30]
    }

    def "an end leaves what is left counted"() {
        given:
        graph = [a: ['a1'], b: [], c: []]

        when:
        def search = search(['a', 'b', 'c'], new Scope(1, 1, 1, ''), 2)

        then:
        made == ['a', 'b']
        search.ended()
        search.skipped() == [(Search.NO_TIME): 2L]
    }

    def "a fault that does not come again is told"() {
        given:
        graph = [a: null, b: []]

        when:
        def search = search(['a', 'b'])

        then:
        search.explored() == 1
        search.skipped() == [(Search.NOT_AGAIN): 1L]
    }

    def "what comes again in later iterations is no place of its own, and what only they reach is told once"() {
        given: 'late comes in the second iteration only, and after a fault in the third'
        def all = [arrival('a'), arrival('b'), later('a', 2), later('late', 2)]
        def made = []
        def maker = { Experiment each -> made << each.id(); Optional.of(new Result(true, 'absorbed', [], [later('a', 3), later('late', 3)], [:])) }

        when:
        def search = new Search(new Scope(1, 1, 1, ''), all, maker as Search.Maker)
        search.run(all.take(2)) { }

        then:
        made.size() == 2
        search.explored() == 2
        search.skipped() == [(Search.USUAL_LATER): 1L]
    }

    def "later hits by the same calls and too many contexts are merged"() {
        given:
        def later = (1..5).collect { new Arrival(1, key('m', 'c', it), '', 'e', []) }
        def contexts = (1..60).collect { new Arrival(1, key('n', "c$it", 1), '', 'e', []) }

        when:
        def merged = Merging.of((later + contexts).shuffled(new Random(1)))

        then:
        merged.kept().size() == 3 + 50
        merged.kept().findAll { it.key().method() == 'm' }*.key()*.hit() == [1, 2, 3]
        merged.skipped() == [(Merging.LATER_HIT): 2L, (Merging.MORE_CONTEXTS): 10L]
        merged.kept() == Merging.of(later + contexts).kept()
    }

    private Search search(Collection<String> starts, Scope scope = new Scope(1, 1, 1, ''), int limit = 100) {
        def arrivals = starts.collect { arrival(it) }
        def search = new Search(scope, arrivals, maker(limit))
        search.run(arrivals) { }
        search
    }

    private Search.Maker maker(int limit = 100) {
        { Experiment experiment ->
            if (made.size() >= limit) {
                return Optional.empty()
            }
            made << experiment.shots().collect {
                it.at().key().site() + (it.choice() < 0 ? '' : "/${it.effect()}")
            }.join('>').toString()
            def next = graph.getOrDefault(experiment.last().at().key().site(), [])
            Optional.of(next == null ? Result.notFired()
                : new Result(true, 'absorbed', [], next.collect { arrival(it) }, [:]))
        }
    }

    private static Arrival arrival(String site, List<String> choices = []) {
        new Arrival(1, new Fault.Key('i', site, '', '', '0', 1, true), '', 'e', choices)
    }

    private static Arrival later(String site, long iteration) {
        new Arrival(iteration, new Fault.Key('i', site, '', '', '0', 1, true), '', 'e', [])
    }

    private static Fault.Key key(String method, String context, long hit) {
        new Fault.Key('i', 's', method, context, '', hit, true)
    }
}
