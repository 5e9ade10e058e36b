package io.chaoskit.plan

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.FakeClock
import io.chaoskit.Recording
import io.chaoskit.effect.InjectedException
import io.chaoskit.effect.Injector
import io.chaoskit.model.ScenarioBuilder
import io.chaoskit.report.Report
import io.chaoskit.run.ChaosRunner
import io.chaoskit.run.RunListener
import io.chaoskit.site.Sites
import io.chaoskit.trigger.Trigger

import java.time.Duration

import static io.chaoskit.effect.Effects.delay
import static io.chaoskit.effect.Effects.error

class ReplayPlanSpec extends ChaosSpec {

    def "fires exactly the faults of a recorded trace"() {
        given:
        def original = new Recording()
        run(experiment().seed(1), original)

        when:
        def repeated = new Recording()
        run(experiment().seed(999).lanes(lanes), Plan.replay(original.faults()), repeated)

        then:
        original.faults().size() > 100
        repeated.faults().toSet() == original.faults().toSet()

        where:
        lanes << [1, 4]
    }

    def "fires a part of a trace"() {
        given:
        def original = new Recording()
        run(experiment().seed(1), original)
        def part = original.faults().findAll { it.iteration() % 3 == 0 }

        when:
        def repeated = new Recording()
        run(experiment().seed(1), Plan.replay(part), repeated)

        then:
        repeated.faults() == part
    }

    def "an empty trace fires nothing and counts the hits"() {
        when:
        def report = run(experiment(), Plan.replay([]), RunListener.NONE)

        then:
        report.injectors()[0].hits() == 600
        report.injectors()[0].fired() == 0
    }

    def "does not ask the triggers"() {
        given:
        int asked = 0
        def injector = Injector.of(error('boom')).withSites([Sites.point('save')]).withTrigger(Trigger.ALWAYS.when { asked++; true })

        when:
        run(scenario().target { Chaos.apply('save') }.inject(injector), Plan.replay([]), RunListener.NONE)

        then:
        asked == 0
    }

    def "a failing iteration's trace in the report repeats its failure"() {
        given:
        def report = run(fragile().seed(5), Plan.random(), RunListener.NONE)

        when:
        def again = run(fragile().seed(77), Plan.replay(report.failures()[0].faults()), RunListener.NONE)

        then:
        report.failures()[0].iteration() > 1
        again.failures()[0].iteration() == report.failures()[0].iteration()
        again.failures()[0].message() == report.failures()[0].message()
    }

    def "repeats the delays of an interval while no window is open"() {
        given:
        def length = Duration.ofMillis(40)
        def clock = new FakeClock()
        def windows = Injector.of(delay(length)).withSites([Sites.maybeDelay()]).withTrigger(Trigger.ALWAYS.every(Duration.ofMillis(50)))
        def original = new Recording()
        def waited = []
        def experiment = {
            scenario().target {
                long start = System.nanoTime()
                Chaos.maybeDelay()
                waited << Duration.ofNanos(System.nanoTime() - start)
                clock.advance(Duration.ofMillis(25))
            }.inject(windows).repeat(3).build()
        }
        ChaosRunner.builder().clock(clock).listener(original).build().run(experiment())

        when:
        waited.clear()
        def report = ChaosRunner.builder().clock(new FakeClock()).plan(Plan.replay(original.faults())).build().run(experiment())

        then:
        original.faults()*.iteration() == [3]
        report.injectors()[0].fired() == 1
        waited[2] >= length
    }

    /** Survives a fault, but not two in one iteration. */
    private static ScenarioBuilder fragile() {
        scenario().target {
            int faults = (1..5).count { saved() ? 0 : 1 } as int
            if (faults >= 2) {
                throw new IllegalStateException("lost after $faults faults")
            }
        }.inject(Injector.of(error('boom')).withSites([Sites.point('save')]).withTrigger(Trigger.ALWAYS.probability(0.05)))
            .repeat(1_000)
    }

    private static ScenarioBuilder experiment() {
        scenario().target {
            3.times { saved() }
            Thread.start { 3.times { saved() } }.join()
        }.inject(Injector.of(error('boom')).withSites([Sites.point('save')]).withTrigger(Trigger.ALWAYS.probability(0.3)))
            .repeat(100)
    }

    private static boolean saved() {
        try {
            Chaos.apply('save')
            return true
        } catch (InjectedException fault) {
            return !fault.message
        }
    }

    private static Report run(ScenarioBuilder builder, Plan plan, RunListener listener) {
        ChaosRunner.builder().plan(plan).listener(listener).build().run(builder.build())
    }
}
