package io.chaoskit

import io.chaoskit.effect.InjectedException
import io.chaoskit.effect.InjectedPanic
import io.chaoskit.effect.Injector
import io.chaoskit.run.IterationResult
import io.chaoskit.run.RunListener
import io.chaoskit.site.Sites
import io.chaoskit.trigger.Trigger
import io.chaoskit.verdict.Verdict

import java.time.Duration
import java.util.concurrent.Callable
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.ThreadPoolExecutor
import java.util.concurrent.TimeUnit

import static io.chaoskit.effect.Effects.delay
import static io.chaoskit.effect.Effects.error
import static io.chaoskit.effect.Effects.panic

class InjectionPointsSpec extends ChaosSpec {

    static final Duration LONG = Duration.ofMillis(30)

    ExecutorService pool = Executors.newFixedThreadPool(2)

    def cleanup() {
        pool.shutdownNow()
        pool.awaitTermination(BOUND, TimeUnit.SECONDS)
    }

    def "without a run every point does nothing"() {
        given:
        Runnable task = {}
        Callable<String> call = { 'called' }

        when:
        Chaos.maybeDelay()
        Chaos.maybePanic()
        Chaos.maybeError()
        Chaos.apply('save')
        Chaos.apply(null)
        Chaos.recordPanic(null)
        Chaos.recordError(new IOException())
        Chaos.recordRecursionDepth(7)

        then:
        noExceptionThrown()
        Chaos.wrap(task).is(task)
        Chaos.wrap(call).is(call)
    }

    def "a point without an injector does nothing in a run"() {
        when:
        def report = run(scenario().target {
            Chaos.maybeDelay()
            Chaos.maybePanic()
            Chaos.maybeError()
            Chaos.apply('other')
        }.inject(Injector.of(panic()).withSites([Sites.point('save')])))

        then:
        report.iterations().passed() == 1
        report.injectors()[0].hits() == 0
    }

    def "maybeDelay waits when a delay fires"() {
        given:
        long waited = 0

        when:
        def report = run(scenario().target {
            long start = System.nanoTime()
            Chaos.maybeDelay()
            waited = System.nanoTime() - start
        }.inject(delay(LONG)))

        then:
        report.verdict() == Verdict.PASS
        waited >= LONG.toNanos()
    }

    def "maybePanic throws an Error that catching Exception does not hide"() {
        given:
        Throwable seen = null

        when:
        run(scenario().target {
            try {
                try {
                    Chaos.maybePanic()
                } catch (Exception ignored) {
                    seen = ignored
                }
            } catch (Error panicked) {
                seen = panicked
            }
        }.inject(panic()))

        then:
        seen instanceof InjectedPanic
        seen.message == 'injected panic at Chaos.maybePanic()'
    }

    def "maybeError throws the text of the scenario"() {
        given:
        Throwable seen = null

        when:
        run(scenario().target {
            try {
                Chaos.maybeError()
            } catch (RuntimeException failed) {
                seen = failed
            }
        }.inject(error('boom')))

        then:
        seen instanceof InjectedException
        seen.message == 'boom'
    }

    def "apply reaches the injectors on its name only"() {
        given:
        def seen = []

        when:
        def report = run(scenario().target {
            for (name in ['save', 'load', 'SAVE', null, 'save']) {
                try {
                    Chaos.apply(name)
                } catch (InjectedException failed) {
                    seen << [name, failed.message]
                }
            }
        }.inject(Injector.of(error('no save')).withSites([Sites.point('save')]))
            .inject(Injector.of(error('no load')).withSites([Sites.point('load')]).withTrigger(Trigger.ALWAYS.after(1))))

        then:
        seen == [['save', 'no save'], ['save', 'no save']]
        report.injectors()*.hits() == [2, 1]
        report.injectors()*.fired() == [2, 0]
    }

