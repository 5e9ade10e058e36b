package io.chaoskit.run

import acme.Ledger
import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effects
import io.chaoskit.effect.Injected
import io.chaoskit.effect.Injector
import io.chaoskit.model.FailurePolicy
import io.chaoskit.model.Reach
import io.chaoskit.site.Sites
import io.chaoskit.verdict.Verdict

import java.util.concurrent.BlockingQueue
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit

/** Threads that no iteration started, as those of a server in the same JVM, and what becomes of their hits. */
class OutsidersSpec extends ChaosSpec {

    static final String TOTAL = 'acme.Ledger.total()'

    Ledger ledger = new Ledger(10)
    Server server = new Server(2)

    def cleanup() {
        server.close()
    }

    def "hits of a server's threads are counted and named with several lanes: #where"() {
        when:
        def report = run(scenario().target { ask { work(ledger) } }
            .inject(injector).inject(Injector.of(Effects.error('other')).withSites([Sites.point('never')])).repeat(20).lanes(2))

        then:
        report.injectors()*.hits() == [0, 0]
        report.injectors()*.hitsOutside() == [20, 0]
        report.hitsOutside() == 20
        report.threadsOutside() == ['http-nio-#-exec-#']
        report.verdict() == Verdict.UNSTABLE
        report.reasons()[0] == "injector error('no') was never reached: no thread of an iteration called $called, but threads that belong to no" +
            " iteration arrived there 20 times (http-nio-#-exec-#); write 'reach everyone' in the scenario to have them hit"
        report.toString().contains('20 hits by threads outside of every iteration: http-nio-#-exec-#')

        where:
        where       | injector                                            | work                                  | called
        'method'    | onMethod()                                          | { it.total() }                        | "a method that '$TOTAL' matches"
        'point'     | Effects.error('no').on(Sites.point('p'))            | { Chaos.apply('p') }                  | "Chaos.apply('p')"
        'failpoint' | Effects.error('no').on(Sites.failpoint('f'))        | { io.chaoskit.Failpoint.hit('f') }    | "Failpoint.hit('f')"
        'error'     | Effects.error('no').atDefaultSites()                | { Chaos.maybeError() }                | 'Chaos.maybeError()'
    }

    def "everyone is reached when the scenario says so"() {
        given:
        def outcomes = Collections.synchronizedList([])

        when:
        def report = run(scenario().target { outcomes << ask { ledger.total() } }
            .inject(onMethod().every(2)).repeat(20).lanes(2).reach(Reach.EVERYONE))

        then: 'with faults that belong to the run'
        report.injectors()*.hits() == [20]
        report.injectors()*.fired() == [10]
        outcomes.count { Injected.is(it) } == 10
        report.hitsOutside() == 0
        report.hitsByArrival() == 20
        report.threadsByArrival() == ['http-nio-#-exec-#']
        report.passed()
    }

    def "everyone is not reached while the run warms up"() {
        given:
        def calls = []

        when:
        run(scenario().target(this).step('ask') { calls << [it.iteration(), Injected.is(ask { ledger.total() })] }
            .inject(onMethod()).warmUp(3).repeat(3).lanes(2).reach(Reach.EVERYONE))

        then:
        calls.take(3)*.get(1) == [false, false, false]
        calls.drop(3)*.get(1) == [true, true, true]
    }

    def "what an iteration started keeps its place when everyone is reached"() {
        given:
        def places = Collections.synchronizedList([])
        def effect = { hit -> places << [hit.task(), hit.iteration() > 0] } as io.chaoskit.effect.Effect

        when:
        run(scenario().target {
            ledger.total()
            Thread.start { ledger.total() }.join()
            ask { ledger.total() }
        }.inject(effect.on(Sites.method(TOTAL))).repeat(4).lanes(2).reach(Reach.EVERYONE))

        then:
        places.countBy { it } == [['0', true]: 4, ['0.1', true]: 4, ['@', false]: 4]
    }

    def "nobody of another run is reached by one that reaches everyone"() {
        given:
        def inStep = new CountDownLatch(1)
        def endStep = new CountDownLatch(1)
        def neighbour = CompletableFuture.supplyAsync {
            run(scenario('neighbour').target { inStep.countDown(); endStep.await() }.inject(Effects.panic()))
        }
        inStep.await()

        when:
        def report = run(scenario().target { assert !Injected.is(ask { ledger.total() }) }
            .inject(onMethod()).repeat(4).lanes(2).reach(Reach.EVERYONE))
        endStep.countDown()
        neighbour.get()

        then:
        report.iterations().passed() == 4
        report.injectors()*.hits() == [0]
        report.injectors()*.hitsOutside() == [4]
    }

    def "the seed repeats whichever thread takes a request with one lane"() {
        given:
        def failed = { Closure<Integer> thread ->
            def which = []
            run(scenario().seed(5).repeat(40).onFailure(FailurePolicy.RESUME).target(this).step('ask') { context ->
                3.times { request ->
                    if (Injected.is(ask(thread(context.iteration() as int, request)) { ledger.total() })) {
                        which << [context.iteration(), request]
                    }
                }
            }.inject(onMethod().probability(0.3)))
            which
        }

        when:
        def first = failed { iteration, request -> 0 }
        def second = failed { iteration, request -> request % 2 }
        def third = failed { iteration, request -> (iteration + request).intdiv(2) % 2 }

        then:
        first.size() in 20..60
        first == second
        first == third
    }

    private static Injector onMethod() {
        Effects.error('no').on(Sites.method(TOTAL))
    }

    /** What a request gives; what it throws is its result. */
    private Object ask(int thread = 0, Closure<?> work) {
        server.request(thread, work).get(BOUND, TimeUnit.SECONDS)
    }

    /** Threads that are older than the run and take requests from queues that nothing follows a context through. */
    static class Server implements AutoCloseable {

        final List<BlockingQueue<Closure<?>>> queues
        final List<Thread> threads

        Server(int size) {
            queues = (1..size).collect { new LinkedBlockingQueue<Closure<?>>() }
            threads = (0..<size).collect { number ->
                Thread.startDaemon("http-nio-8080-exec-${number + 1}") {
                    for (def next = queues[number].take(); next.call() != 'end'; next = queues[number].take()) {
                    }
                }
            }
        }

        CompletableFuture<Object> request(int thread, Closure<?> work) {
            def result = new CompletableFuture<Object>()
            queues[thread] << {
                try {
                    result.complete(work.call())
                } catch (Throwable thrown) {
                    result.complete(thrown)
                }
            }
            result
        }

        @Override
        void close() {
            queues.each { it << { 'end' } }
            threads*.join()
        }
    }
}
