package io.chaoskit.trigger

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.FakeClock
import io.chaoskit.Recording
import io.chaoskit.effect.Effect
import io.chaoskit.effect.Injector
import io.chaoskit.report.Report
import io.chaoskit.run.ChaosRunner
import io.chaoskit.site.Sites

import java.time.Duration

import static io.chaoskit.trigger.Trigger.ALWAYS
import static java.time.Duration.ofMillis

class TriggersInRunsSpec extends ChaosSpec {

    static final Effect NOTHING = { hit -> } as Effect

    FakeClock clock = new FakeClock()
    Recording recording = new Recording()

    def "#trigger fires at the hits #expected of a point"() {
        when:
        runTwice(trigger, 1, 6)

        then:
        recording.faults().collect { [it.iteration(), it.hit()] } == expected

        where:
        trigger           | expected
        ALWAYS.every(3)   | [[2, 2], [3, 1], [5, 2], [6, 1]]
        ALWAYS.first(1)   | [[1, 1], [2, 1], [3, 1], [4, 1], [5, 1], [6, 1]]
        ALWAYS.after(1)   | [[1, 2], [2, 2], [3, 2], [4, 2], [5, 2], [6, 2]]
        ALWAYS.limit(3)   | [[1, 1], [1, 2], [2, 1]]
        ALWAYS.when { it.target() == 'shop' && it.iteration() == 4 } | [[4, 1], [4, 2]]
    }

    def "#trigger fires before a step in the iterations #expected"() {
        when:
        run(scenario().target('shop').step('go') {}
            .inject(Injector.of(NOTHING).withSites([Sites.step('go')]).withTrigger(trigger)).repeat(6), recording)

        then:
        recording.faults()*.iteration() == expected

        where:
        trigger           | expected
        ALWAYS.every(3)   | [3, 6]
        ALWAYS.first(2)   | [1, 2]
        ALWAYS.after(4)   | [5, 6]
    }

    def "#trigger fires in the iterations #expected by the clock"() {
        when:
        // Each iteration takes 10 ms.
        ChaosRunner.builder().clock(clock).listener(recording).build().run(scenario().target('shop')
            .step('go') { clock.advance(ofMillis(10)) }
            .inject(Injector.of(NOTHING).withSites([Sites.step('go')]).withTrigger(trigger)).repeat(8).build())

        then:
        recording.faults()*.iteration() == expected

        where:
        trigger                                    | expected
        ALWAYS.after(ofMillis(55))                 | [7, 8]
        ALWAYS.between(ofMillis(20), ofMillis(40)) | [3, 4]
        ALWAYS.every(ofMillis(30))                 | [4, 7]
        ALWAYS.rate(25)                            | [1, 5]
    }

    def "several lanes together get exactly the limit"() {
        when:
        def report = runTwice(ALWAYS.limit(1_000), 4, 5_000)

        then:
        report.injectors()[0].hits() == 10_000
        report.injectors()[0].fired() == 1_000
        recording.faults().size() == 1_000
    }

    def "several lanes never get more than the rate"() {
        when:
        def report = run(scenario().target('shop').step('go') { Chaos.apply('save') }
            .inject(Injector.of(NOTHING).withSites([Sites.point('save')]).withTrigger(ALWAYS.rate(100)))
            .runFor(ofMillis(500)).lanes(4))

        then:
        // The kept tenth of a second, and one to begin with.
        report.injectors()[0].fired() <= 100 * report.duration().toMillis() / 1_000 + 11
        report.injectors()[0].fired() >= 10
        report.injectors()[0].hits() > report.injectors()[0].fired()
    }

    def "a limit counts over all sites of its injector"() {
        when:
        def report = run(scenario().target('shop').step('go') {
            Chaos.apply('save')
            Chaos.apply('load')
        }.inject(Injector.of(NOTHING).withSites([Sites.point('save'), Sites.point('load')])
            .withTrigger(ALWAYS.limit(3))).repeat(10))

        then:
        report.injectors()[0].hits() == 20
        report.injectors()[0].fired() == 3
    }

    def "the time is that of the run, without the warm-up"() {
        when:
        ChaosRunner.builder().clock(clock).listener(recording).build().run(scenario().target('shop')
            .step('go') { clock.advance(ofMillis(10)) }
            .inject(Injector.of(NOTHING).withSites([Sites.step('go')])
                .withTrigger(ALWAYS.between(Duration.ZERO, ofMillis(10)))).warmUp(5).repeat(3).build())

        then:
        recording.faults()*.iteration() == [1]
    }

    private Report runTwice(Trigger trigger, int lanes, int iterations) {
        run(scenario().target('shop').step('go') {
            Chaos.apply('save')
            Chaos.apply('save')
        }.inject(Injector.of(NOTHING).withSites([Sites.point('save')]).withTrigger(trigger))
            .repeat(iterations).lanes(lanes), recording)
    }
}
