package io.chaoskit.replay

import acme.store.Cart
import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.InjectedException
import io.chaoskit.model.InvalidScenarioException
import io.chaoskit.model.ScenarioBuilder
import io.chaoskit.model.Target
import io.chaoskit.site.Sites
import io.chaoskit.validator.Validators

import java.time.Duration
import java.nio.file.Files
import java.util.concurrent.Executors
import java.util.concurrent.Semaphore
import spock.lang.TempDir
import java.nio.file.Path

import static io.chaoskit.effect.Effects.anyException
import static io.chaoskit.effect.Effects.error
import static io.chaoskit.effect.Effects.oneOf

/** Each fault that can be made is made, and what follows from it is told. */
class SweepSpec extends ChaosSpec {

    static final String CHARGE = 'acme.store.Cart.Card.charge()'
    static final String NOTE = 'acme.store.Cart.Card.note()'

    @TempDir
    Path folder

    def "each exception of a method is thrown once, and the outcome told: #work"() {
        when:
        def result = sweep(cart(work)) { work == 'hanging' ? it.hangLimit(Duration.ofSeconds(2)).repeats(0) : it }

        then:
        result.matrix().collect { [it.effect(), it.outcome()] } == matrix
        result.findings()*.kind() == findings

        where:
        work       || matrix                                                                                       | findings
        'pay'      || [['exception(IOException)', 'absorbed'], ['exception(RuntimeException)', 'propagated'],
                       ['exception(IOException)', 'propagated'], ['exception(RuntimeException)', 'propagated']]     | []
        'careless' || [['exception(IOException)', 'foreign'], ['exception(RuntimeException)', 'propagated']]        | ['foreign']
        'fragile'  || [['exception(IOException)', 'absorbed'], ['exception(RuntimeException)', 'propagated']]       | ['recovery']
        'hanging'  || [['exception(IOException)', 'hang'], ['exception(RuntimeException)', 'propagated']]           | ['hang']
    }

    def "what a retry reaches is swept with what led there"() {
        when:
        def result = sweep(cart('retried'))

        then:
        result.matrix().findAll { it.effect() == 'exception(IOException)' }*.outcome() ==
            ['retried 1 time', 'retried 1 time', 'translated']
        result.matrix()*.site().findAll { it.contains('hit 3 after') }.size() == 2
        result.findings() == []
        result.explored() == 3
    }

    def "a leak of one in each iteration shows when it adds up"() {
        when:
        def result = sweep(cart('leaky'))

        then:
        result.findings()*.kind() == ['recovery']
        result.findings()[0].faults()*.method() == [CHARGE, NOTE]
        result.findings()[0].message() ==
            "step 'leaky' threw IllegalStateException: no connection in recovery iteration 1, after the same in several iterations in a row"

        and: 'not without the repetitions'
        sweep(cart('leaky')) { it.repeats(0) }.findings() == []
    }

    def "what is opened once and kept is not opened for some time, too: #failed"() {
        when: 'two tries to open it in a step, of which the first one fails'
        def result = sweep {
            scenario().target(Target.created({ new Semaphore(4) }, { })).step('query') { step ->
                Semaphore permits = step.target()
                boolean open = permits.availablePermits() > 4
                Throwable why = null
                for (int i = 0; i < 2 && !open; i++) {
                    if (!permits.tryAcquire()) {
                        throw new IllegalStateException('no place is left')
                    }
                    try {
                        Chaos.apply('open')
                        permits.release(9)
                        open = true
                    } catch (InjectedException unreachable) {
                        permits.release(given)
                        why = unreachable
                    }
                }
                if (!open) {
                    throw new IllegalStateException('not opened', why)
                }
            }.inject(error('unreachable').on(Sites.point('open')))
        }

        then:
        result.matrix()*.outcome() == ['retried 1 time', 'translated']
        result.findings()*.message() == findings

        where:
        failed                    | given || findings
        'a place is lost'         | 0     || ["step 'query' threw IllegalStateException: no place is left in recovery iteration 1, after the same at each call in several iterations in a row"]
        'the place is given back' | 1     || []
    }

