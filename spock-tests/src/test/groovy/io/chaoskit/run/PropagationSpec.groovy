package io.chaoskit.run

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effect
import io.chaoskit.effect.Injector
import io.chaoskit.report.Report
import io.chaoskit.site.Sites
import io.chaoskit.weave.LeaveNoTraceSpec
import spock.lang.Requires

import java.util.concurrent.Callable
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executor
import java.util.concurrent.ExecutionException
import java.util.concurrent.Executors
import java.util.concurrent.ForkJoinPool
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.RecursiveTask
import java.util.concurrent.ThreadPoolExecutor
import java.util.concurrent.TimeUnit
import java.util.stream.IntStream

/** With several lanes or runs, a fault reaches the threads that inherited its iteration, and no others. */
class PropagationSpec extends ChaosSpec {

    static final int LANES = 3
    static final int ROUNDS = 60

    static final Runnable END = { }

    /** Made before any run: its threads belong to nobody. */
    def pool = Executors.newFixedThreadPool(2)
    def timed = Executors.newScheduledThreadPool(1)
    def fork = new ForkJoinPool(2)
    def timer = new Timer(true)
    def queue = new LinkedBlockingQueue<Runnable>()

    def cleanup() {
        [pool, timed, fork]*.shutdownNow()
        timer.cancel()
        queue << END
    }

    /** How often a way runs the work, and how. */
    static final Map<String, List> WAYS = [
        'execute'                    : [1, { spec, work -> def done = new CountDownLatch(1); spec.pool.execute { work(); done.countDown() }; await(done) }],
        'execute of a named class'   : [1, { spec, work -> def done = new CountDownLatch(1); spec.pool.execute(new Job(work, done)); await(done) }],
        'submit'                     : [1, { spec, work -> spec.pool.submit({ work() } as Callable).get() }],
        'invokeAll'                  : [2, { spec, work -> spec.pool.invokeAll([{ work() } as Callable, { work() } as Callable])*.get() }],
        'schedule'                   : [1, { spec, work -> spec.timed.schedule({ work() } as Callable, 1, TimeUnit.MILLISECONDS).get() }],
        'a timer'                    : [1, { spec, work -> def done = new CountDownLatch(1); spec.timer.schedule(new Job(work, done), 1); await(done) }],
        'supplyAsync'                : [1, { spec, work -> CompletableFuture.supplyAsync { work() }.get() }],
        'supplyAsync on a pool'      : [1, { spec, work -> CompletableFuture.supplyAsync({ work() }, spec.pool).get() }],
        'thenAccept of a later value': [1, { spec, work -> spec.later(work) }],
        'thenCombineAsync'           : [1, { spec, work -> CompletableFuture.completedFuture(1).thenCombineAsync(CompletableFuture.completedFuture(2), { a, b -> work() }, spec.pool).get() }],
        'a fork-join pool'           : [1, { spec, work -> spec.fork.submit({ work() } as Callable).get() }],
        'fork and join'              : [4, { spec, work -> spec.fork.invoke(new Halves(work, 4)) }],
        'a parallel stream'          : [8, { spec, work -> IntStream.range(0, 8).parallel().forEach { work() } }],
        'a started thread'           : [1, { spec, work -> Thread.start { work() }.join() }],
        'an executor of their own'   : [1, { spec, work -> def done = new CountDownLatch(1); spec.own.execute { work(); done.countDown() }; await(done) }],
    ]

    def "work handed over by any way belongs to its iteration"() {
        given:
        warmUpPools()
        def wrong = new LinkedBlockingQueue<String>()
        Effect look = { hit ->
            if (!(hit.task() ==~ /0(\.\d+)*/)) {
                wrong << hit.task()
            }
        }
        def experiment = scenario().target(this).lanes(LANES).repeat(ROUNDS)
        WAYS.each { way, how ->
            experiment.step(way) { how[1].call(this, { Chaos.apply(way) }) }.inject(at(way, look).withName(way))
        }

        when:
        def report = run(experiment)

        then:
        report.passed()
        report.injectors().collectEntries { [it.name(), it.hits()] } == WAYS.collectEntries { way, how -> [way, ROUNDS * how[0]] }
        report.injectors().every { it.fired() == it.hits() }
        wrong.empty
    }

    @Requires(value = { Runtime.version().feature() >= 21 }, reason = 'JDK 17 has no virtual threads')
    def "work on virtual threads belongs to its iteration"() {
        given:
        def virtual = Executors."newVirtualThreadPerTaskExecutor"()
        Effect look = { hit -> assert hit.task().startsWith('0.') }

        when:
        def report = run(scenario().target(this).step('hand over') {
            (1..4).collect { virtual.submit({ Thread.sleep(1); Chaos.apply('there') } as Runnable) }*.get()
        }.inject(at('there', look)).lanes(LANES).repeat(ROUNDS))

        then:
        report.passed()
        report.injectors()[0].hits() == ROUNDS * 4

        cleanup:
        virtual.close()
    }

