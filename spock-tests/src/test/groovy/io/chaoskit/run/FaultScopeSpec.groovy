package io.chaoskit.run

import acme.Ledger
import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effect
import io.chaoskit.effect.Effects
import io.chaoskit.effect.Injector
import io.chaoskit.effect.InjectedException
import io.chaoskit.effect.PressureEffect
import io.chaoskit.model.InvalidScenarioException
import io.chaoskit.model.Reach
import io.chaoskit.model.Scenario
import io.chaoskit.pressure.Pressure
import io.chaoskit.site.Sites
import io.chaoskit.value.InjectorMistake
import io.chaoskit.weave.LeaveNoTraceSpec
import spock.lang.Requires

import java.time.Duration
import java.util.concurrent.Callable
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger

/** Faults for a stretch of code without a run. */
class FaultScopeSpec extends ChaosSpec {

    static final String TOTAL = 'acme.Ledger.total()'

    def ledger = new Ledger(1)

    def "faults happen in the scope only"() {
        given:
        def scope = FaultScope.open(faults(Effects.returning(5L)))

        expect:
        ledger.total() == 5

        when:
        scope.close()
        scope.close()

        then:
        ledger.total() == 0
        scope.faults()*.effect() == ['returning(5)']
        scope.explain(new IOException('x')) ==~ /(?s)after returning\(5\) at acme.Ledger.total\(\), hit 1.*\Rrepeat  -Dchaoskit.seed=\d+/
    }

    def "points, names and failpoints of the code are reached"() {
        given:
        def thrown = []

        when:
        try (def ignored = FaultScope.open(scenario().step('none') { }
            .inject(Injector.of(Effects.error('at a point')))
            .inject(Injector.of(Effects.error('by name')).withSites([Sites.point('db')])).build())) {
            [{ Chaos.maybeError() }, { Chaos.apply('db') }, { Chaos.apply('other') }].each {
                try {
                    it()
                } catch (InjectedException e) {
                    thrown << e.message
                }
            }
        }
        Chaos.maybeError()

        then:
        thrown == ['at a point', 'by name']
    }

    def "what is woven for a scope is restored with it"() {
        given:
        def before = LeaveNoTraceSpec.bytes(Ledger)

        when:
        def during = null
        try (def ignored = FaultScope.open(faults(Effects.returning(5L)))) {
            during = LeaveNoTraceSpec.bytes(Ledger)
        }

        then:
        during != before
        LeaveNoTraceSpec.bytes(Ledger) == before
    }

    def "a hold weaves once for all its scopes"() {
        given:
        def before = LeaveNoTraceSpec.bytes(Ledger)
        def hold = FaultScope.hold()
        def seen = []

        when:
        10.times { number ->
            try (def ignored = FaultScope.open(faults(Effects.returning((long) number)))) {
                seen << ledger.total()
            }
            seen << ledger.total()
        }
        def between = LeaveNoTraceSpec.bytes(Ledger)
        hold.close()

        then:
        seen == (0..9).collectMany { [(long) it, 0L] }
        between != before
        LeaveNoTraceSpec.bytes(Ledger) == before

        cleanup:
        hold.close()
    }

    def "scopes at the same time have their own faults only"() {
        given:
        def hold = FaultScope.hold()
        def threads = 8
        def pool = Executors.newFixedThreadPool(threads)
        def shared = Executors.newFixedThreadPool(2)
        def together = new CyclicBarrier(threads)

        when:
        def seen = (1..threads).collect { long number ->
            pool.submit({
                (1..20).collect {
                    together.await(BOUND, TimeUnit.SECONDS)
                    try (def ignored = number == 1 ? null : FaultScope.open(faults(Effects.returning(number)))) {
                        [ledger.total(), shared.submit({ ledger.total() } as Callable).get(),
                         CompletableFuture.supplyAsync { ledger.total() }.get()]
                    }
                }.flatten().toSet()
            } as Callable)
        }*.get()

        then:
        seen == [[0L] as Set] + (2..threads).collect { [(long) it] as Set }

        cleanup:
        [pool, shared]*.shutdownNow()
        hold?.close()
    }

    def "other threads are not reached, unless everyone is"() {
        given:
        def asked = new CountDownLatch(1)
        def answer = new CompletableFuture<Long>()
        def server = Thread.start {
            asked.await()
            answer.complete(ledger.total())
        }

        when:
        try (def ignored = FaultScope.open(faults(Effects.returning(5L)).toBuilder().reach(reach).build())) {
            asked.countDown()
            server.join()
        }

        then:
        answer.get() == seen

        where:
        reach           | seen
        Reach.INHERITED | 0
        Reach.EVERYONE  | 5
    }