    def "a success that a check denies is an exception that vanished"() {
        when:
        def result = sweep {
            scenario().target(Target.created({ new Cart() }, { })).step('reserve') {
                it.target().reserved = 0
                it.target().reserve()
            }.inject(anyException().on(Sites.method(CHARGE)))
                .check(Validators.invariant('reserved', { it.target().reserved == 1 }).always())
        }

        then:
        result.findings()*.kind().contains('vanished')
        result.findings()[0].faults()*.effect() == ['exception(IOException)']
    }

    def "at depth 2 pairs are swept as well"() {
        given:
        def two = {
            scenario().target(Target.created({ new Cart() }, { })).step('two') {
                it.target().pay()
                it.target().pay()
            }.inject(anyException(false, false).on(Sites.method(CHARGE)))
        }

        when:
        def pairs = sweep(two) { it.depth(2) }

        then:
        sweep(two).experiments() == 2
        pairs.experiments() == 3
        pairs.matrix()*.site()[2].contains(' after exception(IOException) at ')
    }

    def "a hit is found again in whatever thread of a pool it comes"() {
        given:
        def pool = Executors.newFixedThreadPool(2)
        def turn = 0

        when: 'it is handed over directly and by way of another thread, in turns'
        def result = sweep {
            scenario().target(Target.created({ new Cart() }, { })).step('pay') { step ->
                def work = { step.target().fallback() }
                turn++ % 2 ? pool.submit(work).get() : pool.submit { pool.submit(work) }.get().get()
            }.inject(anyException(false, false).on(Sites.method(NOTE)))
        } { it.recovery(0).repeats(0) }

        then:
        result.matrix()*.outcome() == ['translated']
        result.skipped() == [:]

        cleanup:
        pool.shutdownNow()
    }

    def "each of several effects is tried"() {
        when:
        def result = sweep {
            scenario().target(Target.created({ new Cart() }, { })).step('pay') { it.target().pay() }
                .inject(oneOf(error('one'), error('two')).on(Sites.method(CHARGE)))
        }

        then:
        result.matrix()*.effect() == ["error('one')", "error('two')"]
    }

    def "an experiment is made again by its name"() {
        given:
        def found = sweep(cart('leaky')).findings()[0]

        when:
        def again = sweep(cart('leaky')) { it.experiment(found.experiment()) }

        then:
        again.experiments() == 2
        again.findings()*.message() == [found.message()]
    }

    def "four shards have together what one sweep has"() {
        given: 'retries, bugs that one fault shows and that two do, and hits that are merged'
        def order = {
            scenario().target(Target.created({ new Cart() }, { })).step('retried') { it.target().retried() }
                .step('fragile') { it.target().fragile() }
                .step('leaky') { it.target().leaky() }
                .step('notes') { step -> 5.times { step.target().fallback() } }
                .inject(anyException(false, false).on(Sites.method(CHARGE), Sites.method(NOTE)))
        }
        def later = 'a later hit by the same calls'

        when:
        def whole = sweep(order) { it.depth(2) }
        def shards = (1..4).collect { part -> sweep(order) { it.depth(2).part(part, 4) } }

        then: 'each experiment is in one of them, with what came of it'
        shards.count { it.experiments() > 0 } > 2
        shards*.experiments().sum() == whole.experiments()
        shards.collectMany { it.matrix() }.sort { it.id() } == whole.matrix().sort(false) { it.id() }

        and: 'each finding, with its fewest faults'
        def together = shards.collectMany { it.findings() }.groupBy { it.kind() + it.message() }
        together.keySet() == whole.findings().collect { it.kind() + it.message() }.toSet()
        whole.findings().every { one ->
            def same = together[one.kind() + one.message()]
            same*.experiments().sum() == one.experiments() && same.any { it.faults() == one.faults() } &&
                same.every { it.faults().size() >= one.faults().size() }
        }
        whole.findings()*.faults()*.size().sort() == [1, 2]

        and: 'the places where a fault was made, and the hits that were merged: two of them without any fault'
        shards.collectMany { it.matrix()*.id() }.collect { it.split('[.]').last() }.toSet().size() == whole.explored()
        shards.collect { it.skipped()[later] }.sum() - 3 * 2 == whole.skipped()[later]

        and: 'the catch blocks'
        shards*.handlers().toSet() == [whole.handlers()] as Set
        shards*.handlersNeverEntered().inject { never, other -> never.intersect(other) } == whole.handlersNeverEntered()
    }

