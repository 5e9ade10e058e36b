package io.chaoskit.validator

import acme.Stubborn
import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.Launch
import io.chaoskit.effect.Effects
import io.chaoskit.model.FailurePolicy
import io.chaoskit.report.ValidatorReport.Status
import io.chaoskit.verdict.Verdict
import spock.lang.Requires
import spock.lang.TempDir

import java.nio.channels.SocketChannel
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.ForkJoinPool
import java.util.concurrent.ScheduledExecutorService
import java.util.concurrent.TimeUnit
import java.util.concurrent.locks.LockSupport

import static io.chaoskit.validator.Validators.noThreadLeak

class NoThreadLeakSpec extends ChaosSpec {

    static final Duration LONG = Duration.ofSeconds(BOUND)
    static final Duration SHORT = Duration.ofMillis(300)

    @TempDir
    Path folder

    Stubborn stubborn = new Stubborn()
    CountDownLatch release = new CountDownLatch(1)
    List<Thread> started = [].asSynchronized()

    def cleanup() {
        release.countDown()
        started*.interrupt()
        started*.join()
    }

    def "a thread that stays is named, with where it stands"() {
        when:
        def report = run(scenario().target { park('leaky') }.check(noThreadLeak(SHORT)))

        then:
        report.verdict() == Verdict.FAIL
        report.validators()[0].measured() == '1 leaked'
        report.failures()*.iteration() == [1]
        def lines = report.failures()[0].message().readLines()
        lines[0] == 'new threads must end within 300ms, but one is alive'
        lines[1] == "  'leaky' is waiting"
        lines[2] =~ /^ {6}at /
        lines[3] =~ /^ {6}at acme.Stubborn.park\(Stubborn.groovy:\d+\)/
    }

    def "each iteration answers for its own threads, with its faults"() {
        when:
        def report = run(scenario().target {}.step('go') {
            if (it.iteration() in [2L, 4L]) {
                try {
                    Chaos.maybeError()
                } catch (RuntimeException ignored) {
                }
                park("leaky-${it.iteration()}")
            }
        }.inject(Effects.error('boom')).check(noThreadLeak(SHORT)).repeat(5).onFailure(FailurePolicy.RESUME))

        then:
        report.failures()*.iteration() == [2, 4]
        report.failures().collect { it.faults()*.effect() } == [["error('boom')"]] * 2
        report.failures()[1].message().contains("'leaky-4'")
        !report.failures()[1].message().contains("'leaky-2'")
    }

