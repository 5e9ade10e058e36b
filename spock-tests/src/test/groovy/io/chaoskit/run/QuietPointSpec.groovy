package io.chaoskit.run

import acme.Stubborn
import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.FakeClock
import io.chaoskit.effect.Injector
import io.chaoskit.model.FailurePolicy
import io.chaoskit.model.ScenarioBuilder
import io.chaoskit.model.Target
import io.chaoskit.report.Failure
import io.chaoskit.report.ValidatorReport.Status
import io.chaoskit.site.Sites
import io.chaoskit.trigger.Trigger
import io.chaoskit.validator.Observation
import io.chaoskit.validator.Validator
import io.chaoskit.verdict.Verdict

import java.time.Duration
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger

import static io.chaoskit.effect.Effects.exception
import static io.chaoskit.validator.Validators.allOf
import static io.chaoskit.validator.Validators.anyOf
import static io.chaoskit.validator.Validators.invariant
import static io.chaoskit.validator.Validators.maxErrors
import static io.chaoskit.validator.Validators.noInfiniteLoop
import static io.chaoskit.validator.Validators.stateConsistency

/** Conditions on a target that several lanes share are looked at when no lane is inside an iteration. */
class QuietPointSpec extends ChaosSpec {

    /** An object under test that knows how many are inside it. */
    static class Pool {

        AtomicInteger inUse = new AtomicInteger()
        AtomicInteger lost = new AtomicInteger()

        void use() {
            inUse.incrementAndGet()
            Thread.yield()
            inUse.decrementAndGet()
        }
    }

    Pool pool = new Pool()
    Stubborn stubborn = new Stubborn()

    def cleanup() {
        stubborn.release()
    }

    private ScenarioBuilder used() {
        scenario().target(pool).step('use') { it.target().use() }
    }

    private static Validator noneInUse(List<Observation> seen = []) {
        stateConsistency('none in use') {
            seen << it
            it.target().inUse.get() + it.target().lost.get() == 0
        }
    }

    def "a condition does not see the other lanes at work"() {
        given:
        def seen = new CopyOnWriteArrayList()

        when:
        def report = run(used().check(noneInUse(seen)).repeat(300).lanes(4))

        then:
        report.passed()
        seen*.iteration() == [40, 80, 120, 160, 200, 240, 280, 300]
        seen*.lane().toSet() == [0] as Set
        report.validators()[0].looked() == 'at 8 quiet points'
    }

    def "at a quiet point every iteration before it has ended, and none behind it has begun"() {
        given:
        def begun = ConcurrentHashMap.newKeySet()
        def ended = ConcurrentHashMap.newKeySet()
        def wrong = new CopyOnWriteArrayList()

        when:
        def report = run(scenario().target(pool).step('go') {
            begun << it.iteration()
            Thread.yield()
            ended << it.iteration()
        }.check(invariant('whole') {
            def all = (1L..it.iteration()) as Set
            if (begun != all || ended != all) {
                wrong << it.iteration()
            }
            true
        }).repeat(200).lanes(lanes))

        then:
        report.passed()
        wrong == []

        where:
        lanes << [2, 4]
    }

    def "one that is meant always sees the other lanes at work"() {
        given:
        def inside = new CountDownLatch(1)
        def looked = new CountDownLatch(1)

        when: 'the first iteration goes on until the condition of the second one was looked at'
        def report = run(scenario().target(pool).step('go') {
            if (it.iteration() == 1) {
                pool.inUse.incrementAndGet()
                inside.countDown()
                looked.await(BOUND, TimeUnit.SECONDS)
                pool.inUse.decrementAndGet()
            } else {
                inside.await(BOUND, TimeUnit.SECONDS)
            }
        }.check(invariant('idle') {
            def idle = pool.inUse.get() == 0
            looked.countDown()
            idle
        }.always().info()).check(noneInUse()).repeat(2).lanes(2))

        then:
        report.validators()*.looked() == ['at each moment', 'at 1 quiet point']
        report.validators()*.status() == [Status.FAILED, Status.PASSED]
        report.failures()*.iteration() == [2]
    }

