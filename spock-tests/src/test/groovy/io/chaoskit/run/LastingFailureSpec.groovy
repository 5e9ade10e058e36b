package io.chaoskit.run

import com.fasterxml.jackson.databind.ObjectMapper
import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Injector
import io.chaoskit.model.FailurePolicy
import io.chaoskit.model.ScenarioBuilder
import io.chaoskit.model.Target
import io.chaoskit.site.Sites
import io.chaoskit.trigger.Trigger

import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit

import static io.chaoskit.effect.Effects.exception
import static io.chaoskit.validator.Validators.invariant

/** A target that one iteration has spoiled fails all later ones, and the report says so once. */
class LastingFailureSpec extends ChaosSpec {

    static class Connection {

        volatile boolean dead

        void use() {
            if (dead) {
                throw new IllegalStateException('closed')
            }
        }
    }

    Connection connection = new Connection()

    private ScenarioBuilder dyingAt(long iteration, Target target = Target.of(connection)) {
        scenario().target(target).step('use') {
            if (it.iteration() == iteration) {
                it.target().dead = true
            }
            it.target().use()
        }.onFailure(FailurePolicy.RESUME)
    }

    def "all later iterations fail the same way"() {
        when:
        def report = run(dyingAt(22).repeat(300))
        def text = report.toString()
        def lasting = report.analysis().lasting().get()

        then:
        lasting.first().iteration() == 22
        lasting.failed() == 279
        lasting.passed() == 0
        lasting.sentence() == 'all later iterations fail the same way; the first is 22'
        text.contains('  failures  279 of 1 kind: all later iterations fail the same way; the first is 22\n' +
            "    iteration 22 (the first of 279)  step 'use' threw IllegalStateException: closed\n")
        text.contains("'target perIteration: { … }'")
        text.count("(the first of 279)  step 'use' threw") == 1

        and:
        with(new ObjectMapper().readValue(report.toJson(), Map).failureAnalysis.lasting) {
            it.first == 22
            it.failed == 279
            it.passed == 0
            it.kind == 'step'
            it.step == 'use'
            it.type == IllegalStateException.name
            it.sentence == 'all later iterations fail the same way; the first is 22'
            it.hint.contains('perIteration')
        }
    }

    def "an early failure that passes is not the first of those that last"() {
        when:
        def report = run(scenario().target(connection).step('use') {
            if (it.iteration() in [3L, 4L] || it.iteration() >= 22) {
                throw new IllegalStateException('closed')
            }
        }.repeat(100).onFailure(FailurePolicy.RESUME))

        then:
        report.analysis().lasting().get().first().iteration() == 22
    }

    def "iterations of other lanes may pass behind the first"() {
        given:
        def spoiled = new CountDownLatch(1)

        when: 'a slow lane is waited for, so that most iterations come after it'
        def report = run(scenario().target(connection).step('use') {
            if (it.iteration() == 22) {
                connection.dead = true
                spoiled.countDown()
            } else if (it.iteration() > 30) {
                spoiled.await(BOUND, TimeUnit.SECONDS)
            }
            connection.use()
        }.onFailure(FailurePolicy.RESUME).repeat(300).lanes(8))
        def lasting = report.analysis().lasting().get()

        then:
        lasting.failed() > 200
        lasting.failed() == report.iterations().failed()
        lasting.passed() <= 14
        lasting.sentence() ==~ /(nearly )?all later iterations (\(\d+ of \d+\) )?fail the same way; the first is \d+/
    }

    def "#what do not last"() {
        when:
        def report = run(scenario().target(connection).step('a') {
            if (fails(it.iteration())) {
                throw new IllegalStateException('closed')
            }
        }.repeat(100).onFailure(FailurePolicy.RESUME))

        then:
        report.failures().size() > 2
        report.analysis().lasting().empty
        new ObjectMapper().readValue(report.toJson(), Map).failureAnalysis.lasting == null
        report.toString() =~ /(?m)^  failures  \d+ of 1 kind$/

        where:
        what                             | fails
        'failures that come and go'      | { it % 2 == 0 }
        'failures that stop'             | { it in 20L..60L }
        'four failures at the end'       | { it > 96 }
        'failures with a few in between' | { it % 5 != 0 }
    }

    def "failures of different ways are no way that lasts, and nearly all is enough"() {
        when:
        def report = run(scenario().target(connection).step('a') {
            if (it.iteration() % 2 == 0) {
                throw new IllegalStateException('closed')
            }
            throw new IOException('gone')
        }.repeat(100).onFailure(FailurePolicy.RESUME))

        then:
        report.analysis().lasting().empty

        when:
        report = run(scenario().target(connection).step('a') {
            if (it.iteration() > 10 && it.iteration() != 77) {
                throw new IllegalStateException('closed')
            }
        }.repeat(100).onFailure(FailurePolicy.RESUME))

        then:
        report.analysis().lasting().get().sentence() == 'nearly all later iterations (88 of 89) fail the same way; the first is 11'
    }

    def "the others are shown besides"() {
        when:
        def text = run(dyingAt(22).step('odd') {
            if (it.iteration() == 5) {
                throw new IOException('once')
            }
        }.repeat(100)).toString()

        then:
        text.contains("    iteration 22 (the first of 79)  step 'use' threw IllegalStateException: closed\n")
        text.contains("    iteration 5  step 'odd' threw IOException: once\n")
    }

    def "a condition that is violated ever after lasts too"() {
        when:
        def report = run(scenario().target(connection).step('a') { }
            .check(invariant('alive') { it.iteration() < 40 }).repeat(100).onFailure(FailurePolicy.RESUME))

        then:
        with(report.analysis().lasting().get()) {
            it.first().validator() == 'invariant'
            it.sentence() == 'all later iterations fail the same way; the first is 40'
        }
    }

    def "no new target is advised where #why"() {
        when:
        def report = run(build(scenario()).onFailure(FailurePolicy.RESUME).repeat(50))
        def lasting = report.analysis().lasting().get()

        then:
        lasting.hint() == ''
        !report.toString().contains('perIteration')

        where:
        why                                   | build
        'each iteration has one'              | { it.target(Target.perIteration({ 'own' }) { }).step('a') { if (it.iteration() > 9) { throw new IOException() } } }
        'each iteration has a fault, from the first on' | { it.target('shop').step('a') { Chaos.apply('db') }
            .inject(Injector.of(exception(IOException, 'gone')).withSites([Sites.point('db')])) }
    }

    def "a first iteration that spoils those behind it is told from faults in each"() {
        when: 'only the first iteration gets a fault, and all others fail without one'
        def report = run(scenario().target(connection).step('use') {
            it.target().use()
            try {
                Chaos.apply('db')
            } catch (IOException e) {
                it.target().dead = true
            }
            it.target().use()
        }.inject(Injector.of(exception(IOException, 'gone')).withSites([Sites.point('db')]).withTrigger(Trigger.ALWAYS.limit(1)))
            .onFailure(FailurePolicy.RESUME).repeat(50))

        then:
        with(report.analysis().lasting().get()) {
            it.sentence() == 'all later iterations fail the same way; the first is 1'
            it.hint().contains('perIteration')
        }
    }
}
