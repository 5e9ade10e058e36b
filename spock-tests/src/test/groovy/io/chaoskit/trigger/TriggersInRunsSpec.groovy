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
import io.chaoskit.verdict.Verdict

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

    def "every #n with #hits hits an iteration fires at #fired of #all, with #lanes lanes"() {
        when:
        def report = run(scenario().target('shop').step('go') { hits.times { Chaos.apply('save') } }
            .inject(Injector.of(NOTHING).withSites([Sites.point('save')]).withTrigger(ALWAYS.every(n)))
            .repeat(iterations).lanes(lanes), recording)

        then:
        report.passed()
        report.injectors()[0].hits() == all
        report.injectors()[0].fired() == fired
        report.injectors()[0].note() == ''
        recording.faults().collect { [it.iteration(), it.hit()] }.sort().take(3) == first

        where:
        n   | hits | iterations | lanes || all | fired | first
        100 | 10   | 50         | 1     || 500 | 5     | [[5, 6], [23, 4], [28, 9]]
        100 | 10   | 50         | 4     || 500 | 5     | [[5, 6], [23, 4], [28, 9]]
        7   | 3    | 21         | 1     || 63  | 9     | [[2, 2], [4, 3], [7, 1]]
        7   | 3    | 21         | 4     || 63  | 9     | [[2, 2], [4, 3], [7, 1]]
        50  | 1    | 100        | 1     || 100 | 2     | [[50, 1], [100, 1]]
    }

    def "every nth counts over all sites of its injector"() {
        when:
        def report = run(scenario().target('shop').step('one') {}.step('two') {}.step('go') { 8.times { Chaos.apply('save') } }
            .inject(Injector.of(NOTHING).withSites([Sites.everyStep(), Sites.point('save')])
                .withTrigger(ALWAYS.every(100))).repeat(50), recording)

        then:
        report.injectors()[0].hits() == 550
        report.injectors()[0].fired() in [5L, 6L]
    }

    def "every nth with hits on several threads of an iteration fires at one in n"() {
        when:
        def report = run(scenario().target('shop').step('go') {
            (1..5).collect { Thread.start { 2.times { Chaos.apply('save') } } }*.join()
        }.inject(Injector.of(NOTHING).withSites([Sites.point('save')]).withTrigger(ALWAYS.every(100)))
            .repeat(50).lanes(lanes), recording)

        then:
        report.injectors()[0].hits() == 500
        report.injectors()[0].fired() in (3L..7L)
        recording.faults()*.iteration().toSet().size() == report.injectors()[0].fired()

        where:
        lanes << [1, 4]
    }

    def "a run without a fault of every nth proves nothing"() {
        when:
        def report = run(scenario().target('shop').step('go') { Chaos.apply('save') }
            .inject(Injector.of(NOTHING).withSites([Sites.point('save')]).withTrigger(trigger).withName('boom')).repeat(50))

        then:
        report.verdict() == verdict
        report.reasons() == reasons

        where:
        trigger                         || verdict          | reasons
        ALWAYS.every(100)               || Verdict.UNSTABLE | ['injector boom never fired: its 50 hits are too few for every 100']
        ALWAYS.every(100).limit(2)      || Verdict.UNSTABLE | ['injector boom never fired: its 50 hits are too few for every 100 limit 2']
        ALWAYS.every(50)                || Verdict.PASS     | []
        ALWAYS.every(100).when { true } || Verdict.PASS     | []
        ALWAYS.probability(0)           || Verdict.PASS     | []
    }

    def "notes a number of faults that is not one in n"() {
        given:
        // One hit in each iteration but in those whose first hit fires.
        def spread = EvenSpread.of(10)
        def busy = { long iteration -> (iteration * spread.step()) % 10 == 5 }

        when:
        def report = run(scenario().target('shop').step('go') { (busy(it.iteration()) ? 6 : 1).times { Chaos.apply('save') } }
            .inject(Injector.of(NOTHING).withSites([Sites.point('save')]).withTrigger(ALWAYS.every(10))).repeat(100))

        then:
        report.passed()
        report.injectors()[0].hits() == 150
        report.injectors()[0].fired() == 20
        report.injectors()[0].note() == 'one in 10 would be 15: placed without counting the hits of other iterations and threads'
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

    def "a condition that throws ends the run, and the code under test goes on"() {
        given:
        def ended = 0

        when:
        def report = run(scenario().target('shop').step('go') { Chaos.apply('save'); ended++ }
            .inject(Injector.of(NOTHING).withName('mine').withSites([Sites.point('save')])
                .withTrigger(ALWAYS.when { throw new IllegalStateException('no idea') })).repeat(10))

        then:
        report.verdict() == Verdict.UNSTABLE
        !report.passed()
        report.reasons()[0] == "the trigger 'when' of mine threw IllegalStateException: no idea"
        report.mistakes()*.message() == report.reasons().take(1)
        report.failures() == []
        report.stoppedBecause() == 'the scenario has a mistake'
        ended == report.iterations().total()
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