    def "a sweep goes on from its journal, wherever that was cut off"() {
        given:
        def journal = folder.resolve('sweep.journal')
        def runs = 0
        def counted = { runs++; cart('retried')() }
        def whole = sweep(counted) { it.journal(journal, 'x') }
        def lines = Files.readAllLines(journal)

        when: 'it was killed in the middle of a line'
        journal.text = lines.take(kept).join('\n') + '\n' + lines[kept].take(20)
        runs = 0
        def resumed = sweep(counted) { it.journal(journal, 'x') }

        then:
        resumed.matrix() == whole.matrix()
        resumed.findings() == whole.findings()
        Files.readAllLines(journal) == lines
        runs < 40

        where:
        kept << [1, 2, 4]
    }

    def "a journal of another sweep is refused"() {
        given:
        def journal = folder.resolve('sweep.journal')
        sweep(cart('pay')) { it.journal(journal, 'x') }

        when:
        sweep(cart('pay')) { it.journal(journal, 'x').depth(2) }

        then:
        def refused = thrown(IllegalArgumentException)
        refused.message.startsWith("--resume must name the journal of this sweep, but $journal is of another sweep: ")
    }

    def "a file that is no journal is refused, and stays as it is"() {
        given:
        def file = folder.resolve('notes.txt')
        file.text = text

        when:
        sweep(cart('pay')) { it.journal(file, 'x') }

        then:
        def refused = thrown(IllegalArgumentException)
        refused.message == "--resume must name the journal of this sweep, but $file has a line that is none of a sweep; name a file that is not there yet"
        file.text == text

        where:
        text << ['all my notes', 'all my notes\nand more', '{"experiment":"x"}\n{"a', '{"chaoskitSweepX":1}\n']
    }

    def "checks of the figures of a whole run are named, and not asked"() {
        when:
        def result = sweep({ cart('pay')().check(Validators.outcome('runs', 'iterations >= 100') { it.iterations() >= 100 })
            .check(Validators.outcome('successRate', 'successRate >= 95 %') { it.successRate() >= 0.95 }) }) { it.repeats(0) }

        then:
        result.findings() == []
        result.matrix()*.outcome().contains('propagated')
        result.notes() == ['not checked, because an experiment has few iterations, and faults in some of them: iterations >= 100, successRate >= 95 %']
    }

    def "what fails without faults, or has none, is not swept"() {
        when:
        sweep(order)

        then:
        def refused = thrown(InvalidScenarioException)
        refused.mistakes()*.message() == [message]

        where:
        [order, message] << [
            [{ bare() }, "a sweep must have something to inject, but 'specimen' has no injector"],
            [{ bare().inject(error('x').on(Sites.point('p'))) },
             "a sweep must reach something to inject, but no injector of 'specimen' was reached in the first iteration without faults"],
            [{ bare().step('b') { throw new IOException('x') }.inject(error('x').on(Sites.point('p'))) },
             "a scenario must pass without faults to be swept, but 'specimen' does not in iteration 1: step 'b' threw IOException: x"],
        ]
    }

    def "it is told when the target is always the same, and when steps differ by themselves"() {
        given:
        def shared = new Cart()
        def calls = 0

        when:
        def result = sweep {
            scenario().target(shared).step('pay') {
                it.target().pay()
                if (++calls > 4) {
                    it.target().fallback()
                }
            }.inject(anyException().on(Sites.method(CHARGE), Sites.method(NOTE)))
        }

        then:
        result.notes().size() == 2
        result.notes()[0].startsWith('the target is one object that is there already, and cannot be made afresh')
        result.notes()[1] == 'the steps are not deterministic by themselves: of two runs without faults one reached ' +
            "$NOTE, hit 1 in iteration 1; $NOTE, hit 1 in iteration 2; $NOTE, hit 1 in iteration 3 and 1 more, and the other did not"
        result.skipped()['did not come each time without faults'] == 4
    }