    def "from the second leak on it is told where threads were started"() {
        when:
        def report = run(scenario().target { park('leaky') }.check(noThreadLeak(SHORT)).repeat(2)
            .onFailure(FailurePolicy.RESUME))

        then:
        !report.failures()[0].message().contains('was started')
        def start = report.failures()[1].message().readLines().dropWhile { it != '    and was started in iteration 2' }
        start[1] =~ /^ {6}at java.lang.Thread.start\(/
        start[2] =~ /^ {6}at acme.Stubborn.leak\(Stubborn.groovy:\d+\)/
    }

    def "a leak after a failed step is found"() {
        when:
        def report = run(scenario().target {
            park('leaky')
            throw new IOException('gone')
        }.check(noThreadLeak(SHORT)))

        then:
        report.failures()*.validator() == ['', 'noThreadLeak']
    }

    def "a thread that ends within the grace is none"() {
        when:
        def report = run(scenario().target { start('short') { Thread.currentThread().join(20) } }
            .check(noThreadLeak(LONG)).repeat(5))

        then:
        report.verdict() == Verdict.PASS
    }

    def "threads that were there before are none"() {
        when:
        def report = run(scenario().target {}.step('go') {
            if (it.iteration() == 1 && started.empty) {
                park('pool')
            }
        }.warmUp(1).check(noThreadLeak(SHORT)).repeat(3))

        then:
        report.verdict() == Verdict.PASS
    }

    def "threads of the JVM and of ChaosKit are none"() {
        when:
        def report = run(scenario().target {
            CompletableFuture.supplyAsync { 5 }.orTimeout(1, TimeUnit.HOURS).get()
            'true'.execute().waitFor()
        }.check(noThreadLeak(SHORT)).check(Validators.threadLimit(10_000)).check(Validators.noDeadlock()).repeat(3))

        then:
        report.verdict() == Verdict.PASS
    }

    @Requires({ Runtime.version().feature() >= 21 })
    def "threads of the JDK that serve virtual threads are none, with #lanes lanes"() {
        when:
        def report = run(scenario().target {
            (1..20).collect { Thread.startVirtualThread { LockSupport.parkNanos(1_000_000) } }*.join()
            Thread.startVirtualThread { SocketChannel.open().withCloseable { it.bind(null) } }.join()
        }.check(noThreadLeak(SHORT)).repeat(3).lanes(lanes))

        then:
        report.verdict() == Verdict.PASS

        where:
        lanes << [1, 4]
    }

    @Requires({ Runtime.version().feature() >= 21 })
    def "what the first virtual threads of a JVM make the JDK start is none"() {
        given:
        def script = Files.writeString(folder.resolve('virtual.groovy'), '''
            scenario('virtual') {
              target { (1..5).collect { Thread.startVirtualThread { Thread.sleep(5) } }*.join() }
              assert noThreadLeak()
              repeat 3
            }''')

        when:
        def run = Launch.chaoskit('run', script)

        then:
        run.out.startsWith('PASS  virtual\n')
    }

    def "a pool that the target made and left is none of the JDK's"() {
        given:
        def pool = new ForkJoinPool(1)

        when:
        def report = run(scenario().target {
            pool.submit { }.get()
            // From JDK 25 on it has a thread for that.
            if (pool instanceof ScheduledExecutorService) {
                pool.schedule({ } as Runnable, 1, TimeUnit.NANOSECONDS).get()
            }
        }.check(noThreadLeak(SHORT)))

        then:
        report.verdict() == Verdict.FAIL
        report.failures()[0].message() =~ /'ForkJoinPool-\d+-worker-1' is /
        !(pool instanceof ScheduledExecutorService) || report.failures()[0].message() =~ /'ForkJoinPool-\d+-delayScheduler' is/

        cleanup:
        pool.shutdownNow()
    }

    def "a timer that is not cancelled is none of the JDK's"() {
        given:
        Timer timer

        when:
        def report = run(scenario().target { timer = new Timer('alarm') }.check(noThreadLeak(SHORT)))

        then:
        report.failures()[0].message().contains("'alarm' is waiting")

        cleanup:
        timer.cancel()
    }

    def "lanes are compared at the end"() {
        when:
        def report = run(scenario().target {}.step('go') {
            if (it.iteration() == 3) {
                park('leaky')
            }
        }.check(noThreadLeak(SHORT)).repeat(20).lanes(4))

        then:
        report.verdict() == Verdict.FAIL
        report.failures()*.iteration() == [0]
        report.failures()[0].message().contains("'leaky' is waiting")
        report.failures()[0].message().contains('\n    and was started in iteration 3\n      at java.lang.Thread.start(')
    }

    def "many threads are counted, and the first ones shown"() {
        when:
        def report = run(scenario().target { 8.times { park("leaky-$it") } }.check(noThreadLeak(SHORT)))

        then:
        report.failures()[0].message().startsWith('new threads must end within 300ms, but 8 are alive\n')
        report.failures()[0].message().endsWith('\n  and 3 more')
    }

    def "another run at the same time makes it impossible to tell"() {
        given:
        def other = CompletableFuture.supplyAsync {
            run(scenario('other').target { park('theirs'); release.await() })
        }
        eventually {
            assert !started.empty
        }

        when:
        def report = run(scenario().target { park('whose') }.check(noThreadLeak(SHORT)))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.validators()[0].status() == Status.CRASHED
        report.failures()[0].message().startsWith(
            'noThreadLeak(grace: 300ms) could not tell: IllegalStateException: another run was there at the same time')

        cleanup:
        release.countDown()
        other.get()
    }

    @Requires({ Runtime.version().feature() >= 21 })
    def "a virtual thread that stays is named too"() {
        given:
        def builder = Thread.ofVirtual().name('light')

        when:
        def report = run(scenario().target { started << builder.start { release.await() } }.check(noThreadLeak(SHORT))
            .repeat(2).lanes(2))

        then:
        report.verdict() == Verdict.FAIL
        report.failures()[0].message().contains("'light' is virtual and ")
        report.failures()[0].message().contains('\n      at ')
        report.failures()[0].message().contains('\n    and was started in iteration 2\n      at java.lang.VirtualThread.start(')
    }

    def "an idle worker of a pool shows what it waits in"() {
        given:
        def pool = Executors.newSingleThreadExecutor()

        when:
        def report = run(scenario().target { pool.submit {}.get() }.check(noThreadLeak(SHORT)))

        then:
        report.failures()[0].message().contains('at java.util.concurrent.LinkedBlockingQueue.take(')

        cleanup:
        pool.shutdownNow()
    }

    def "a negative grace is refused"() {
        when:
        noThreadLeak(Duration.ofMillis(-1))

        then:
        def e = thrown(IllegalArgumentException)
        e.message == 'duration must not be negative, but was -1ms'
    }

    private void park(String name) {
        started << stubborn.leak(name)
    }

    private void start(String name, Closure<?> work) {
        def thread = new Thread(work, name)
        started << thread
        thread.start()
    }
}
