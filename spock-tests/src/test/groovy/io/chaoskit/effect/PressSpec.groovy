package io.chaoskit.effect

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.FakeClock
import io.chaoskit.Recording
import io.chaoskit.effect.Injector
import io.chaoskit.model.InvalidScenarioException
import io.chaoskit.plan.Fault
import io.chaoskit.plan.Plan
import io.chaoskit.pressure.Logged
import io.chaoskit.report.Failure
import io.chaoskit.report.Report
import io.chaoskit.run.ChaosRunner
import io.chaoskit.site.Site
import io.chaoskit.site.Sites
import io.chaoskit.trigger.Trigger
import io.chaoskit.validator.Check
import io.chaoskit.validator.Observation
import io.chaoskit.validator.RunAccess
import io.chaoskit.validator.Validator
import io.chaoskit.verdict.Verdict

import java.time.Duration
import java.util.concurrent.CountDownLatch

import static io.chaoskit.effect.Effects.all
import static io.chaoskit.effect.Effects.delay
import static io.chaoskit.effect.Effects.oneOf
import static io.chaoskit.effect.Effects.pressure
import static io.chaoskit.effect.Effects.threadPressure
import static io.chaoskit.trigger.Trigger.ALWAYS
import static java.time.Duration.ofMillis
import static java.time.Duration.ofSeconds

class PressSpec extends ChaosSpec {

    static final Duration HOUR = Duration.ofHours(1)

    Logged logged = new Logged()
    FakeClock clock = new FakeClock()
    Recording recording = new Recording()

    def "is on from the first iteration to the end of the last"() {
        given:
        def seen = []

        when:
        def report = run(scenario().target { seen << logged.on }.setup { seen << logged.on }
            .teardown { seen << logged.on }.inject(pressure(logged)).repeat(3))

        then:
        seen == [false, true, true, true, false]
        logged.log == ['on', 'off']
        report.verdict() == Verdict.PASS
        counts(report) == [[1, 1]]
        report.injectors()[0].site() == 'the run'
    }

    def "is off in the warm-up"() {
        given:
        def seen = []

        when:
        run(scenario().target { seen << logged.on }.inject(pressure(logged)).warmUp(2))

        then:
        seen == [false, false, true]
    }

    def "is off when validators look at the end"() {
        given:
        def atEnd = null
        def looking = new AtEnd(look: { atEnd = logged.on })

        when:
        run(scenario().target {}.inject(pressure(logged)).check(looking))

        then:
        atEnd == false
    }

    def "with a duration it is on for that time"() {
        when:
        def report = runWithClock(pressure(logged).lasting(ofSeconds(3)), ALWAYS) {
            assert logged.on
            clock.advance(ofSeconds(2))
            assertStays(true)
            clock.advance(ofSeconds(1))
            eventually { assert !logged.on }
        }

        then:
        report.verdict() == Verdict.PASS
        logged.log == ['on', 'off']
    }

    def "between two ages it is on from one to the other"() {
        when:
        def report = runWithClock(pressure(logged), ALWAYS.between(ofSeconds(10), ofSeconds(20))) {
            assertStays(false)
            clock.advance(ofSeconds(10))
            eventually { assert logged.on }
            clock.advance(ofSeconds(9))
            assertStays(true)
            clock.advance(ofSeconds(1))
            eventually { assert !logged.on }
        }

        then:
        report.verdict() == Verdict.PASS
        counts(report) == [[1, 1]]
    }

    def "after an age it is on to the end"() {
        when:
        runWithClock(pressure(logged), ALWAYS.after(ofSeconds(10))) {
            assertStays(false)
            clock.advance(ofSeconds(10))
            eventually { assert logged.on }
            clock.advance(HOUR)
            assertStays(true)
        }

        then:
        logged.log == ['on', 'off']
    }

    def "every interval it is on once"() {
        when:
        def report = runWithClock(pressure(logged).lasting(ofSeconds(1)), ALWAYS.every(ofSeconds(10)).limit(2)) {
            3.times { round ->
                assertStays(false)
                clock.advance(ofSeconds(round == 0 ? 10 : 9))
                eventually { assert logged.log.count('on') == Math.min(2, round + 1) }
                clock.advance(ofSeconds(1))
                eventually { assert !logged.on }
            }
        }

        then:
        logged.log == ['on', 'off'] * 2
        report.injectors()[0].fired() == 2
    }