    def "a violation names the iterations that it may come from"() {
        when:
        def report = run(used().step('lose') {
            if (it.iteration() == 97) {
                pool.lost.incrementAndGet()
            }
        }.check(noneInUse()).repeat(300).lanes(4).onFailure(policy))

        then:
        report.verdict() == Verdict.FAIL
        report.reasons()[0] == "none in use was violated $times".toString()
        report.validators()[0].failures() == report.failures().size()
        with(report.failures()[0]) {
            it.kind() == Failure.Kind.VALIDATOR
            it.firstIteration() == 81
            it.iteration() == 120
            it.lane() == 0
            it.message() == 'none in use must hold, but does not'
        }
        report.toString().contains("    iterations 81 to 120$first  none in use must hold, but does not\n")
        report.iterations().failed() == 0
        report.iterations().total() == total

        where:
        policy               || times     | first                  | total
        FailurePolicy.RESUME || '6 times' | ' (the first of 6)'    | 300
        FailurePolicy.STOP   || 'once'    | ''                     | 120
    }

    def "a violation names the last faults before it"() {
        when:
        def report = run(used().step('lose') {
            try {
                Chaos.apply('db')
            } catch (IOException e) {
                pool.lost.incrementAndGet()
            }
        }.inject(Injector.of(exception(IOException, 'gone')).withSites([Sites.point('db')])
            .withTrigger(Trigger.ALWAYS.when { it.iteration() == 57 })).check(noneInUse()).repeat(300).lanes(4))

        then:
        report.failures()[0].faultsBefore()*.iteration() == [57]
        report.toString().contains("      last before it, in iteration 57: exception(IOException, 'gone') at point('db'), hit 1")
    }

    def "a run that stops at a failure stops at a quiet point too"() {
        when:
        def report = run(used().step('lose') { pool.lost.incrementAndGet() }.check(noneInUse().warning()).repeat(300).lanes(4))

        then:
        report.stoppedBecause() == 'a condition did not hold after iteration 40'
        report.reasons().contains('a condition did not hold after iteration 40, and onFailure is stop')
        report.verdict() == Verdict.FAIL
    }

    def "a violation that is only reported stops nothing"() {
        when:
        def report = run(used().step('lose') { pool.lost.incrementAndGet() }.check(noneInUse().info()).repeat(100).lanes(4))

        then:
        report.verdict() == Verdict.PASS
        report.validators()[0].failures() == 3
        report.iterations().total() == 100
    }

    def "the quiet points of a long run are further apart, but never too far"() {
        given:
        def seen = new CopyOnWriteArrayList()

        when:
        def report = run(scenario().target(pool).step('go') { }.check(invariant('look') { seen << it.iteration() }).repeat(9_000).lanes(2))

        then:
        report.passed()
        def gaps = [seen, [0L, *seen.init()]].transpose().collect { it[0] - it[1] }
        gaps[0..<10] == [20L] * 10
        gaps.init() == gaps.init().sort()
        gaps.max() == 500
        seen.last() == 9_000
    }

