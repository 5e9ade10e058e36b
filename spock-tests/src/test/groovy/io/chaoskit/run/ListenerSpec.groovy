package io.chaoskit.run

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.Recording
import io.chaoskit.model.ScenarioBuilder
import io.chaoskit.plan.Fault
import io.chaoskit.report.Failure
import io.chaoskit.report.Report
import io.chaoskit.run.RunListener.Detail
import io.chaoskit.verdict.Verdict

import java.time.Duration
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger

import static io.chaoskit.effect.Effects.delay
import static io.chaoskit.effect.Effects.error
import static io.chaoskit.site.Sites.point
import static io.chaoskit.validator.Validators.invariant
import static io.chaoskit.validator.Validators.noInfiniteLoop

class ListenerSpec extends ChaosSpec {

    def "tells every iteration with its lane, outcome and faults"() {
        given:
        def recording = new Recording()

        when:
        run(scenario().target(this).step('place') {
            try {
                Chaos.maybeError()
            } catch (RuntimeException fault) {
                if (it.iteration() == 3) {
                    throw fault
                }
            }
        }.inject(error('boom')).repeat(3), recording)

        then:
        recording.results*.iteration() == [1, 2, 3]
        recording.results*.lane() == [1, 1, 1]
        recording.results*.passed() == [true, true, false]
        recording.results*.faults()*.size() == [1, 1, 1]
    }

    def "tells the progress about ten times a second"() {
        given:
        def told = []
        def listener = new RunListener() {
            @Override
            void progress(Progress progress) {
                told << progress
            }
        }

        when:
        // A validator has the coordinator look every millisecond.
        def report = longEnough([1, 10, 60], { told.size() >= 2 }) { seconds ->
            told.clear()
            run(scenario().target { Thread.currentThread().join(5) }
                .check(noInfiniteLoop(Duration.ofMinutes(1))).runFor(Duration.ofSeconds(seconds)), listener)
        }

        then:
        told.size() >= 2
        told.size() <= report.duration().toMillis() / 100 + 2
        told*.iterations() == told*.iterations().sort()
        told.last().iterations() <= report.iterations().total()
        told.every { it.share() >= 0 && it.share() <= 1 && it.failed() == 0 }
        told.last().p95() >= Duration.ofMillis(4)
    }

    def "a short limit of a step does not hurry the progress"() {
        given:
        def told = new AtomicInteger()
        def listener = new RunListener() {
            @Override
            void progress(Progress progress) {
                told.incrementAndGet()
            }
        }

        when:
        def report = longEnough([500, 5_000, 60_000], { told.get() >= 1 }) { millis ->
            told.set(0)
            run(scenario().target {}.check(noInfiniteLoop(Duration.ofMillis(4)).info()).runFor(Duration.ofMillis(millis)), listener)
        }

        then:
        told.get() >= 1
        told.get() <= report.duration().toMillis() / 100 + 2
    }

    def "progress that throws fails the run after its lanes have ended"() {
        given:
        def failed = new CountDownLatch(1)
        def inStep = new AtomicInteger()
        boolean early = false
        def listener = new RunListener() {
            @Override
            void progress(Progress progress) {
                failed.countDown()
                throw new IllegalStateException('no terminal')
            }
        }

        when:
        def report = run(scenario().target {
            inStep.incrementAndGet()
            failed.await()
            Thread.currentThread().join(500)
            inStep.decrementAndGet()
        }.teardown { early = inStep.get() > 0 }.repeat(1_000).lanes(2), listener)

        then:
        !early
        report.verdict() == Verdict.FAIL
        report.reasons()[0] == 'the listener failed: IllegalStateException: no terminal'
        report.stoppedBecause() == 'the listener failed'
        report.failures()*.kind() == [Failure.Kind.RUN]
        report.iterations().passed() in 2L..4L
    }

