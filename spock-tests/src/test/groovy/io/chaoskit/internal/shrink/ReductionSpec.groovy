package io.chaoskit.internal.shrink

import groovy.transform.CompileStatic
import io.chaoskit.internal.shrink.Oracle.Answer
import spock.lang.Specification

/** The search for the few faults that matter, over tables of outcomes instead of runs. */
class ReductionSpec extends Specification {

    def "of a few faults the result is the minimum, and all smaller sets were tried"() {
        given:
        def table = new Table(6, { it.containsAll([1, 4]) })

        when:
        def reduced = table.reduced()

        then:
        reduced.faults() == [1, 4]
        reduced.proof() == Proof.MINIMAL
        reduced.passing() == 1 + 6
        table.asked.count { it.size() < 2 } == 7
    }

    def "finds the smaller one of two reasons"() {
        given:
        def table = new Table(faults, { it.containsAll([0, 1, 2]) || it.contains(faults - 1) })

        expect:
        table.reduced().faults() == [faults - 1]

        where:
        faults << [7, 30]
    }

    def "of many faults no single one can be left out"() {
        given:
        def table = new Table(40, { it.containsAll([3, 17, 39]) })

        when:
        def reduced = table.reduced()

        then:
        reduced.faults() == [3, 17, 39]
        reduced.proof() == Proof.ONE_MINIMAL
        table.asked.size() < 35
    }

    def "a single fault of many is the minimum, because nothing fails without any"() {
        expect:
        new Table(40, { it.contains(7) }).reduced() == new Reduced([7], Proof.MINIMAL, 1)
    }

    def "says when no fault is needed at all"() {
        given:
        def table = new Table(12, { true })

        expect:
        table.reduced() == new Reduced([], Proof.MINIMAL, 0)
        table.asked == [[]]
    }

    def "goes on with the faults that really fired"() {
        given: 'without the first fault none of the next twenty is reached'
        def table = new Table(22, { it.contains(21) })
        table.reached = { Set<Integer> set -> set.findAll { it == 0 || it == 21 || 0 in set }.toSet() }

        when:
        def reduced = table.reduced()

        then:
        reduced.faults() == [21]
        table.asked.size() <= 5
    }

    def "a fault that hides the failure needs the one that undoes it"() {
        given:
        def table = new Table(20, { it.containsAll([5, 11]) && !(it.contains(2) && !it.contains(9)) })

        expect:
        table.reduced().faults() == [5, 11]
    }

    def "ends with the best that it has when the time is over"() {
        given:
        def table = new Table(40, { it.containsAll([3, 17, 39]) })
        table.limit = limit

        when:
        def reduced = table.reduced()

        then:
        reduced.proof() == Proof.BUDGET
        reduced.faults().containsAll([3, 17, 39])
        table.asked.size() == limit

        where:
        limit << [0, 1, 6, 11]
    }

    def "no set is tried twice"() {
        when:
        def tables = (1..50).collect { Table.random(it) }
        tables*.reduced()

        then:
        tables.every { it.asked.toSet().size() == it.asked.size() }
    }

    def "finds the minimum in fewer runs than ddmin"() {
        given:
        def tables = (1..200).collect { Table.random(it) }
        def same = (1..200).collect { Table.random(it) }

        when:
        def minima = tables.count { it.reduced().faults().size() == it.smallest() }
        same.each { it.ddmin() }

        then:
        minima >= 190
        median(tables*.asked*.size()) <= 25
        median(tables*.asked*.size()) <= 0.6 * median(same*.asked*.size())
    }

    def "a failure that comes in three of ten runs keeps its core"() {
        when:
        def right = (1..30).count { seed ->
            def random = new Random(seed)
            def table = new Table(10, { it.containsAll([2, 6]) && random.nextDouble() < 0.3 })
            def tries = new Odds((1..20).count { random.nextDouble() < 0.3 } as int ?: 1, 20).triesToPass()
            new Reduction<Integer>((0..<10).toList(), new Repeated<>(table, tries), { false }).reduce().faults() == [2, 6]
        }

        then:
        right >= 27
    }

    def "the interval of odds is that of Wilson"() {
        when:
        def odds = new Odds(7, 10)

        then:
        Math.abs(odds.low() - 0.3968) < 0.001
        Math.abs(odds.high() - 0.8922) < 0.001
        new Odds(0, 0).low() == 0
        new Odds(0, 0).high() == 1
        new Odds(20, 20).high() == 1
        new Odds(3, 3).triesToPass() == 1
        new Odds(6, 20).triesToPass() == 15
    }

    private static double median(List<Integer> values) {
        def sorted = values.sort(false)
        (sorted[(sorted.size() - 1).intdiv(2)] + sorted[sorted.size().intdiv(2)]) / 2
    }

    /** Outcomes by a rule, and which sets were asked for. */
    @CompileStatic
    static class Table implements Oracle<Integer> {

        final int size
        final Closure<Boolean> rule
        final List<List<Integer>> asked = []
        Closure<Set<Integer>> reached = { Set<Integer> set -> set }
        int limit = Integer.MAX_VALUE

        Table(int size, Closure<Boolean> rule) {
            this.size = size
            this.rule = rule
        }

        /** 2 to 40 faults, of which 1 to 3 matter; every other table has faults that hide the failure, or a second reason. */
        static Table random(int seed) {
            def random = new Random(seed)
            int size = 2 + random.nextInt(39)
            def all = (0..<size).toList()
            Collections.shuffle(all, random)
            int matter = Math.min(size, 1 + random.nextInt(3))
            def core = all.take(matter)
            def rest = all.drop(matter)
            if (seed % 4 == 0 && rest.size() > 2) {
                def other = rest.take(matter + random.nextInt(2))
                return new Table(size, { Set<Integer> set -> set.containsAll(core) || set.containsAll(other) })
            }
            def pairs = seed % 2 == 0 ? rest.collate(2).findAll { it.size() == 2 }.take(1 + random.nextInt(3)) : []
            new Table(size, { Set<Integer> set ->
                set.containsAll(core) && pairs.every { !(set.contains(it[0]) && !set.contains(it[1])) }
            })
        }

        @Override
        Answer<Integer> ask(List<Integer> faults) {
            asked << faults
            def set = reached.call(faults.toSet())
            new Answer<Integer>(rule.call(set), faults.findAll { it in set })
        }

        Reduced<Integer> reduced() {
            new Reduction<Integer>((0..<size).toList(), this, { asked.size() >= limit }).reduce()
        }

        /** The size of the smallest set that fails. */
        int smallest() {
            (0..size).find { Subsets.first((0..<size).toList(), it, { List<Integer> set -> rule.call(set.toSet()) }) != null }
        }

        /** The algorithm of the textbook. */
        List<Integer> ddmin() {
            def left = (0..<size).toList()
            int parts = 2
            while (left.size() >= 2) {
                def blocks = blocks(left, parts)
                def single = blocks.find { ask(it).fails() }
                def without = single ? null : blocks.collect { left - it }.find { it && ask(it).fails() }
                if (single) {
                    left = single
                    parts = 2
                } else if (without) {
                    left = without
                    parts = Math.max(parts - 1, 2)
                } else if (parts >= left.size()) {
                    break
                } else {
                    parts = Math.min(left.size(), 2 * parts)
                }
            }
            left
        }

        private static List<List<Integer>> blocks(List<Integer> all, int parts) {
            (0..<parts).collect { all.subList((all.size() * it).intdiv(parts), (all.size() * (it + 1)).intdiv(parts)) }.findAll()
        }
    }
}
