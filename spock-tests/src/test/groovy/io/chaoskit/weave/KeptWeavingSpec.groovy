package io.chaoskit.weave

import acme.store.Cart
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effects
import io.chaoskit.internal.weave.Agent
import io.chaoskit.model.FailurePolicy
import io.chaoskit.model.InvalidScenarioException
import io.chaoskit.model.ScenarioBuilder
import io.chaoskit.model.Target
import io.chaoskit.replay.Replay
import io.chaoskit.replay.Shrinker
import io.chaoskit.replay.Sweep
import io.chaoskit.report.FailedRun
import io.chaoskit.site.Sites

import java.lang.instrument.ClassFileTransformer
import java.security.ProtectionDomain

/** Runs that come one after the other weave once, and restore once at the end. */
class KeptWeavingSpec extends ChaosSpec {

    static final String CHARGE = 'acme.store.Cart.Card.charge()'

    /** Its catch blocks are woven by themselves. */
    static final int GATES_AND_HANDLERS = 2

    def "a sweep changes a class once, and restores it once"() {
        given:
        def before = LeaveNoTraceSpec.bytes(Cart.Card)
        def experiments = 0

        when:
        def changes = changesOf(Cart.Card) { experiments = Sweep.of { retried().build() }.build().run().experiments() }

        then:
        experiments == 3
        changes <= 2 * GATES_AND_HANDLERS
        LeaveNoTraceSpec.bytes(Cart.Card) == before
    }

    def "the tries of a #what change a class once, and restore it once"() {
        given:
        def failing = { retried().onFailure(FailurePolicy.STOP).repeat(1) }
        def failed = FailedRun.of(run(failing()))
        def before = LeaveNoTraceSpec.bytes(Cart.Card)

        when:
        def changes = changesOf(Cart.Card) { assert tries({ failing().build() }, failed) > 2 }

        then:
        changes == 2
        LeaveNoTraceSpec.bytes(Cart.Card) == before

        where:
        what     | tries
        'replay' | { order, report -> Replay.of(order, report).build().run().of() }
        'shrink' | { order, report -> Shrinker.of(order, report).build().run().runs() }
    }

    def "a sweep that ends with a mistake restores its classes as well"() {
        given:
        def before = LeaveNoTraceSpec.bytes(Cart.Card)
        def changes = 0

        when:
        changes = changesOf(Cart.Card) {
            try {
                Sweep.of { retried().step('fail') { throw new IOException('x') }.build() }.build().run()
            } catch (InvalidScenarioException expected) {
                assert expected.mistakes()*.message()[0].contains('must pass without faults')
            }
        }

        then:
        changes == 2
        LeaveNoTraceSpec.bytes(Cart.Card) == before
    }

    def "a class of the same name that each experiment loads anew is hit in each"() {
        given:
        def scenarios = {
            def type = new GroovyClassLoader(getClass().classLoader).parseClass('''
                package acme.afresh
                class Gone extends IOException { }
                class Till {
                    boolean open
                    void count() throws Gone { open = true }
                }''').classLoader.loadClass('acme.afresh.Till')
            scenario().target(Target.created({ type.getConstructor().newInstance() }, { })).step('count') {
                it.target().count()
                assert it.target().open
            }.inject(Effects.anyException().on(Sites.method('acme.afresh.Till.count()'))).build()
        }

        when:
        def result = Sweep.of(scenarios).build().run()

        then:
        result.matrix()*.effect() == ['exception(Gone)', 'exception(RuntimeException)']
        result.matrix()*.outcome() == ['propagated', 'propagated']
        result.findings() == []
    }

    private static ScenarioBuilder retried() {
        scenario().target(Target.created({ new Cart() }, { })).step('retried') { it.target().retried() }
            .inject(Effects.anyException(false, false).on(Sites.method(CHARGE)))
    }

    /** How often the class is changed by what the closure does. */
    private static int changesOf(Class<?> type, Closure<?> work) {
        int changes = 0
        ClassFileTransformer counter = new ClassFileTransformer() {
            @Override
            byte[] transform(ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] file) {
                changes += redefined == type ? 1 : 0
                null
            }
        }
        Agent.instrumentation().addTransformer(counter, true)
        try {
            work()
        } finally {
            Agent.instrumentation().removeTransformer(counter)
        }
        changes
    }
}