    def "a listener that throws after an iteration fails the run"() {
        given:
        def listener = new RunListener() {
            @Override
            void iterationEnded(IterationResult result) {
                throw new IllegalStateException('disk full')
            }
        }

        when:
        def report = run(scenario().target {}.repeat(1_000), listener)

        then:
        report.verdict() == Verdict.FAIL
        report.iterations().total() == 1
        report.reasons()[0] == 'the listener failed: IllegalStateException: disk full'
    }

    def "tells what happens from the start to the end"() {
        given:
        def told = []
        def log = listening {
            told << it
        }

        when:
        def report = run(scenario('shop').seed(7).target(this).step('pay') { Chaos.apply('card') }.step('ship') { }
            .inject(error('boom').on(point('card')).first(1).withName('lost').withScope('network'))
            .check(invariant('paid') { it.errors() == 0 }.always().warning()).repeat(1), log)

        then:
        told*.class == [LiveRun, FaultEvent, StepResult, Failure, Failure, IterationResult, Report]
        with(told[0] as LiveRun) {
            scenario() == 'shop'
            seed() == 7
            lanes() == 1
            startedAt() == report.startedAt()
            replay() == '-Dchaoskit.seed=7'
        }
        with(told[1] as FaultEvent) {
            lane() == 1
            scope() == 'network'
            kind() == 'error'
            fault().injector() == 'lost'
            fault().site() == "point('card')"
            fault().hit() == 1
            fault().iteration() == 1
        }
        with(told[2] as StepResult) {
            iteration() == 1
            lane() == 1
            step() == 'pay'
            !passed()
            duration() > Duration.ZERO
        }
        told[3..4]*.kind() == [Failure.Kind.STEP, Failure.Kind.VALIDATOR]
        (told[5] as IterationResult).duration() >= (told[2] as StepResult).duration()
        told[6].is(report)
    }

    def "the identifier of a fault is that of the reports"() {
        given:
        def told = new ConcurrentLinkedQueue<FaultEvent>()
        def recording = new Recording()

        when: 'faults in the lanes and in threads that they start'
        def pool = Executors.newFixedThreadPool(2)
        def report = run(scenario('shop').target {
            Chaos.maybeDelay()
            def jobs = (1..3).collect { pool.submit { Chaos.maybeDelay() } }
            jobs*.get()
        }.inject(delay(Duration.ofNanos(1)).atDefaultSites().probability(0.7)).repeat(40).lanes(2).seed(3),
            listening { if (it instanceof FaultEvent) { told << it } }, recording)
        pool.shutdown()

        then:
        report.iterations().passed() == 40
        told*.id().sort() == recording.faults()*.id('shop', 3L).sort()
        told*.id().toSet().size() == told.size()
        told*.id().every { it ==~ /[0-9a-f]{16}/ }
        told.size() > 40
        told.every { it.id() == it.fault().id('shop', 3L) }
    }

    def "another seed, scenario or place gives another identifier"() {
        given:
        def fault = new Fault(1, '0', 'lost', 'site', 1, 'error')
        def others = [new Fault(2, '0', 'lost', 'site', 1, 'error'), new Fault(1, '0.1', 'lost', 'site', 1, 'error'),
                      new Fault(1, '0', 'found', 'site', 1, 'error'), new Fault(1, '0', 'lost', 'other', 1, 'error'),
                      new Fault(1, '0', 'lost', 'site', 2, 'error')]

        expect:
        [fault.id('shop', 1), fault.id('shop', 2), fault.id('bank', 1), *others*.id('shop', 1)].toSet().size() == 8
        fault.id('shop', 1) == new Fault(1, '0', 'lost', 'site', 1, 'error').id('shop', 1)
    }

    def "who does not want details is not told of them"() {
        given:
        def told = []

        when:
        run(scenario().target { Chaos.maybeDelay() }.inject(delay(Duration.ofNanos(1))).repeat(2), listening([] as Set) { told << it })

        then:
        told*.class == [LiveRun, IterationResult, IterationResult, Report]
    }

