package io.chaoskit.run

import acme.Stubborn
import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.FakeClock
import io.chaoskit.model.FailurePolicy
import io.chaoskit.model.ScenarioBuilder
import io.chaoskit.model.Target
import io.chaoskit.report.Failure
import io.chaoskit.verdict.Verdict

import java.time.Duration
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicInteger

import static io.chaoskit.effect.Effects.delay
import static io.chaoskit.effect.Effects.panic
import static io.chaoskit.validator.Validators.invariant
import static io.chaoskit.validator.Validators.noInfiniteLoop
import static io.chaoskit.validator.Validators.noThreadLeak

/** Targets that each lane or each iteration makes for itself. */
class OwnTargetSpec extends ChaosSpec {

    /** An object under test that knows who made it, and whether it is closed. */
    static class Own {

        int lane
        long iteration
        Thread by = Thread.currentThread()
        AtomicInteger uses = new AtomicInteger()
        AtomicInteger closed = new AtomicInteger()
        Thread closedBy
    }

    Stubborn stubborn = new Stubborn()
    List<Own> made = new CopyOnWriteArrayList()

    def cleanup() {
        stubborn.release()
    }

    private Own make(context) {
        def own = new Own(lane: context.lane(), iteration: context.iteration())
        made << own
        own
    }

    private static void shut(Own own) {
        own.closedBy = Thread.currentThread()
        own.closed.incrementAndGet()
    }

    private Target perLane() {
        Target.perLane({ make(it) }, { shut(it) })
    }

    private Target perIteration() {
        Target.perIteration({ make(it) }, { shut(it) })
    }

    private static ScenarioBuilder used(Target target) {
        scenario().target(target).step('use') {
            assert it.target().closed.get() == 0
            it.target().uses.incrementAndGet()
        }
    }

    def "each lane makes one for itself and closes it"() {
        when:
        def report = run(used(perLane()).step('own') { assert it.target().lane == it.lane() }
            .repeat(30).warmUp(6).lanes(3))

        then:
        report.passed()
        made*.lane.sort() == [1, 2, 3]
        made*.iteration == [0, 0, 0]
        made*.uses*.get().sum() == 36
        made.every { it.closed.get() == 1 }
        made.every { it.by.name == "chaoskit-lane-$it.lane" && it.closedBy == it.by }
    }

    def "each iteration has a new one, with #lanes lanes"() {
        when:
        def report = run(used(perIteration()).step('own') { assert it.target().iteration == it.iteration() }
            .check(invariant('used once') { it.target().uses.get() == 1 && it.target().closed.get() == 0 })
            .repeat(20).warmUp(2).lanes(lanes))

        then:
        report.passed()
        made*.iteration.sort() == ((1..20) + (1..2)).sort()
        made.every { it.uses.get() == 1 && it.closed.get() == 1 }

        where:
        lanes << [1, 4]
    }

    def "making and closing is no time of an iteration"() {
        given:
        def clock = new FakeClock()
        def hour = Duration.ofHours(1)

        when:
        def report = ChaosRunner.builder().clock(clock).build().run(
            scenario().target(Target.perIteration({ clock.advance(hour) }) { clock.advance(hour) }).step('go') { }.repeat(2).build())

        then:
        report.passed()
        report.duration() >= Duration.ofHours(4)
        report.latency().max() < hour
    }

    def "without steps it is run itself, per #lifetime"() {
        given:
        def ran = new AtomicInteger()

        when:
        def report = run(scenario().target(describe({ new Engine(ran) }, { })).repeat(4).lanes(2))

        then:
        report.passed()
        ran.get() == 4

        where:
        lifetime    | describe
        'lane'      | Target.&perLane
        'iteration' | Target.&perIteration
    }

    def "one that cannot be run fails the run, per #lifetime"() {
        when:
        def report = run(scenario().target(describe({ make(it) }, { shut(it) })).repeat(3).onFailure(FailurePolicy.RESUME))

        then:
        report.verdict() == Verdict.FAIL
        report.reasons().any { it.startsWith('a scenario without a step must have a target that can be run, but Own cannot') }
        report.failures()*.kind().toSet() == [Failure.Kind.SETUP] as Set
        made.every { it.closed.get() == 1 }

        where:
        lifetime    | describe
        'lane'      | Target.&perLane
        'iteration' | Target.&perIteration
    }

    def "no fault fires while it is made and closed"() {
        when:
        def report = run(scenario().target(describe({ Chaos.maybePanic(); 'own' }, { Chaos.maybePanic() }))
            .step('go') { Chaos.maybeDelay() }
            .inject(panic()).inject(delay(Duration.ofNanos(1))).repeat(10).lanes(2))

        then: 'the panic was never reached, for which the run cannot pass, but nothing failed'
        report.verdict() == Verdict.UNSTABLE
        report.failures() == []
        report.iterations().passed() == 10
        report.hitsOutside() == 0

        where:
        describe << [Target.&perLane, Target.&perIteration]
    }