    def "a leak that is in the way of a fresh target is told, and ends the sweep"() {
        given:
        def taken = false

        when:
        def result = sweep {
            scenario().target(Target.created({
                assert !taken
                new Cart()
            }, { taken = it.broken })).step('work') {
                it.target().fragile()
                it.target().broken = false
            }.step('lose') {
                try {
                    new Cart.Card().note()
                } catch (IOException gone) {
                    it.target().broken = true
                }
            }.inject(anyException(false, false).on(Sites.method(NOTE), Sites.method(CHARGE)))
        } { it.recovery(0) }

        then:
        result.findings()*.kind() == ['leak']
        result.findings()[0].message().startsWith('after it no fresh target can be made: the target could not be made: ')
        result.findings()[0].faults()*.method() == [NOTE]
        result.ended().empty || result.ended().startsWith('no fresh target can be made any more: ')
    }

    def "a target that hangs in every experiment ends the sweep, and what was found is told"() {
        when:
        def result = sweep {
            def hanging = scenario().target(Target.created({ new Object() }, { })).step('calls') {
                (1..14).each { n ->
                    try {
                        Chaos.apply("call $n")
                    } catch (InjectedException lost) {
                        new Semaphore(0).acquire()
                    }
                }
            }
            (1..14).each { hanging.inject(error('lost').on(Sites.point("call $it"))) }
            hanging
        } { it.hangLimit(Duration.ofSeconds(1)).repeats(0) }

        then:
        result.ended() == '10 experiments in a row hung'
        result.matrix()*.outcome() == ['hang'] * 10
        result.findings()*.kind().toSet() == ['hang'] as Set
        result.explored() == 10
    }

    def "when its time is over what is left is counted"() {
        when:
        def result = sweep(cart('pay')) { it.time(Duration.ofNanos(1)) }

        then:
        [result.experiments(), result.explored(), result.reached()] == [0, 0, 1]
        result.ended() == 'the time was over'
        result.skipped() == ['the sweep ended before': 1L]
        result.toText(false).contains('0 of 1 sites explored by 0 experiments; ended because the time was over\n')
    }

    def "a million hits of one method are told, and not kept"() {
        when:
        def result = sweep {
            scenario().target(Target.created({ new Cart.Card() }, { })).step('many') {
                for (int i = 0; i < 1_000_000; i++) {
                    it.target().note()
                }
            }.inject(anyException(false, false).on(Sites.method(NOTE)))
        } { it.recovery(0).repeats(0) }

        then:
        result.experiments() == 3
        result.skipped()['more hits of one method than are looked at'] == 1_000_000 - 256
        result.skipped()['a later hit by the same calls'] == 253
    }

    def "of sixty ways to call a method fifty have their turn, and that is told"() {
        given:
        def ways = (1..60).collect { "void way$it() { try { card.note() } catch (IOException gone) { } }" }
        def type = new GroovyClassLoader(SweepSpec.classLoader).parseClass("""
            @groovy.transform.CompileStatic
            class Ways { final acme.store.Cart.Card card = new acme.store.Cart.Card(); ${ways.join('\n')} }""")

        when:
        def result = sweep {
            scenario().target(Target.created({ type.getDeclaredConstructor().newInstance() }, { })).step('all') { step ->
                (1..60).each { step.target()."way$it"() }
            }.inject(anyException(false, false).on(Sites.method(NOTE)))
        } { it.recovery(0).repeats(0) }

        then:
        result.experiments() == 50
        result.skipped() == ['more than 50 call contexts of one method': 10L]
        [result.explored(), result.reached()] == [50, 60]
    }

    static ScenarioBuilder bare() {
        scenario().target(new Object()).step('a') { }
    }

    static Closure<ScenarioBuilder> cart(String work) {
        { ->
            scenario().target(Target.created({ new Cart() }, { })).step(work) { it.target()."$work"() }
                .inject(anyException().on(Sites.method(CHARGE), Sites.method(NOTE)))
        }
    }

    static SweepResult sweep(Closure<ScenarioBuilder> order, Closure<?> settings = { it }) {
        def builder = Sweep.of { order().build() }.hangLimit(Duration.ofSeconds(60))
        settings(builder)
        builder.build().run()
    }
}