    def "several injectors at a point act in the order written"() {
        given:
        def acted = []

        when:
        def report = run(scenario().target { Chaos.apply('save') }
            .inject(Injector.of({ acted << 'first' }).withName('first').withSites([Sites.point('save')]))
            .inject(Injector.of({ acted << 'second' }).withName('second').withSites([Sites.point('save')])))

        then:
        acted == ['first', 'second']
        report.injectors()*.fired() == [1, 1]
    }

    def "what is recorded in another thread of the iteration counts"() {
        given:
        def seen = []

        when:
        run(scenario().target {
            Thread.start {
                Chaos.recordError(new IOException())
                Chaos.recordPanic(null)
                Chaos.recordRecursionDepth(9)
                Chaos.recordRecursionDepth(3)
            }.join()
            Chaos.recordError(null)
        }.check(observing { seen << [it.errors(), it.panics(), it.recursionDepth()] }))

        then:
        seen == [[2, 1, 9]]
    }

    def "a thread of a step belongs to the iteration: #lanes lanes"() {
        given:
        def recording = new Recording()

        when:
        def report = run(scenario().target { Thread.start { quietly { Chaos.maybePanic() } }.join() }
            .inject(panic()).repeat(20).lanes(lanes), recording)

        then:
        report.injectors()[0].hits() == 20
        report.injectors()[0].fired() == 20
        recording.faults()*.task().unique() == ['0.1']
        report.hitsOutside() == 0

        where:
        lanes << [1, 3]
    }

    def "one lane reaches a pool that is older than the run"() {
        given:
        startAll(pool)
        def recording = new Recording()

        when:
        def report = run(scenario().target { pool.submit { quietly { Chaos.maybePanic() } }.get() }
            .inject(panic()).repeat(20), recording)

        then:
        report.injectors()[0].fired() == 20
        recording.faults()*.task().unique() == ['@']
        report.hitsByArrival() == 20
        report.threadsByArrival() == ['pool-#-thread-#']
    }

    def "hits of hundreds of older threads are numbered in order of arrival"() {
        given:
        def threads = 300
        def many = new ThreadPoolExecutor(threads, threads, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>())
        many.prestartAllCoreThreads()
        def together = new CyclicBarrier(threads)
        def recording = new Recording()
        def hits = {
            3.times {
                together.await()
                try {
                    Chaos.maybeError()
                } catch (InjectedException expected) {
                }
            }
        } as Callable

        when:
        run(scenario().target { many.invokeAll([hits] * threads)*.get() }.inject(error('boom')), recording)

        then:
        recording.faults()*.task().unique() == ['@']
        recording.faults()*.hit().sort() == (1..3 * threads).toList()

        cleanup:
        many.shutdownNow()
        many.awaitTermination(BOUND, TimeUnit.SECONDS)
    }

    def "an older thread without an executor is outside with several lanes"() {
        given:
        def queue = new LinkedBlockingQueue<Closure<?>>()
        def older = Thread.startDaemon('older') {
            for (def next = queue.take(); next.call() != 'end'; next = queue.take()) {
            }
        }

        when:
        def report = run(scenario().target {
            def done = new CountDownLatch(1)
            queue << { Chaos.maybePanic(); done.countDown() }
            assert done.await(BOUND, TimeUnit.SECONDS)
        }.inject(panic()).repeat(20).lanes(2))

        then:
        report.iterations().passed() == 20
        report.injectors()[0].hits() == 0
        report.hitsOutside() == 20
        report.verdict() == Verdict.UNSTABLE
        report.injectors()[0].hitsOutside() == 20
        report.threadsOutside() == ['older']
        report.reasons() == ['injector panic() was never reached: no thread of an iteration called Chaos.maybePanic(),' +
            " but threads that belong to no iteration arrived there 20 times (older); write 'reach everyone' in the scenario to have them hit"]

        cleanup:
        queue << { 'end' }
        older.join()
    }

