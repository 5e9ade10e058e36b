package io.chaoskit.run

import io.chaoskit.ChaosSpec
import io.chaoskit.FakeClock
import io.chaoskit.model.FailurePolicy
import io.chaoskit.model.StepContext

import java.time.Duration
import java.util.concurrent.CountDownLatch

/** What the report of a run with many failures, in many lanes, says first. */
class ManyFailuresSpec extends ChaosSpec {

    def "lanes that fail together stop the run for one reason"() {
        given:
        def all = new CountDownLatch(7)

        when:
        def report = run(scenario().target(this).step('place') { StepContext context ->
            if (context.iteration() > 3) {
                all.countDown()
                all.await()
                throw new IOException('gone')
            }
        }.repeat(1_000).lanes(7))
        def stopped = report.reasons().findAll { it.contains('onFailure is stop') }

        then:
        report.iterations().failed() == 7
        stopped == ['iterations 4, 5, 6, 7, 8 and 2 more failed, and onFailure is stop']
    }

    def "failures are told in the order of their iterations, the first hundred of them"() {
        when:
        def report = run(scenario().target(this).step('place') { StepContext context ->
            Thread.currentThread().join(1 + context.iteration() % 3)
            throw new IOException('gone')
        }.repeat(300).lanes(4).onFailure(FailurePolicy.RESUME))

        then:
        report.iterations().failed() == 300
        report.failures()*.iteration() == (1L..100L).toList()
        report.failuresDropped() == 200
    }

    def "the time of a run is told by its phases"() {
        given:
        def clock = new FakeClock()

        when:
        def report = ChaosRunner.builder().clock(clock).build().run(scenario().target(this)
            .setup { clock.advance(Duration.ofMillis(1_200)) }
            .step('place') { if (it.iteration() > 0) { clock.advance(Duration.ofSeconds(2)) } }
            .teardown { clock.advance(Duration.ofMillis(300)) }
            .repeat(3).build())

        then:
        [report.phases().prepared(), report.phases().ran(), report.phases().cleanedUp()]*.toMillis() == [1_200, 6_000, 300]
        report.phases().prepared() + report.phases().ran() + report.phases().cleanedUp() == report.duration()
        report.toText(false).contains(' in 6s; ended because all iterations were run\n' +
            '  time        prepared 1.2s, ran 6s, cleaned up 300ms\n')
    }
}
