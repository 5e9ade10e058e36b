package io.chaoskit.trigger

import groovy.transform.CompileStatic
import io.chaoskit.StubHit
import spock.lang.Specification

import static io.chaoskit.trigger.Trigger.ALWAYS

class EvenSpreadSpec extends Specification {

    def "one hit an iteration fires at iterations n, 2n and so on"() {
        expect:
        (1..1_000).every { n ->
            firing(n, 3 * n, 1)*.get(0) == [n, 2 * n, 3 * n]
        }
    }

    def "one iteration fires at each nth hit"() {
        expect:
        (1..60).every { n ->
            def hits = firing(n, 1, 10 * n)*.get(1)
            hits.size() == 10 && (1..<10).every { hits[it] - hits[it - 1] == n }
        }
    }

    def "any number of hits an iteration keeps within 3 faults of one in n"() {
        expect:
        (1..400).collect { n -> [1, 2, 3, 5, 10, 37, 101].collect { worst(n, 2 * n + 5, it, 1) }.max() }.max() < 3
    }

    def "the first fault comes within three times n hits"() {
        expect:
        (1..400).every { n ->
            [1, 2, 3, 5, 10, 37, 101].every { hits ->
                def first = firing(n, 3 * n, hits, 1)[0]
                (first[0] - 1) * hits + first[1] <= 3 * n
            }
        }
    }

    def "numbers of hits that change from iteration to iteration give one in n"() {
        given:
        def random = new Random(7)
        def spread = EvenSpread.of(n)
        long all = 0
        long fired = 0

        when:
        (1..20_000).each { iteration ->
            int hits = random.nextInt(12)
            all += hits
            fired += admitted(spread, iteration, hits, '0')
        }

        then:
        Math.abs(fired - all / n) < 0.02 * all / n

        where:
        n << [2, 7, 50, 100]
    }

    def "#threads threads with a hit each do not fire together"() {
        given:
        def spread = EvenSpread.of(100)

        when:
        def fired = (1..100).collect { iteration -> (1..threads).sum { admitted(spread, iteration, 1, "0.$it") } }

        then:
        fired.sum() == threads
        fired.max() == 1
        fired.take(50).sum() in (threads / 2 - 2..threads / 2 + 2)

        where:
        threads << [4, 10, 40]
    }

    def "children of children do not fire together"() {
        given:
        def spread = EvenSpread.of(97)
        def tasks = (1..4).collectMany { a -> (1..4).collect { b -> "0.${a}.$b".toString() } }

        when:
        def fired = (1..97).collect { iteration -> tasks.sum { admitted(spread, iteration, 1, it) } }

        then:
        fired.sum() == 16
        fired.max() <= 2
    }

    def "the largest n is ready at once"() {
        expect:
        !ALWAYS.every(Integer.MAX_VALUE).arm().admits(new StubHit())
        ALWAYS.every(Integer.MAX_VALUE).arm().admits(new StubHit(iteration: Integer.MAX_VALUE))
    }

    def "counts the hits at all sites of an injector"() {
        given:
        def gate = ALWAYS.every(5).arm()

        expect:
        (1..5).findAll { gate.admits(new StubHit(iteration: 5, number: 1, count: it)) } == [1]
    }

    /** The iterations and hits at which faults come, up to so many. */
    @CompileStatic
    private static List<List<Integer>> firing(int n, int iterations, int hits, int most = Integer.MAX_VALUE) {
        def spread = EvenSpread.of(n)
        List<List<Integer>> all = []
        for (int i = 1; i <= iterations && all.size() < most; i++) {
            for (int h = 1; h <= hits; h++) {
                if (spread.admits(new StubHit(iteration: i, number: h))) {
                    all.add([i, h])
                }
            }
        }
        all
    }

    /** How far the faults are from one in n at most, looked at after each iteration. */
    @CompileStatic
    private static double worst(int n, int iterations, int hits, int threads) {
        def spread = EvenSpread.of(n)
        long fired = 0
        double worst = 0
        for (int i = 1; i <= iterations; i++) {
            fired += admitted(spread, i, hits, '0')
            worst = Math.max(worst, Math.abs(fired - (i * hits) / (double) n))
        }
        worst
    }

    @CompileStatic
    private static int admitted(Gate gate, int iteration, int hits, String task) {
        def hit = new StubHit(iteration: iteration, task: task)
        int count = 0
        for (int h = 1; h <= hits; h++) {
            hit.number = h
            count += gate.admits(hit) ? 1 : 0
        }
        count
    }
}