    def "wrap carries the iteration into an older pool as #kind"() {
        given:
        startAll(pool)
        def recording = new Recording()

        when:
        def report = run(scenario().target { submit(pool).get() }.inject(panic()).repeat(20).lanes(2), recording)

        then:
        report.injectors()[0].fired() == 20
        report.hitsOutside() == 0
        recording.faults()*.task().unique() == ['0.1']

        where:
        kind       | submit
        'Runnable' | { ExecutorService it -> it.submit(Chaos.wrap({ quietly { Chaos.maybePanic() } } as Runnable)) }
        'Callable' | { ExecutorService it -> it.submit(Chaos.wrap({ quietly { Chaos.maybePanic() } } as Callable)) }
    }

    def "a wrapped task leaves its thread as it was"() {
        given:
        def queue = new LinkedBlockingQueue<Runnable>()
        def older = Thread.startDaemon('older') {
            for (def next = queue.take(); next !instanceof Thread; next = queue.take()) {
                next.run()
            }
        }

        when:
        def report = run(scenario().target {
            def done = new CountDownLatch(1)
            queue << Chaos.wrap({ } as Runnable)
            queue << ({ Chaos.maybePanic(); done.countDown() } as Runnable)
            assert done.await(BOUND, TimeUnit.SECONDS)
        }.inject(panic()).repeat(5).lanes(2))

        then:
        report.injectors()[0].hits() == 0
        report.hitsOutside() == 5

        cleanup:
        queue << new Thread()
        older.join()
    }

    def "a wrapped task that runs after its iteration is outside"() {
        given:
        def late = []

        when:
        def report = run(scenario().target { late << Chaos.wrap({ Chaos.maybePanic() } as Runnable) }
            .teardown { late*.run() }
            .inject(panic()).repeat(3).lanes(2))
        late*.run()

        then:
        report.injectors()[0].hits() == 0
    }

    def "a thread that outlives its iteration is outside with several lanes"() {
        given:
        def firstEnded = new CountDownLatch(1)
        def late = new CompletableFuture<Boolean>()
        def listener = new RunListener() {
            @Override
            void iterationEnded(IterationResult result) {
                if (result.iteration() == 1) {
                    firstEnded.countDown()
                }
            }
        }

        when:
        def report = run(scenario().target(this).step('start') { context ->
            if (context.iteration() == 1) {
                Thread.start {
                    firstEnded.await()
                    late.complete(panics())
                }
            } else {
                late.get()
            }
        }.inject(panic()).repeat(2).lanes(2), listener)

        then:
        !late.get()
        report.hitsOutside() == 1
    }

    def "hits are counted whether they fire or not"() {
        when:
        def report = run(scenario().target { 10.times { quietly { Chaos.maybeError() } } }
            .inject(Injector.of(error('boom')).withTrigger(Trigger.ALWAYS.first(3))).repeat(4))

        then:
        report.injectors()[0].hits() == 40
        report.injectors()[0].fired() == 12
    }

    def "points are off again after a run"() {
        given:
        run(scenario().target { quietly { Chaos.maybePanic() } }.inject(panic()))

        when:
        Chaos.maybePanic()

        then:
        noExceptionThrown()
    }

    def "points stay on for a run when another one ends"() {
        given:
        def otherEnded = new CountDownLatch(1)
        def running = new CountDownLatch(1)
        def going = CompletableFuture.supplyAsync({
            run(scenario().target {
                running.countDown()
                otherEnded.await()
                quietly { Chaos.maybePanic() }
            }.inject(panic()))
        }, pool)
        running.await()

        when:
        run(scenario().target { quietly { Chaos.maybePanic() } }.inject(panic()))
        otherEnded.countDown()

        then:
        going.get().injectors()[0].fired() == 1
    }

    private static boolean panics() {
        try {
            Chaos.maybePanic()
            return false
        } catch (InjectedPanic expected) {
            return expected.message
        }
    }

    private static void quietly(Closure<?> call) {
        try {
            call()
        } catch (InjectedPanic | InjectedException expected) {
            assert expected.message
        }
    }

    private static void startAll(ExecutorService pool) {
        def all = new CountDownLatch(2)
        2.times { pool.submit { all.countDown(); all.await() } }
        all.await()
    }
}