    def "each run may be followed by a listener of its own"() {
        given:
        def ended = [:].withDefault { [] }
        def each = new RunListener() {
            @Override
            RunListener started(LiveRun run) {
                new RunListener() {
                    @Override
                    void iterationEnded(IterationResult result) {
                        ended[run.scenario()] << result.iteration()
                    }
                }
            }
        }
        def runner = ChaosRunner.builder().listener(each).build()

        when:
        ['a', 'b'].each { runner.run(scenario(it).target {}.repeat(2).build()) }

        then:
        ended == [a: [1, 2], b: [1, 2]]
    }

    def "counts what the injectors have met while the run goes on"() {
        given:
        LiveRun live = null
        def counts = []
        def listener = new RunListener() {
            @Override
            RunListener started(LiveRun run) {
                live = run
                this
            }

            @Override
            void iterationEnded(IterationResult result) {
                counts << live.counts().get()
            }
        }

        when:
        run(scenario().target { 3.times { Chaos.apply('db') } }
            .inject(delay(Duration.ofNanos(1)).on(point('db')).first(1).withName('slow').withScope('database')).repeat(2), listener)

        then:
        counts == [[new InjectorCount('slow', 'database', "point('db')", 'delay(1ns)', 3, 1)],
                   [new InjectorCount('slow', 'database', "point('db')", 'delay(1ns)', 6, 2)]]
    }

    def "a listener that throws at a fault never disturbs the code under test"() {
        given:
        def seen = []
        def told = 0
        def listener = listening {
            if (it instanceof FaultEvent) {
                told++
                throw new IllegalStateException('disk full')
            }
        }

        when:
        def report = run(scenario().target {
            try {
                2.times { Chaos.maybeDelay() }
            } catch (Throwable thrown) {
                seen << thrown
            }
        }.inject(delay(Duration.ofNanos(1))).repeat(1_000), listener)

        then:
        seen == []
        told == 1
        report.verdict() == Verdict.FAIL
        report.iterations().total() == 1
        report.reasons()[0] == 'the listener failed: IllegalStateException: disk full'
    }

    def "a listener that throws #when fails the run"() {
        when:
        def report = run(scenario().target {}.repeat(3), listening { if (type.isInstance(it)) { throw new IllegalStateException('disk full') } })

        then:
        report.verdict() == Verdict.FAIL
        report.reasons()[0] == 'the listener failed: IllegalStateException: disk full'
        report.iterations().total() == iterations

        where:
        when           | type    || iterations
        'at the start' | LiveRun || 0
        'at the end'   | Report  || 3
    }

    def "what a listener calls is no hit"() {
        when:
        def report = run(scenario().target { Chaos.maybeDelay() }.inject(delay(Duration.ofNanos(1))).repeat(2),
            listening { if (it instanceof FaultEvent) { Chaos.maybeDelay() } })

        then:
        report.injectors()[0].hits() == 2 + 2
    }

    private static Report run(ScenarioBuilder scenario, RunListener one, RunListener other) {
        ChaosRunner.builder().listener(one).listener(other).build().run(scenario.build())
    }

    private static RunListener listening(Set<Detail> wanted = EnumSet.allOf(Detail), Closure<?> tell) {
        new RunListener() {
            @Override
            Set<Detail> details() {
                wanted
            }

            @Override
            RunListener started(LiveRun run) {
                tell(run)
                this
            }

            @Override
            void fired(FaultEvent fault) {
                tell(fault)
            }

            @Override
            void stepEnded(StepResult result) {
                tell(result)
            }

            @Override
            void failed(Failure failure) {
                tell(failure)
            }

            @Override
            void iterationEnded(IterationResult result) {
                tell(result)
            }

            @Override
            void ended(Report report) {
                tell(report)
            }
        }
    }
}
