package io.chaoskit.replay

import acme.depot.Order
import acme.store.Cart
import io.chaoskit.ChaosSpec
import io.chaoskit.internal.replay.Isolation
import io.chaoskit.internal.replay.PinnedScenario
import io.chaoskit.internal.replay.Reach
import io.chaoskit.internal.replay.Reproducer
import io.chaoskit.internal.replay.Reproduction
import io.chaoskit.internal.replay.Subject
import io.chaoskit.model.FailurePolicy
import io.chaoskit.model.ScenarioBuilder
import io.chaoskit.model.Target
import io.chaoskit.report.FailedRun
import io.chaoskit.report.Report
import io.chaoskit.site.Sites
import io.chaoskit.validator.Validators

import java.time.Duration

import static io.chaoskit.effect.Effects.error

/** A failure is repeated by its faults, with as little of its run as it needs. */
class ReproducerSpec extends ChaosSpec {

    def "repeats an iteration alone when its faults are enough"() {
        given:
        def experiment = scenario().target(Target.created({ new Object() }, { })).seed(4).repeat(200).onFailure(FailurePolicy.STOP)
            .step('order') {
                def order = new Order()
                (1..6).each { n -> order.call("call $n") }
                order.check('call 2', 'call 5')
            }
        (1..6).each { experiment.inject(error('lost').on(Sites.point("call $it")).probability(0.2)) }

        when:
        def result = reproduced(experiment, run(experiment))

        then:
        result.reach() == Optional.of(Reach.ALONE)
        [result.failed(), result.of()] == [3, 3]
        result.trace()*.iteration().toSet().size() == 1
        result.trace().every { it.place().hit() > 0 }
    }

    def "repeats an iteration after those before it when faults add up"() {
        given:
        def experiment = scenario().target(Target.created({ new Order() }, { })).seed(4).repeat(200)
            .step('order') {
                it.target().call("call ${1 + it.iteration() % 3}")
                it.target().check('call 1', 'call 3')
            }
        (1..3).each { experiment.inject(error('lost').on(Sites.point("call $it")).probability(0.5)) }

        when:
        def report = run(experiment)
        def result = reproduced(experiment, report)

        then:
        report.failures()[0].iteration() > 1
        result.reach() == Optional.of(Reach.AFTER_OTHERS)
        [result.failed(), result.of()] == [3, 3]
        result.trace()*.iteration().toSet().size() > 1
    }

    def "tells what fails otherwise, and how often it was tried"() {
        given:
        def runs = 0
        def experiment = scenario().target(Target.created({ ++runs }, { })).seed(4)
            .step('order') {
                if (it.target() == 1) {
                    throw new IllegalStateException('first')
                }
                throw new IllegalArgumentException('later')
            }

        when:
        def result = reproduced(experiment, run(experiment))

        then:
        !result.reproduced()
        result.of() == Reproducer.MORE_TRIES
        result.others().size() == 1
        result.others()[0].startsWith("step 'order' IllegalArgumentException at ")
    }

    def "#what makes #failure failure"() {
        given:
        def runs = 0
        def experiment = scenario().target(Target.created({ ++runs }, { })).seed(4)
            .step('pay') { if (it.target() > 1 && what == 'another step') { throw new IllegalStateException('gone') } }
            .step('order') { it.target() == 1 ? first() : later() }
            .check(Validators.invariant('stock') { it.target() == 1 || what != 'a check' })

        when:
        def result = reproduced(experiment, run(experiment))

        then:
        result.reproduced() == (failure == 'the same')
        result.others()*.replaceFirst(/ at .*/, '') == others

        where:
        what              | failure    | first                          | later                                       || others
        'another message' | 'the same' | { lose('lost 1') }           | { lose('lost 2') }                        || []
        'another class'   | 'another'  | { lose('lost') }             | { throw new IllegalArgumentException('lost') } || ["step 'order' IllegalArgumentException"]
        'another cause'   | 'another'  | { lose('lost', new IOException()) } | { lose('lost', new InterruptedException()) } ||
            ["step 'order' IllegalStateException, caused by InterruptedException"]
        'another place'   | 'another'  | { new Order().check() }        | { new Cart(broken: true).fragile() }        || ["step 'order' IllegalStateException"]
        'another step'    | 'another'  | { lose('gone') }             | { }                                         || ["step 'pay' IllegalStateException"]
        'a check'         | 'another'  | { lose('gone') }             | { }                                         || ["validator 'invariant'"]
    }