    def "#what is looked at #looked"() {
        when:
        def report = run(describe(scenario()).step('go') { }.repeat(50))

        then:
        report.passed()
        report.validators()[0].looked() == looked
        report.toString().contains(looked)

        where:
        what                                     | describe                                                                      || looked
        'a condition in one lane'                | { it.target('shop').check(invariant('x') { true }) }                            || 'after each iteration'
        'one that is meant always, in one lane'  | { it.target('shop').check(invariant('x') { true }.always()) }                   || 'after each iteration'
        'one on a target of each lane'           | { it.target(OWN_LANE).check(invariant('x') { true }).lanes(2) }                 || 'after each iteration'
        'one on a target of each iteration'      | { it.target(OWN_ITERATION).check(invariant('x') { true }).lanes(2) }            || 'after each iteration'
        'a condition in several lanes'           | { it.target('shop').check(invariant('x') { true }).lanes(4) }                   || 'at 2 quiet points'
        'one of a short run'                     | { it.target('shop').check(invariant('x') { true }).lanes(8) }                   || 'at 1 quiet point'
        'one that is meant always'               | { it.target('shop').check(invariant('x') { true }.always()).lanes(4) }          || 'at each moment'
        'a graded one that is meant always'      | { it.target('shop').check(invariant('x') { true }.warning().always()).lanes(4) } || 'at each moment'
        'one of several as one'                  | { it.target('shop').check(allOf(maxErrors(1), invariant('x') { true })).lanes(4) } || 'at 2 quiet points'
        'one of several, always'                 | { it.target('shop').check(allOf(maxErrors(1), invariant('x') { true }).always()).lanes(4) } || 'at each moment'
    }

    static final Target OWN_LANE = Target.perLane({ 'own' }) { }
    static final Target OWN_ITERATION = Target.perIteration({ 'own' }) { }

    def "validators that do not look at the target look after each iteration"() {
        given:
        def seen = new AtomicInteger()

        when:
        def report = run(used().check(observing { seen.incrementAndGet() }).check(maxErrors(0)).check(noneInUse()).repeat(100).lanes(4))

        then:
        seen.get() == 100
        report.validators()*.looked() == ['at each moment', '', 'at 3 quiet points']
    }

    def "all of several find what an iteration and what a quiet point shows"() {
        when:
        def report = run(used().step('fail') {
            if (it.iteration() == 5) {
                throw new IOException('gone')
            }
        }.check(allOf(maxErrors(0), stateConsistency('never') { false })).repeat(60).lanes(2).onFailure(FailurePolicy.RESUME))

        then: 'the step, the error, and three quiet points'
        report.failures().count { it.kind() == Failure.Kind.VALIDATOR && it.iteration() == 5 && it.firstIteration() == 5 } == 1
        report.failures().findAll { it.lane() == 0 }*.iteration() == [20, 40, 60]
    }

    def "alternatives hold when one did for all iterations since the last quiet point"() {
        when:
        def report = run(used().step('fail') {
            if (it.iteration() in failing) {
                throw new IOException('gone')
            }
        }.check(anyOf(maxErrors(0), stateConsistency('early') { it.iteration() <= 20 }))
            .repeat(60).lanes(2).onFailure(FailurePolicy.RESUME))

        then:
        report.failures().findAll { it.kind() == Failure.Kind.VALIDATOR }*.iteration() == violated
        report.validators()[0].looked() == 'at 3 quiet points'

        where:
        failing  || violated
        []       || []
        [5L]     || []
        [25L]    || [40L]
        [5L, 60L] || [60L]
    }

    def "the end is a quiet point too, and whoever comes late is waited for"() {
        given:
        def seen = new CopyOnWriteArrayList()
        def others = new CountDownLatch(19)

        when: 'one lane sleeps in its first iteration until the others have done the rest'
        def report = run(scenario().target(pool).step('go') {
            if (it.iteration() == 1) {
                others.await(BOUND, TimeUnit.SECONDS)
            } else {
                others.countDown()
            }
        }.check(invariant('x') { seen << it.iteration() }).repeat(50).lanes(2))

        then:
        report.passed()
        seen == [20, 40, 50]
    }