    def "a lane whose target cannot be made fails the run"() {
        when:
        def report = run(scenario().target(Target.perLane({
            if (it.lane() == 2) {
                throw new IOException('no route')
            }
            make(it)
        }) { shut(it) }).step('go') { }.repeat(1000).lanes(3))

        then:
        report.verdict() == Verdict.FAIL
        report.reasons()[0] == 'the target could not be made: IOException: no route'
        report.stoppedBecause() == 'the target could not be made'
        with(report.failures()[0]) {
            it.kind() == Failure.Kind.SETUP
            it.lane() == 2
            it.iteration() == 0
            it.exception().get().type() == IOException.name
        }
        made.every { it.closed.get() == 1 }
    }

    def "an iteration without a target failed, and fails the run"() {
        when:
        def report = run(scenario().target(Target.perIteration({
            if (it.iteration() % 2 == 0) {
                throw new BindException("port ${it.iteration()}")
            }
            make(it)
        }) { shut(it) }).step('go') { }.repeat(10).onFailure(policy))

        then:
        report.verdict() == Verdict.FAIL
        report.reasons()*.toString().any { it == reason }
        report.iterations().failed() == failed
        report.iterations().total() == total
        report.failures()*.iteration() == (1..failed).collect { 2 * it }
        report.failures()*.kind().toSet() == [Failure.Kind.SETUP] as Set

        where:
        policy               || total | failed | reason
        FailurePolicy.RESUME || 10    | 5      | 'the target could not be made: BindException: port 2 (and 4 more times)'
        FailurePolicy.STOP   || 2     | 1      | 'the target could not be made: BindException: port 2'
    }

    def "one that cannot be made in the warm-up ends the run"() {
        when:
        def report = run(scenario().target(Target.perIteration({ throw new IOException('no route') }) { })
            .step('go') { }.repeat(10).warmUp(3).onFailure(FailurePolicy.RESUME))

        then:
        report.verdict() == Verdict.FAIL
        report.reasons()[0] == 'the target could not be made: IOException: no route'
        report.iterations().total() == 0
    }

    def "closing that throws keeps the run from passing, told once for all"() {
        when:
        def report = run(scenario().target(Target.perIteration({ 'own' }) { throw new IOException('socket') })
            .step('go') { }.repeat(5).lanes(2))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.reasons() == ['closing the target failed: IOException: socket (and 4 more times)']
        report.failures()*.kind() == [Failure.Kind.TEARDOWN] * 5
        report.failures()*.iteration().sort() == [1, 2, 3, 4, 5]
        report.iterations().passed() == 5
    }

    def "a lane that is replaced makes another, and the lost one's is closed at the end"() {
        when:
        def report = run(used(perLane()).step('spin') {
            if (it.iteration() == 3) {
                stubborn.spin()
            }
        }.check(noInfiniteLoop(Duration.ofMillis(400), 2)).repeat(30).lanes(2).onFailure(FailurePolicy.RESUME))

        then:
        report.iterations().total() == 30
        report.leftBehind().size() == 1
        made.size() == 3
        made*.lane.toSet() == [1, 2] as Set
        made.every { it.closed.get() == 1 }
    }

    def "what a given-up lane makes at last is closed at once"() {
        given:
        def running = new CountDownLatch(1)

        when:
        Thread caller = Thread.currentThread()
        Thread.start {
            running.await()
            caller.interrupt()
        }
        def report = run(scenario().target(Target.perLane({
            running.countDown()
            stubborn.spin()
            make(it)
        }) { shut(it) }).step('go') { }.repeat(10))
        def interrupted = Thread.interrupted()

        then:
        interrupted
        report.leftBehind() == ['thread chaoskit-lane-1 is still making its target, which does not end when it is interrupted']
        made == []

        when:
        stubborn.release()

        then:
        eventually {
            assert made*.closed*.get() == [1]
        }
    }

    def "making that is interrupted because the run ends is no failure"() {
        given:
        def running = new CountDownLatch(1)

        when:
        Thread caller = Thread.currentThread()
        Thread.start {
            running.await()
            caller.interrupt()
        }
        def report = run(scenario().target(Target.perIteration({
            running.countDown()
            stubborn.park()
        }) { }).step('go') { }.repeat(10))
        def interrupted = Thread.interrupted()

        then:
        interrupted
        report.failures() == []
        report.leftBehind() == []
        report.stoppedBecause() == 'the thread that ran the scenario was interrupted'
    }

    def "set-up and tear-down have none"() {
        given:
        def seen = []

        when:
        def report = run(used(perLane()).setup { seen << it }.teardown { seen << it })

        then:
        report.passed()
        seen == [null, null]
    }

    def "threads of a target that lives for an iteration are no leak"() {
        when:
        def report = run(scenario().target(Target.perIteration({
            def wait = new CountDownLatch(1)
            Thread.start { wait.await() }
            wait
        }) { it.countDown() }).step('go') { }.check(noThreadLeak(Duration.ofSeconds(2))).repeat(5))

        then:
        report.passed()
    }

    def "a scenario with one can be changed and run with more lanes"() {
        when:
        def report = run(used(perLane()).build().toBuilder().lanes(4).repeat(40))

        then:
        report.passed()
        made.size() == 4
        made.every { it.closed.get() == 1 }
    }

    static class Engine {

        final AtomicInteger ran

        Engine(AtomicInteger ran) {
            this.ran = ran
        }

        void run() {
            ran.incrementAndGet()
        }
    }
}
