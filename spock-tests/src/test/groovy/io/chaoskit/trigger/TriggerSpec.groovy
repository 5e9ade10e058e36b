package io.chaoskit.trigger

import groovy.transform.CompileStatic
import io.chaoskit.StubHit
import io.chaoskit.site.Hit
import io.chaoskit.site.Sites
import io.chaoskit.value.InjectorMistake
import spock.lang.Specification

import java.time.Duration
import java.util.concurrent.Callable
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.Executors

import static io.chaoskit.trigger.Trigger.ALWAYS
import static java.time.Duration.ofMillis
import static java.time.Duration.ofSeconds

class TriggerSpec extends Specification {

    def "always fires at each hit"() {
        expect:
        firing(ALWAYS, points(3)) == [1, 2, 3]
        ALWAYS.toString() == ''
    }

    def "#trigger fires at the hits #expected of an iteration"() {
        expect:
        firing(trigger, points(7)) == expected

        where:
        trigger                     | expected
        ALWAYS.every(1)             | [1, 2, 3, 4, 5, 6, 7]
        ALWAYS.every(3)             | [3, 6]
        ALWAYS.first(2)             | [1, 2]
        ALWAYS.after(5)             | [6, 7]
        ALWAYS.limit(4)             | [1, 2, 3, 4]
        ALWAYS.after(2).first(4)    | [3, 4]
        ALWAYS.every(2).limit(2)    | [2, 4]
        ALWAYS.limit(2).every(2)    | [2, 4]
        ALWAYS.probability(1)       | [1, 2, 3, 4, 5, 6, 7]
        ALWAYS.probability(0)       | []
        ALWAYS.when { it.number() % 2 == 1 } | [1, 3, 5, 7]
    }

    def "every nth counts on from one iteration to the next"() {
        given:
        def gate = ALWAYS.every(3).arm()

        expect:
        (1..4).collect { iteration -> (1..4).findAll { gate.admits(new StubHit(iteration: iteration, number: it)) } } ==
            [[3], [2], [1, 4], [3]]
    }

    def "#trigger counts iterations at the start of a step"() {
        given:
        def gate = trigger.arm()

        expect:
        (1..5).findAll { gate.admits(new StubHit(site: Sites.step('place'), iteration: it, number: 1)) } == expected

        where:
        trigger         | expected
        ALWAYS.first(2) | [1, 2]
        ALWAYS.after(3) | [4, 5]
        ALWAYS.every(2) | [2, 4]
    }

    def "#trigger counts within each iteration at a point"() {
        given:
        def gate = trigger.arm()

        expect:
        (1..2).collect { iteration -> (1..3).findAll { gate.admits(new StubHit(iteration: iteration, number: it)) } } ==
            [expected, expected]

        where:
        trigger         | expected
        ALWAYS.first(2) | [1, 2]
        ALWAYS.after(1) | [2, 3]
    }

    def "#trigger fires at the ages #expected ms"() {
        given:
        def gate = trigger.arm()

        expect:
        ages.findAll { gate.admits(new StubHit(elapsed: ofMillis(it))) } == expected

        where:
        trigger                                           | ages                            | expected
        ALWAYS.after(ofMillis(20))                        | [0, 19, 20, 21]                 | [20, 21]
        ALWAYS.between(ofMillis(10), ofMillis(20))        | [0, 9, 10, 19, 20, 30]          | [10, 19]
        ALWAYS.between(Duration.ZERO, ofMillis(20))       | [0, 19, 20]                     | [0, 19]
        ALWAYS.every(ofMillis(10))                        | [0, 9, 10, 11, 25, 26, 50, 59]  | [10, 25, 50]
        ALWAYS.every(ofMillis(10)).after(ofMillis(26))    | [0, 10, 25, 26, 27]             | [26]
        ALWAYS.every(ofMillis(10)).limit(2)               | [0, 1, 10, 11, 20, 30, 40]      | [10, 20]
        ALWAYS.limit(2).every(ofMillis(10))               | [0, 1, 10, 11, 20, 30, 40]      | [10, 20]
    }