    def "a run that ends before its time is unstable"() {
        when:
        def report = run(scenario().target {}.inject(Injector.of(pressure(logged)).withTrigger(ALWAYS.after(HOUR))))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.reasons() == ['injector logged() was never reached: the run was over before its time came']
        counts(report) == [[0, 0]]
        logged.log == []
    }

    def "a hit that fires puts it on for its duration"() {
        when:
        def report = runWithClock(pressure(logged).lasting(ofSeconds(1)), trigger, sites) {
            assert logged.on == before
            Chaos.apply('save')
            assert logged.on
            clock.advance(ofSeconds(1))
            eventually { assert !logged.on }
        }

        then:
        logged.log == ['on', 'off']
        counts(report) == [[1, 1]]

        where:
        sites                     | trigger             || before
        [Sites.point('save')]  | ALWAYS              || false
        [Sites.step('run')]    | ALWAYS              || true
        []                        | ALWAYS.first(1)     || true
        []                        | ALWAYS.every(1)     || true
        []                        | ALWAYS.probability(1) || true
    }

    def "what is on already does not add up, and lasts longer"() {
        when:
        def report = runWithClock(pressure(logged).lasting(ofSeconds(2)), ALWAYS, [Sites.point('save')]) {
            Chaos.apply('save')
            clock.advance(ofSeconds(1))
            Chaos.apply('save')
            clock.advance(ofMillis(1_500))
            assertStays(true)
            clock.advance(ofMillis(500))
            eventually { assert !logged.on }
        }

        then:
        logged.log == ['on', 'off']
        counts(report) == [[2, 2]]
    }

    def "parts of a composite are on together"() {
        given:
        def other = new Logged()

        when:
        def report = run(scenario().target {
            assert logged.on && other.on
        }.inject(all(pressure(logged), pressure(other), delay(ofMillis(1)))).repeat(2))

        then:
        report.verdict() == Verdict.PASS
        logged.log == ['on', 'off']
        other.log == ['on', 'off']
        counts(report) == [[3, 3]]
    }

    def "two injectors of a kind are both on"() {
        given:
        def during = 0

        when:
        def report = run(scenario().target { during = threadsLeft().count { it.startsWith('chaoskit-thread-pressure') } }
            .inject(threadPressure(3)).inject(threadPressure(3)))

        then:
        during == 6
        report.injectors()*.name() == ['threadPressure(3)', 'threadPressure(3) #2']
        counts(report) == [[1, 1], [1, 1]]
    }

    def "oneOf puts one of its pressures on"() {
        given:
        def other = new Logged()

        when:
        run(scenario().target {}.inject(oneOf(pressure(logged), pressure(other))).repeat(3))

        then:
        [logged.log, other.log].toSet() == [['on', 'off'], []].toSet()
    }

    def "each iteration that feels it has it in its trace"() {
        given:
        def fault = new Fault(0, '0', 'logged()', 'the run', 1, 'logged()')

        when:
        runWithClock(pressure(logged), ALWAYS.between(ofSeconds(10), ofSeconds(20)), [], 4) { context ->
            clock.advance(ofSeconds(context.iteration() == 2 ? 12 : 0))
            eventually { assert logged.on == (context.iteration() in [2L, 3L]) }
            clock.advance(ofSeconds(context.iteration() == 3 ? 12 : 0))
            eventually { assert logged.on == (context.iteration() == 2) }
        }

        then:
        recording.results.toSorted { it.iteration() }*.faults() == [[], [fault], [fault], []]
    }

    def "a recorded trace puts it on again"() {
        given:
        def plan = Plan.replay(trace)

        when:
        ChaosRunner.builder().plan(plan).build().run(
            scenario().target {}.inject(Injector.of(pressure(logged)).withName('p')).build())

        then:
        logged.log == log

        where:
        trace                                             || log
        [new Fault(0, '0', 'p', 'the run', 1, 'logged()')] || ['on', 'off']
        []                                                || []
    }

    def "a run that stops takes it off at once"() {
        given:
        // The failing lane waits for the other one, which holds its step until the pressure is off.
        def waiting = new CountDownLatch(1)
        def offMeanwhile = false

        when:
        run(scenario().target(this).step('go') { context ->
            if (context.iteration() == 1) {
                waiting.await()
                throw new IllegalStateException('stop')
            }
            waiting.countDown()
            eventually { assert !logged.on }
            offMeanwhile = true
        }.inject(pressure(logged)).repeat(2).lanes(2))

        then:
        offMeanwhile
        logged.log == ['on', 'off']
    }

