package io.chaoskit.replay

import acme.store.Cart
import io.chaoskit.ChaosSpec
import io.chaoskit.internal.sweep.ScenarioOfWorkers
import io.chaoskit.internal.sweep.Workbench
import io.chaoskit.internal.sweep.Workers
import io.chaoskit.model.InvalidScenarioException
import io.chaoskit.model.Scenario
import io.chaoskit.model.Target
import io.chaoskit.site.Sites

import static io.chaoskit.effect.Effects.anyException

/** Code under test that leaves something behind in its JVM is swept in others. They are objects here, with what would be static in them. */
class PoisonedJvmSpec extends ChaosSpec {

    static final String CHARGE = 'acme.store.Cart.Card.charge()'
    static final String NOTE = 'acme.store.Cart.Card.note()'

    static class Jvm {
        int made
        boolean dirty
    }

    int started

    def "each run has a JVM of its own when one without faults is in the way of the next"() {
        when:
        def result = sweep(true) { Jvm jvm -> assert jvm.made++ == 0 }

        then:
        result.experiments() == 2
        result.findings() == []
        result.notes().any {
            it.startsWith('each run has a JVM of its own, because the first one without faults leaves something behind: the target could not be made')
        }
        started == 5

        when:
        sweep(false) { Jvm jvm -> assert jvm.made++ == 0 }

        then:
        def refused = thrown(InvalidScenarioException)
        refused.mistakes()*.message()[0].startsWith("a scenario must pass without faults each time to be swept, but 'specimen' does not "
            + 'the second time in the same JVM: the target could not be made: ')
    }

    def "an experiment that spoils its JVM is a leak, and the sweep goes on in another one"() {
        when:
        def result = sweep(true) { Jvm jvm -> assert !jvm.dirty }

        then:
        result.findings()*.kind() == ['leak']
        result.findings()[0].faults()*.method() == [CHARGE]
        result.findings()[0].message().startsWith('after it no fresh target can be made: the target could not be made: ')
        result.matrix()*.outcome() == ['absorbed', 'absorbed']
        result.ended() == ''
        result.notes().any {
            it.startsWith('experiments leave something behind in their JVM, so that others are used: after exception(IOException) at ' + CHARGE)
        }
        started == 1

        when:
        def ended = sweep(false) { Jvm jvm -> assert !jvm.dirty }

        then:
        ended.findings()*.kind() == ['leak']
        ended.ended().startsWith('no fresh target can be made any more: the target could not be made: ')
    }

    def "what an earlier experiment left behind is not the next one's"() {
        when: 'the repetition is left out that would show it at once'
        def result = sweep(true, { it.repeats(0) }) { Jvm jvm -> assert !jvm.dirty }

        then:
        result.findings() == []
        result.matrix()*.outcome() == ['absorbed', 'absorbed']
        started == 1
    }

    def "a run that goes another way once, and not because of a fault, leaves nothing behind"() {
        given: 'a finding, after which it is looked whether the JVM is still as it was'
        def runs = 0
        def order = {
            scenario().target(Target.created({ runs++; new Cart() }, { })).step('work') { it.target().careless() }
                .step('now and then') { if (runs != seldom) { new Cart.Card().note() } }
                .inject(anyException(false, false).on(Sites.method(CHARGE))).inject(anyException(false, false).on(Sites.method(NOTE))).build()
        }
        def workers = { started++; throw new IllegalStateException('no other JVM is needed') } as Workers

        when: 'after the two runs without faults, and the one with the fault'
        def result = Sweep.of(withWorkers(order, workers)).recovery(0).repeats(0).build().run()

        then:
        result.findings()*.kind() == ['foreign']
        result.notes() == []
        started == 0
        runs > seldom

        where:
        seldom = 4
    }

    def "a JVM that ends is told, and another one is used"() {
        given:
        def here = new Jvm()
        def once = { Jvm jvm -> assert jvm.made++ == 0 }
        def workers = {
            def ends = ++started == 4
            def worker = worker(new Jvm(), once)
            [ask: { ends ? Optional.empty() : worker.ask(it) }, end: { 'exit code 134' }, close: { worker.close() }] as Workers.Worker
        } as Workers

        when:
        def result = Sweep.of(withWorkers({ scenario(here, once) }, workers)).build().run()

        then:
        result.experiments() == 2
        result.findings()*.message() == ['its process ended: exit code 134']
        result.matrix()*.outcome().count('exit') == 1
    }

    private SweepResult sweep(boolean others, Closure<?> settings = { it }, Closure<?> making) {
        def here = new Jvm()
        started = 0
        def fresh = { scenario(here, making) }
        def workers = { started++; worker(new Jvm(), making) } as Workers
        def builder = others ? Sweep.of(withWorkers(fresh, workers)) : Sweep.of(fresh)
        settings(builder)
        builder.build().run()
    }

    private static ScenarioOfWorkers withWorkers(Closure<Scenario> fresh, Workers others) {
        [get: fresh, workers: { others }] as ScenarioOfWorkers
    }

    private static Workers.Worker worker(Jvm jvm, Closure<?> making) {
        def bench = new Workbench({ scenario(jvm, making) })
        [ask: { String line -> Optional.of(bench.answer(line)) }, end: { '' }, close: { bench.close() }] as Workers.Worker
    }

    /** Two calls that are absorbed; the failure of the first one stays in the JVM. */
    private static Scenario scenario(Jvm jvm, Closure<?> making) {
        def target = Target.created({ making(jvm); new Cart() }, { })
        scenario().target(target).step('work') {
            try {
                new Cart.Card().charge()
            } catch (IOException gone) {
                jvm.dirty = true
            }
            try {
                new Cart.Card().note()
            } catch (IOException gone) {
                return
            }
        }.inject(anyException(false, false).on(Sites.method(CHARGE), Sites.method(NOTE))).build()
    }
}