    def "sixteen runs at once see their own faults only"() {
        given:
        warmUpPools()
        int runs = 16
        int rounds = 300
        def wrong = new LinkedBlockingQueue<String>()
        def start = new CountDownLatch(runs)

        when:
        def reports = (1..runs).collect { number ->
            def result = new CompletableFuture<Report>()
            Thread.start {
                Effect mine = { throw new IllegalStateException("fault of $number") }
                result.complete(run(scenario("run $number").target(this).step('begin') {
                    start.countDown()
                    await(start)
                }.step('share the pools') {
                    [pool.submit({ Chaos.apply('shared'); null } as Callable), CompletableFuture.supplyAsync { Chaos.apply('shared') }].each {
                        try {
                            it.get()
                            wrong << "none in $number"
                        } catch (ExecutionException failed) {
                            if (failed.cause.message != "fault of $number") {
                                wrong << "${failed.cause.message} in $number"
                            }
                        }
                    }
                }.inject(at('shared', mine)).repeat(rounds)))
            }
            result
        }*.get(120, TimeUnit.SECONDS)

        then:
        wrong.empty
        reports.every { it.passed() && it.injectors()[0].fired() == 2 * rounds }
    }

    def "a pool shows its work as it was given"() {
        given:
        def seen = [].asSynchronized()
        def looking = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, queue) {
            @Override
            protected void beforeExecute(Thread thread, Runnable work) {
                seen << work
            }
        }
        def go = new CountDownLatch(1)
        Effect nothing = { }
        def first = { go.await() } as Runnable
        def waiting = new Job({ }, new CountDownLatch(1))
        def removed

        when:
        run(scenario().target(this).step('look') {
            looking.execute(first)
            looking.execute(waiting)
            removed = [queue.contains(waiting), looking.remove(waiting), looking.remove(waiting)]
            go.countDown()
        }.inject(at('never', nothing)).lanes(2))

        then:
        removed == [true, true, false]
        seen == [first]

        cleanup:
        looking.shutdownNow()
    }

    def "a pool's thread that an iteration made belongs to nobody"() {
        given:
        def made = Executors.newCachedThreadPool()
        def inStep = new CountDownLatch(1)
        def asked = new CountDownLatch(1)
        Effect count = { }

        when:
        def outsider = Thread.start {
            inStep.await()
            made.submit { Chaos.apply('there') }.get()
            asked.countDown()
        }
        def report = run(scenario().target(this).step('make') {
            made.submit({ } as Runnable).get()
            inStep.countDown()
            await(asked)
        }.inject(at('there', count)).lanes(2))
        outsider.join()

        then:
        report.injectors()[0].hits() == 0

        cleanup:
        made.shutdownNow()
    }

    def "executors are byte for byte what they were"() {
        given:
        def classes = [ThreadPoolExecutor, CompletableFuture, ForkJoinPool, Timer, java.util.concurrent.FutureTask]
        def before = classes.collect { LeaveNoTraceSpec.bytes(it) }
        def during
        Effect nothing = { }

        when:
        run(scenario().target(this).step('look') { during = classes.collect { LeaveNoTraceSpec.bytes(it) } }
            .inject(at('there', nothing)).lanes(2))

        then:
        classes.indices.every { during[it] != before[it] }
        classes.indices.every { LeaveNoTraceSpec.bytes(classes[it]) == before[it] }
    }

    private void later(Closure<?> work) {
        def value = new CompletableFuture<Integer>()
        def accepted = value.thenAccept { work() }
        pool.execute { value.complete(1) }
        accepted.get()
    }

    /** An executor of the target's own: each has a thread, which runs one thing. */
    private Executor getOwn() {
        Thread.startDaemon { queue.take().run() }
        new Executor() {
            @Override
            void execute(Runnable work) {
                queue << work
            }
        }
    }

    private void warmUpPools() {
        pool.invokeAll([{ } as Callable] * 4)
        fork.submit({ } as Runnable).get()
        timed.submit({ } as Runnable).get()
    }

    static void await(CountDownLatch latch) {
        assert latch.await(BOUND, TimeUnit.SECONDS)
    }

    static Injector at(String point, Effect effect) {
        Injector.of(effect).withSites([Sites.point(point)])
    }

    static class Job extends TimerTask {

        final Closure<?> work
        final CountDownLatch done

        Job(Closure<?> work, CountDownLatch done) {
            this.work = work
            this.done = done
        }

        @Override
        void run() {
            work()
            done.countDown()
        }
    }

    static class Halves extends RecursiveTask<Integer> {

        final Closure<?> work
        final int size

        Halves(Closure<?> work, int size) {
            this.work = work
            this.size = size
        }

        @Override
        protected Integer compute() {
            if (size == 1) {
                work()
                return 1
            }
            def left = new Halves(work, size.intdiv(2))
            def right = new Halves(work, size.intdiv(2))
            left.fork()
            right.compute() + left.join()
        }
    }
}