    def "a probability is drawn for each hit"() {
        given:
        def gate = ALWAYS.probability(0.2).arm()
        def fired = (1..10_000).findAll { gate.admits(new StubHit(number: it)) }

        expect:
        fired.size() in (1_900..2_100)
        fired == (1..10_000).findAll { gate.admits(new StubHit(number: it)) }
        fired != (1..10_000).findAll { gate.admits(new StubHit(number: it, key: 1)) }
    }

    def "a rate lets #perSecond faults a second through"() {
        given:
        def gate = ALWAYS.rate(perSecond).arm()
        def fired = (0..<10_000).findAll { gate.admits(new StubHit(elapsed: ofMillis(it))) }

        expect:
        fired.size() == expected
        fired.take(3) == firstThree

        where:
        perSecond | expected | firstThree
        50        | 500      | [0, 20, 40]
        1         | 10       | [0, 1_000, 2_000]
        0.25      | 3        | [0, 4_000, 8_000]
        1_000     | 10_000   | [0, 1, 2]
    }

    def "a rate keeps the unused of a tenth of a second"() {
        given:
        def gate = ALWAYS.rate(50).arm()
        gate.admits(new StubHit())

        expect:
        (1..100).count { gate.admits(new StubHit(elapsed: ofSeconds(10))) } == 6
    }

    def "a rate does not use up the limit"() {
        given:
        def gate = ALWAYS.limit(2).rate(1).arm()

        expect:
        (0..<5_000).findAll { gate.admits(new StubHit(elapsed: ofMillis(it))) } == [0, 1_000]
    }

    def "the slowest rate fires once"() {
        given:
        def gate = ALWAYS.rate(1e-12d).arm()

        expect:
        (1..1_000).findAll { gate.admits(new StubHit(elapsed: Duration.ofDays(it))) } == [1]
    }

    def "several threads together get exactly #expected through #trigger"() {
        given:
        def gate = trigger.arm()
        def pool = Executors.newFixedThreadPool(4)

        when:
        def fired = pool.invokeAll((1..4).collect { { -> admitted(gate, 20_000) } as Callable<Integer> })*.get().sum()

        then:
        fired == expected

        cleanup:
        pool.shutdown()

        where:
        trigger             | expected
        ALWAYS.limit(1_000) | 1_000
        ALWAYS.limit(1)     | 1
        ALWAYS.rate(1e-3d)  | 1
    }

    def "a limit holds when threads arrive at the same moment"() {
        given:
        // Many limits of one, so that many arrivals are close.
        def gates = (1..200_000).collect { ALWAYS.limit(1).arm() } as Gate[]
        def together = new CyclicBarrier(2)
        def pool = Executors.newFixedThreadPool(2)

        when:
        def fired = pool.invokeAll((1..2).collect { { -> together.await(); admitted(gates) } as Callable<Integer> })*.get().sum()

        then:
        fired == 200_000

        cleanup:
        pool.shutdown()
    }

    def "the gates of two runs do not share their counts"() {
        given:
        def trigger = ALWAYS.limit(1)

        expect:
        trigger.arm().admits(new StubHit())
        trigger.arm().admits(new StubHit())
    }

    def "a condition that throws is a mistake of its trigger"() {
        given:
        def gate = ALWAYS.when { throw new IllegalStateException('no idea') }.arm()

        when:
        gate.admits(new StubHit())

        then:
        def wrong = thrown(InjectorMistake)
        wrong.mistake().message() == "the trigger 'when' of ${new StubHit().injector()} threw IllegalStateException: no idea"
        wrong.cause instanceof IllegalStateException
    }

    def "is written as '#text'"() {
        expect:
        trigger.toString() == text

        where:
        trigger                                        | text
        ALWAYS.probability(0.25)                       | 'probability 0.25'
        ALWAYS.every(3).limit(2)                       | 'every 3 limit 2'
        ALWAYS.every(ofSeconds(1))                     | 'every 1s'
        ALWAYS.first(1).after(ofMillis(1_500))         | 'first 1 after 1.5s'
        ALWAYS.after(3)                                | 'after 3'
        ALWAYS.between(ofMillis(500), ofSeconds(2))    | 'between 500ms, 2s'
        ALWAYS.rate(50)                                | 'rate 50.perSecond'
        ALWAYS.when { true }                           | 'when {…}'
    }