    def "a lane that hangs holds up the others once, and for a time only"() {
        given:
        def clock = new FakeClock()
        def others = new AtomicInteger()
        def go = new CountDownLatch(1)
        def seen = new CopyOnWriteArrayList()

        when: 'lane 1 hangs while the time goes by, and comes back when the other one is through'
        def turning = Thread.start {
            while (!Thread.interrupted()) {
                clock.advance(Duration.ofSeconds(1))
                Thread.yield()
                if (others.get() >= 150) {
                    go.countDown()
                }
            }
        }
        def report = ChaosRunner.builder().clock(clock).build().run(scenario().target(pool).step('hang') {
            if (it.iteration() == 1) {
                go.await(BOUND, TimeUnit.SECONDS)
            } else {
                others.incrementAndGet()
            }
        }.check(invariant('x') { seen << it.iteration() }).repeat(1_000).lanes(2).build())
        turning.interrupt()
        turning.join()

        then: 'the quiet points in between were not reached, and later ones are'
        report.verdict() == Verdict.UNSTABLE
        report.iterations().passed() == 1_000
        report.reasons().size() == 1
        report.reasons()[0] ==~ /\d+ quiet points were not reached: lane \d was in step 'hang' for more than \d+.*/
        seen[0] > 100
        seen.last() == 1_000
    }

    def "a lane that is given up is not waited for"() {
        when:
        def report = run(scenario().target(pool).step('spin') {
            if (it.iteration() == 3) {
                stubborn.spin()
            }
        }.check(noInfiniteLoop(Duration.ofMillis(400), 2)).check(invariant('x') { true })
            .repeat(100).lanes(2).onFailure(FailurePolicy.RESUME))

        then:
        report.iterations().total() == 100
        report.validators()[1].looked() == 'at 4 quiet points'
        report.validators()[1].status() == Status.PASSED
    }

    def "a run that is stopped does not wait at a quiet point"() {
        given:
        def running = new CountDownLatch(1)
        Thread caller = Thread.currentThread()

        when: 'one lane hangs, and the other one is at the gate'
        def stopping = Thread.start {
            running.await()
            caller.interrupt()
        }
        def report = run(scenario().target(pool).step('hang') {
            if (it.iteration() == 1) {
                stubborn.park()
            } else if (it.iteration() == 20) {
                running.countDown()
            }
        }.check(invariant('x') { true }).repeat(100).lanes(2))
        def interrupted = Thread.interrupted()
        stopping.join()

        then:
        interrupted
        report.leftBehind() == []
        report.verdict() == Verdict.UNSTABLE
        report.reasons().contains('no quiet point was reached, so that conditions on the target were never looked at')
        report.validators()[0].looked() == 'at no quiet point'
    }

    def "a condition that does not answer at a quiet point is given up"() {
        when:
        def report = run(scenario().target(pool).step('go') { }.check(invariant('slow') {
            stubborn.park()
            true
        }.with { slow -> new Impatient(slow) }).repeat(100).lanes(2))

        then:
        report.validators()[0].status() == Status.CRASHED
        report.iterations().total() == 100
    }

    def "a condition that throws at a quiet point cannot tell"() {
        when:
        def report = run(scenario().target(pool).step('go') { }.check(invariant('bad') { throw new IOException('gone') }).repeat(20).lanes(2))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.failures()*.message() == ['bad could not tell: IOException: gone']
        report.failures()*.iteration() == [20]
    }

    /** The same validator, with less patience. */
    static class Impatient implements Validator {

        final Validator slow

        Impatient(Validator slow) {
            this.slow = slow
        }

        @Override
        String id() {
            slow.id()
        }

        @Override
        String name() {
            slow.name()
        }

        @Override
        io.chaoskit.validator.Check arm(io.chaoskit.validator.RunAccess run) {
            def check = slow.arm(run)
            return new io.chaoskit.validator.Check() {
                @Override
                boolean atQuietPoints() {
                    check.atQuietPoints()
                }

                @Override
                Optional<String> check(Observation seen) {
                    check.check(seen)
                }

                @Override
                Optional<String> checkAtQuietPoint(Observation seen) {
                    check.checkAtQuietPoint(seen)
                }

                @Override
                Duration patience() {
                    Duration.ofMillis(100)
                }
            }
        }
    }
}
