package io.chaoskit.effect

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.Recording
import io.chaoskit.effect.Injector
import io.chaoskit.model.FailurePolicy
import io.chaoskit.report.Report
import io.chaoskit.site.Sites
import io.chaoskit.trigger.Trigger
import io.chaoskit.validator.Validators
import io.chaoskit.verdict.Verdict

import java.time.Duration
import java.util.concurrent.CancellationException
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger

import static io.chaoskit.effect.Effects.cancellation

class CancellationSpec extends ChaosSpec {

    static final Duration NOW = Duration.ZERO

    def "a step that waits is interrupted"() {
        when:
        def report = run(scenario().target { new CountDownLatch(1).await() }.inject(cancellation()))

        then:
        report.failures()*.message() == ["step 'run' threw InterruptedException"]
        report.failures()[0].faults()*.effect() == ['cancellation()']
        report.injectors()[0].fired() == 1
        noteOf(report) == '1 ended the step'
    }

    def "the interrupt comes after its delay"() {
        given:
        def waited = 0L

        when:
        run(scenario().target {
            def start = System.nanoTime()
            try {
                new CountDownLatch(1).await()
            } finally {
                waited = System.nanoTime() - start
            }
        }.inject(cancellation(Duration.ofMillis(200))))

        then: 'the delay counts from the hit, which is a moment before the step itself'
        waited > 150_000_000
    }

    def "a step that swallows its interrupt is told"() {
        when:
        def report = run(scenario().target {
            try {
                new CountDownLatch(1).await()
            } catch (InterruptedException ignored) {
            }
        }.inject(cancellation(NOW)).repeat(3))

        then:
        report.iterations().passed() == 3
        noteOf(report) == '3 swallowed by the step'
        report.toString().contains('3 hits, 3 fired')
        report.toString().contains('3 swallowed by the step')
        report.toJson().contains('"note" : "3 swallowed by the step"')
    }

    def "a step that never looks is told"() {
        when:
        def report = run(scenario().target {
            while (!Thread.currentThread().interrupted) {
                Thread.onSpinWait()
            }
        }.inject(cancellation(NOW)))

        then:
        report.verdict() == Verdict.PASS
        noteOf(report) == '1 not noticed by the step'
    }

    def "an interrupt reaches neither another step nor a validator"() {
        given:
        def leaked = new AtomicInteger()

        when:
        def report = run(scenario().target {}
            .step('quick') { Thread.onSpinWait() }
            .step('next') { leaked.addAndGet(Thread.currentThread().interrupted ? 1 : 0) }
            .inject(Injector.of(cancellation(Duration.ofNanos(20_000))).withSites([Sites.step('quick')]))
            .check(observing { leaked.addAndGet(Thread.currentThread().interrupted ? 1 : 0) })
            .repeat(20_000).lanes(2))

        then:
        report.iterations().passed() == 20_000
        leaked.get() == 0
        report.injectors()[0].fired() == 20_000
    }

    def "cancellations that all come too late prove nothing"() {
        when:
        def report = run(scenario().target {}.inject(cancellation(Duration.ofHours(1))).repeat(2))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.reasons() == ['injector cancellation(after: 1h): every cancellation came too late: what it was meant for was over; ' +
            'a shorter after: reaches it']
        noteOf(report) == '2 too late'
    }

    def "a future at its point is cancelled"() {
        given:
        def seen = new CompletableFuture<String>()

        when:
        def report = run(scenario().target {
            def answer = new CompletableFuture<String>()
            assert Chaos.maybeCancel(answer).is(answer)
            try {
                answer.get()
            } catch (CancellationException ignored) {
                seen.complete('cancelled')
            }
        }.inject(atPoint(NOW)))

        then:
        report.verdict() == Verdict.PASS
        seen.getNow('nothing') == 'cancelled'
        noteOf(report) == '1 cancelled a future'
        report.injectors()[0].site() == 'Chaos.maybeCancel()'
    }

    def "the work of a future in a pool is interrupted"() {
        given:
        ExecutorService pool = Executors.newSingleThreadExecutor()
        def interrupted = new CountDownLatch(1)

        when:
        def report = run(scenario().target {
            def work = Chaos.maybeCancel(pool.submit {
                try {
                    new CountDownLatch(1).await()
                } catch (InterruptedException ignored) {
                    interrupted.countDown()
                }
            })
            try {
                work.get()
            } catch (CancellationException ignored) {
            }
            interrupted.await()
        }.inject(atPoint(Duration.ofMillis(10))))

        then:
        report.verdict() == Verdict.PASS

        cleanup:
        pool.shutdownNow()
    }

    def "a future that is done or null is left alone"() {
        when:
        def report = run(scenario().target {
            Chaos.maybeCancel(CompletableFuture.completedFuture('x'))
            assert Chaos.maybeCancel(null) == null
            new CountDownLatch(1).await()
        }.inject(atPoint(NOW)).onFailure(FailurePolicy.RESUME))

        then: 'where no future is handed, the step is meant'
        noteOf(report) == '1 ended the step, 1 too late'
    }

    def "the same seed cancels the same steps"() {
        expect:
        placements(7) == placements(7)
        placements(7) != placements(8)
        placements(7).size() in 20..80
    }

    def "an injected wait is cut short"() {
        when:
        def report = run(scenario().target { Thread.currentThread().join(0) }
            .inject(cancellation()).inject(Effects.delay(Duration.ofHours(1))))

        then:
        report.failures()*.message() == ["step 'run' threw InterruptedException"]
    }

    def "a step that hangs in spite of it is still found"() {
        when:
        def report = run(scenario().target {
            2.times {
                try {
                    new CountDownLatch(1).await()
                } catch (InterruptedException ignored) {
                }
            }
        }.inject(cancellation()).check(Validators.noInfiniteLoop(Duration.ofMillis(200))))

        then:
        report.failures()*.kind()*.text() == ['hang']
        noteOf(report) == '1 swallowed by the step'
    }

    def "a point costs nothing without a run"() {
        given:
        def future = new CompletableFuture<String>()

        expect:
        Chaos.maybeCancel(future).is(future)
        !future.cancelled
    }

    def "a part of a composite cancels too"() {
        when:
        def report = run(scenario().target { new CountDownLatch(1).await() }
            .inject(Effects.oneOf(cancellation(), cancellation(NOW))))

        then:
        noteOf(report) == '1 ended the step'
    }

    def "a negative delay is refused"() {
        when:
        cancellation(Duration.ofMillis(-1))

        then:
        def e = thrown(IllegalArgumentException)
        e.message == 'duration must not be negative, but was -1ms'
    }

    private static Set<List<Object>> placements(long seed) {
        def recording = new Recording()
        run(scenario().target {}
            .inject(Injector.of(cancellation(NOW)).withTrigger(Trigger.ALWAYS.probability(0.5)))
            .repeat(100).lanes(4).seed(seed), recording)
        recording.placements()
    }

    private static Injector atPoint(Duration after) {
        Injector.of(cancellation(after)).withSites([Sites.maybeCancel()])
    }

    private static String noteOf(Report report) {
        report.injectors()[0].note()
    }
}
