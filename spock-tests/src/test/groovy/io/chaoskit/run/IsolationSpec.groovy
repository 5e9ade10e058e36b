package io.chaoskit.run

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.InjectedException
import io.chaoskit.effect.InjectedPanic
import io.chaoskit.effect.Injector
import io.chaoskit.model.Target
import io.chaoskit.report.Report
import io.chaoskit.trigger.Trigger

import java.lang.ref.WeakReference
import java.util.concurrent.Callable
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit

import static io.chaoskit.effect.Effects.error
import static io.chaoskit.effect.Effects.panic

/** A fault belongs to an iteration of one run. */
class IsolationSpec extends ChaosSpec {

    ExecutorService pool = Executors.newCachedThreadPool()
    CountDownLatch inStep = new CountDownLatch(1)
    CountDownLatch endStep = new CountDownLatch(1)

    def cleanup() {
        endStep.countDown()
        pool.shutdownNow()
        pool.awaitTermination(BOUND, TimeUnit.SECONDS)
    }

    def "concurrent runs never get each other's faults"() {
        when:
        def runs = ('a'..'d').collect { name -> pool.submit({ strangersOf(name, lanes) } as Callable<List<String>>) }

        then:
        runs*.get() == [[], [], [], []]

        where:
        lanes << [1, 3]
    }

    def "nothing that a run does is reached by a neighbour"() {
        given:
        // A run of one lane in the middle of its iteration.
        def neighbour = startNeighbour()
        def reached = []
        def probe = { String where ->
            try {
                Chaos.maybePanic()
            } catch (InjectedPanic fault) {
                reached << where
            }
        }

        when:
        run(scenario()
            .target(Target.created({ probe('create'); new Object() }) { probe('close') })
            .setup { probe('setup') }
            .teardown { probe('teardown') }
            .step('go') {
                probe('step')
                Thread.start { probe('thread') }.join()
            }
            .check(observing { probe('check') })
            .repeat(2))
        endStep.countDown()

        then:
        reached == []
        neighbour.get().injectors()[0].hits() == 0
    }

    def "an implicit context ends with its run"() {
        given:
        // A thread that belongs to the iteration that still runs.
        def shared = Executors.newSingleThreadExecutor()
        shared.submit {}.get()
        def neighbour = startNeighbour()
        assert shared.submit({ panics() } as Callable).get()

        when:
        def report = run(scenario().target { assert !shared.submit({ panics() } as Callable).get() })

        then:
        report.iterations().passed() == 1

        when:
        def again = shared.submit({ panics() } as Callable).get()
        endStep.countDown()
        neighbour.get()

        then:
        again

        cleanup:
        shared.shutdown()
    }

    def "a run within a step of another has its own faults"() {
        given:
        Report inner = null

        when:
        def outer = run(scenario().target {
            inner = run(scenario().target { message() }.inject(error('inner')))
            assert message() == 'outer'
        }.inject(error('outer')))

        then:
        inner.injectors()*.fired() == [1]
        outer.injectors()*.fired() == [1]
    }

    def "a thread that outlives a run does not keep its target"() {
        given:
        // A pool whose threads are made within an iteration.
        def target = new Object()
        def gone = new WeakReference(target)
        def builder = scenario().target(target).step('use the pool') { pool.submit { panics() }.get() }.inject(panic())

        when:
        run(builder)
        target = null
        builder = null

        then:
        eventually {
            System.gc()
            assert gone.get() == null
        }
        pool.submit({ panics() } as Callable).get() == false
    }

    def "a condition that outlives its run fires nothing"() {
        given: 'a thread that is asked during the run, and answers after it'
        def asked = new CountDownLatch(1)
        def seen = []
        def late = Trigger.ALWAYS.when {
            asked.countDown()
            endStep.await()
            seen << [it.injector(), it.number(), it.target()]
            true
        }
        def panicked = null

        when:
        run(scenario().target {
            panicked = pool.submit({ panics() } as Callable)
            asked.await()
        }.inject(Injector.of(panic()).withTrigger(late)))
        endStep.countDown()

        then:
        !panicked.get()
        seen == [['', 1, null]]
    }

    private CompletableFuture<Report> startNeighbour() {
        def running = CompletableFuture.supplyAsync({
            run(scenario('neighbour').target {
                inStep.countDown()
                endStep.await()
            }.inject(panic()))
        }, pool)
        inStep.await()
        running
    }

    private List<String> strangersOf(String name, int lanes) {
        Queue<String> strangers = new java.util.concurrent.ConcurrentLinkedQueue<>()
        def listen = { strangers.addAll([message()] - [name, null]) }
        def report = run(scenario(name).target {
            listen()
            Thread.start(listen).join()
            pool.submit(Chaos.wrap(listen as Runnable)).get()
        }.inject(error(name)).repeat(200).lanes(lanes))
        assert report.injectors()[0].fired() == 600
        strangers.toList()
    }

    private static String message() {
        try {
            Chaos.maybeError()
            return null
        } catch (InjectedException fault) {
            return fault.message
        }
    }

    private static boolean panics() {
        try {
            Chaos.maybePanic()
            return false
        } catch (InjectedPanic fault) {
            return fault.message
        }
    }
}