    def "one that does not fit is told before the first iteration"() {
        given:
        def ran = false
        logged.unfit = new IllegalStateException('logged() must fit, but does not')

        when:
        run(scenario().target { ran = true }.inject(pressure(new Logged())).inject(pressure(logged)))

        then:
        def wrong = thrown(InvalidScenarioException)
        wrong.mistakes()*.message() == ['logged() must fit, but does not']
        !ran
        logged.log == []
    }

    def "nothing is put on when another injector cannot start"() {
        when:
        def report = run(scenario().target {}.inject(pressure(logged)).inject(pressure(new Logged(unfit: new Exception('no')))))

        then:
        report.verdict() == Verdict.FAIL
        logged.log == []
    }

    def "one that cannot be put on ends the run"() {
        given:
        logged.broken = failure

        when:
        def report = run(scenario().target {}.inject(pressure(logged)).repeat(1_000_000))

        then:
        report.verdict() == Verdict.FAIL
        report.failures()*.kind() == [Failure.Kind.RUN]
        report.reasons()[0] == "injector logged() could not put logged() on: $headline"
        report.iterations().total() == 0

        where:
        failure                      | headline
        new IOException('disk full') | 'IOException: disk full'
        new OutOfMemoryError('heap') | 'OutOfMemoryError: heap'
    }

    def "one that a hit cannot put on makes the run unstable"() {
        given:
        logged.broken = new IOException('disk full')

        when:
        def report = run(scenario().target {}.repeat(3)
            .inject(Injector.of(pressure(logged).lasting(HOUR)).withSites([Sites.everyStep()])))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.reasons() == ['injector logged(1h) could not put logged(1h) on: IOException: disk full']
        report.iterations().passed() == 3
    }

    def "one that cannot be taken off makes the run unstable"() {
        given:
        logged.stuck = new IllegalStateException('it stays')

        when:
        def report = run(scenario().target {}.inject(pressure(logged)))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.reasons() == ['taking logged() off failed: IllegalStateException: it stays']
    }

    def "rejects a pressure without a duration #where"() {
        when:
        scenario().target {}.inject(Injector.of(pressure(logged)).withSites(sites).withTrigger(trigger)).build()

        then:
        def wrong = thrown(InvalidScenarioException)
        wrong.mistakes()*.message() == ["logged() must have a duration where it is put on $where, but has none".toString()]
        wrong.mistakes()*.hint() == ['write it like logged(500ms)']

        where:
        sites                    | trigger                   | where
        [Sites.point('save')] | ALWAYS                    | "at point('save')"
        []                       | ALWAYS.probability(0.1)   | "at step('*')"
        []                       | ALWAYS.first(3)           | "at step('*')"
        []                       | ALWAYS.every(ofSeconds(1)) | 'every 1s'
    }

    def "rejects a duration of nothing"() {
        when:
        pressure(logged).lasting(Duration.ZERO)

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == 'logged must be more than 0, but was 0ms'
    }

    private void assertStays(boolean on) {
        // Some ticks of the thread that would change it.
        long end = System.nanoTime() + ofMillis(40).toNanos()
        while (System.nanoTime() < end) {
            assert logged.on == on
            Thread.onSpinWait()
        }
    }

    private Report runWithClock(Effect effect, Trigger trigger, List<Site> sites = [], int repeat = 1, Closure<?> body) {
        def injector = Injector.of(effect).withTrigger(trigger)
        def report = ChaosRunner.builder().clock(clock).listener(recording).build().run(scenario().target(this)
            .step('run') { context -> body(context) }
            .inject(sites ? injector.withSites(sites) : injector).repeat(repeat).build())
        assert report.failures() == []
        report
    }

    private static List<List<Long>> counts(Report report) {
        report.injectors().collect { [it.hits(), it.fired()] }
    }

    static class AtEnd implements Validator {

        Closure<?> look

        @Override
        String id() {
            'atEnd'
        }

        @Override
        String name() {
            id()
        }

        @Override
        Check arm(RunAccess run) {
            new Check() {
                @Override
                Optional<String> check(Observation seen) {
                    Optional.empty()
                }

                @Override
                Optional<String> checkAtEnd() {
                    look()
                    Optional.empty()
                }
            }
        }
    }
}