    def "rejects a condition that was given before: #before"() {
        when:
        again(before)

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == "a trigger must not say the same twice, but has $message; keep one"

        where:
        before                          | again                                        | message
        ALWAYS.probability(0.1)         | { it.probability(0.2) }                      | "'probability 0.1' and 'probability 0.2'"
        ALWAYS.every(2)                 | { it.every(3) }                              | "'every 2' and 'every 3'"
        ALWAYS.every(ofMillis(2))       | { it.every(ofMillis(3)) }                    | "'every 2ms' and 'every 3ms'"
        ALWAYS.first(1)                 | { it.first(1) }                              | "'first 1' and 'first 1'"
        ALWAYS.after(1)                 | { it.after(2) }                              | "'after 1' and 'after 2'"
        ALWAYS.after(ofMillis(1))       | { it.after(ofMillis(2)) }                    | "'after 1ms' and 'after 2ms'"
        ALWAYS.limit(1)                 | { it.limit(2) }                              | "'limit 1' and 'limit 2'"
        ALWAYS.rate(1)                  | { it.rate(2) }                               | "'rate 1.perSecond' and 'rate 2.perSecond'"
        ALWAYS.between(ofMillis(1), ofMillis(2)) | { it.between(ofMillis(3), ofMillis(4)) } | "'between 1ms, 2ms' and 'between 3ms, 4ms'"
        ALWAYS.when { true }            | { it.when { false } }                        | "'when {…}' and 'when {…}'"
    }

    def "a count and a time may both be given"() {
        expect:
        ALWAYS.every(2).every(ofMillis(3)).after(1).after(ofMillis(2)).toString() == 'every 2 every 3ms after 1 after 2ms'
    }

    def "rejects what can never be right: #message"() {
        when:
        wrongly()

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == message

        where:
        wrongly                                              | message
        ({ ALWAYS.probability(1.5) })                        | 'probability must be between 0 and 1, but was 1.5'
        ({ ALWAYS.every(0) })                                | 'every must be 1 or more, but was 0'
        ({ ALWAYS.every(ofMillis(0)) })                      | 'every must be more than 0, but was 0ms'
        ({ ALWAYS.first(0) })                                | 'first must be 1 or more, but was 0'
        ({ ALWAYS.after(0) })                                | 'after must be 1 or more, but was 0'
        ({ ALWAYS.after(ofMillis(-1)) })                     | 'after must be more than 0, but was -1ms'
        ({ ALWAYS.limit(-1) })                               | 'limit must be 1 or more, but was -1'
        ({ ALWAYS.rate(0) })                                 | 'rate must be more than 0, at most one a nanosecond, but was 0 per second'
        ({ ALWAYS.rate(Double.NaN) })                        | 'rate must be more than 0, at most one a nanosecond, but was NaN per second'
        ({ ALWAYS.between(ofMillis(-1), ofMillis(2)) })      | 'duration must not be negative, but was -1ms'
        ({ ALWAYS.between(ofMillis(2), ofMillis(2)) })       | 'between 2ms, 2ms must start before it ends; swap them'
    }

    def "a trigger is not changed by what is added to it"() {
        given:
        def once = ALWAYS.limit(1)

        when:
        once.every(2)

        then:
        once.toString() == 'limit 1'
    }

    private static List<StubHit> points(int count) {
        (1..count).collect { new StubHit(site: Sites.maybePanic(), number: it) }
    }

    private static List<Integer> firing(Trigger trigger, List<? extends Hit> hits) {
        def gate = trigger.arm()
        hits.findAll { gate.admits(it) }*.number()
    }

    @CompileStatic
    private static int admitted(Gate[] gates) {
        def hit = new StubHit()
        int count = 0
        for (Gate gate : gates) {
            count += gate.admits(hit) ? 1 : 0
        }
        count
    }

    @CompileStatic
    private static int admitted(Gate gate, int hits) {
        def hit = new StubHit()
        int count = 0
        for (int i = 0; i < hits; i++) {
            count += gate.admits(hit) ? 1 : 0
        }
        count
    }
}