    def "a failure that does not always come is tried twenty times"() {
        given:
        def runs = 0
        def experiment = scenario().target(Target.created({ ++runs }, { })).seed(4)
            .step('order') {
                if (it.target() % 4 == 1) {
                    throw new IllegalStateException('now and then')
                }
            }

        when:
        def result = reproduced(experiment, run(experiment))

        then:
        result.flaky()
        [result.failed(), result.of()] == [5, 20]
    }

    def "closes each target that it makes, and tears down what was set up"() {
        given:
        def made = 0
        def open = 0
        def ready = 0
        def experiment = scenario().target(Target.created({ made++; open++; new Order() }, { open-- })).setup { ready++ }.teardown { ready-- }
            .seed(4).repeat(200)
            .step('order') {
                (1..3).each { n -> it.target().call("call $n") }
                it.target().check('call 1', 'call 3')
            }
        (1..3).each { experiment.inject(error('lost').on(Sites.point("call $it")).probability(0.5)) }
        def read = FailedRun.of(run(experiment))

        when:
        def repeated = Replay.of({ experiment.build() }, read).build().run()

        then:
        repeated.reproduced()
        made >= 1 + repeated.of()
        [open, ready] == [0, 0]

        when:
        def before = made
        def shrunk = Shrinker.of({ experiment.build() }, read).build().run()

        then:
        made == before + shrunk.runs()
        [open, ready] == [0, 0]
    }

    def "finds the hits of a pool in whichever thread it has now"() {
        given:
        def experiment = scenario().target(Target.created({ new Object() }, { })).lanes(lanes).seed(4).repeat(200)
            .step('order') {
                def order = new Order()
                (1..6).each { n -> order.inPool("call $n") }
                order.check('call 2', 'call 5')
            }
        (1..6).each { experiment.inject(error('lost').on(Sites.point("call $it")).probability(0.2)) }

        when:
        def result = reproduced(experiment, run(experiment))

        then:
        result.reach() == Optional.of(Reach.ALONE)
        [result.failed(), result.of()] == [3, 3]

        where:
        lanes << [1, 8]
    }

    def "what an earlier try left behind sends the next ones into processes of their own"() {
        given: 'a target that can be made once in a JVM, for the run itself and for one try'
        def made = 0
        def order = scenario().target(Target.created({ assert ++made < 3; new Object() }, { })).seed(4)
            .step('order') { throw new IllegalStateException() }
        def report = run(order)
        def asked = []
        Isolation apart = { PinnedScenario pinned, Duration limit ->
            asked << pinned.iteration()
            Optional.of(failing ? report.failures() : [])
        }
        def read = FailedRun.of(report)

        when:
        def result = new Reproducer(
            Subject.of({ order.build() }, read, 1, false, Optional.of(apart)), Duration.ofMinutes(5), { }).run()

        then:
        result.reach() == Optional.of(reach)
        [result.failed(), result.of()] == [tries, tries]
        asked.size() == (failing ? 3 : 20)
        result.others().any { it.startsWith('the target could not be made') }

        where:
        failing || reach       | tries
        true    || Reach.APART | 3
        false   || Reach.ALONE | 1
    }

    private static void lose(String message, Throwable cause = null) {
        throw new IllegalStateException(message, cause)
    }

    static Reproduction reproduced(ScenarioBuilder order, Report report) {
        def read = FailedRun.read(report.toJson())[0]
        assert read.failures()
        new Reproducer(Subject.of({ order.build() }, read, 1, false), Duration.ofMinutes(5), { }).run()
    }
}