    @Requires({ jvm.java21Compatible })
    def "a virtual thread that is started in the scope is reached"() {
        given:
        def seen = new CompletableFuture<Long>()

        when:
        try (def ignored = FaultScope.open(faults(Effects.returning(5L)))) {
            Thread.startVirtualThread { seen.complete(ledger.total()) }.join()
        }

        then:
        seen.get() == 5
    }

    def "a thread that outlives its scope gets no faults any more"() {
        given:
        def ended = new CountDownLatch(1)
        def seen = new CompletableFuture<Long>()

        when:
        try (def ignored = FaultScope.open(faults(Effects.returning(5L)))) {
            Thread.start {
                ended.await()
                seen.complete(ledger.total())
            }
        }
        ended.countDown()

        then:
        seen.get(BOUND, TimeUnit.SECONDS) == 0
    }

    def "a scope in a scope has its own faults, and gives the others back"() {
        when:
        def seen = []
        try (def outer = FaultScope.open(faults(Effects.returning(1L)))) {
            seen << ledger.total()
            try (def inner = FaultScope.open(faults(Effects.returning(2L)))) {
                seen << ledger.total()
            }
            seen << ledger.total()
        }
        seen << ledger.total()

        then:
        seen == [1L, 2L, 1L, 0L]
    }

    def "a run in a scope has its own faults, and gives the others back"() {
        when:
        def seen = []
        try (def outer = FaultScope.open(faults(Effects.returning(1L)))) {
            seen << ledger.total()
            run(faults(Effects.returning(2L)).toBuilder().step('look') { seen << ledger.total() })
            seen << ledger.total()
        }

        then:
        seen == [1L, 2L, 1L]
    }

    def "a seed and a number place the same faults"() {
        given:
        def scenario = faults(Effects.returning(5L), 0.5d).toBuilder().seed(42).build()
        def hits = { long number ->
            try (def ignored = FaultScope.open(scenario, number)) {
                (1..40).collect { ledger.total() }
            }
        }
        def hold = FaultScope.hold()

        expect:
        hits(1) == hits(1)
        hits(2) == hits(2)
        hits(1) != hits(2)
        hits(1).toSet() == [0L, 5L] as Set

        cleanup:
        hold.close()
    }

    def "a pointcut that matches nothing is an error before anything is woven"() {
        when:
        FaultScope.open(scenario().step('none') { }.inject(
            Injector.of(Effects.returning(5L)).withSites([Sites.method('acme.Ledger.totl()')])).build())

        then:
        def e = thrown(InvalidScenarioException)
        e.mistakes()*.message().every { it.startsWith("'acme.Ledger.totl()' must match a method, but") }

        and: 'the next one is as if nothing had been'
        try (def ignored = FaultScope.open(faults(Effects.returning(5L)))) {
            assert ledger.total() == 5
        }
    }

    def "an injector that is wrong itself is an error of the end"() {
        given:
        def scope = FaultScope.open(faults({ hit -> throw InjectorMistake.of('the effect must work', new RuntimeException()) } as Effect))

        when:
        ledger.total()
        scope.close()

        then:
        thrown(InvalidScenarioException)

        cleanup:
        scope.close()
    }

    def "a pressure is on in the scope"() {
        given:
        def on = new AtomicInteger()
        def pressure = Stub(Pressure) {
            open(_) >> { on.incrementAndGet(); return { on.decrementAndGet() } as AutoCloseable }
        }

        when:
        def during
        try (def ignored = FaultScope.open(scenario().step('none') { }
            .inject(Injector.of(PressureEffect.of(pressure))).build())) {
            during = on.get()
        }

        then:
        during == 1
        on.get() == 0
    }

    def "a wait ends with the scope, and a cancellation interrupts its thread only in it"() {
        given:
        def scope = FaultScope.open(faults(Effects.cancellation(Duration.ofMillis(1))))

        when:
        ledger.total()
        new CountDownLatch(1).await(BOUND, TimeUnit.SECONDS)

        then:
        thrown(InterruptedException)

        when:
        scope.close()

        then:
        !Thread.interrupted()
    }

    def "the interrupt of somebody else stays"() {
        when:
        try (def ignored = FaultScope.open(faults(Effects.returning(5L)))) {
            Thread.currentThread().interrupt()
        }

        then:
        Thread.interrupted()
    }

    def "a number below one is rejected"() {
        when:
        FaultScope.open(faults(Effects.returning(5L)), 0)

        then:
        def e = thrown(IllegalArgumentException)
        e.message == 'the number of a scope must be 1 or more, but was 0'
    }

    private static Scenario faults(effect, double probability = 1) {
        scenario().step('none') { }
            .inject(Injector.of(effect).withSites([Sites.method(TOTAL)]).probability(probability)).build()
    }
}
