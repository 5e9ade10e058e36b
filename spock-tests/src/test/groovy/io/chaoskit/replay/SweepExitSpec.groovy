package io.chaoskit.replay

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.InjectedException
import io.chaoskit.model.InvalidScenarioException
import io.chaoskit.model.Target
import io.chaoskit.site.Sites

import java.util.concurrent.CompletableFuture

import static io.chaoskit.effect.Effects.error

/** Code under test that ends its JVM is a finding, and ends neither the sweep nor the JVM. */
class SweepExitSpec extends ChaosSpec {

    def "#caller that ends the JVM is a finding, and the sweep goes on"() {
        when:
        def result = sweep(end)

        then:
        result.ended() == ''
        result.matrix()*.outcome() == ['absorbed', 'exit']
        result.findings()*.kind() == ['violation']
        result.findings()*.message() == ["$caller called System.exit"]
        result.findings()[0].faults()*.site() == ["point('card')"]

        where:
        caller            | end
        "step 'pay'"      | { System.exit(3) }
        "step 'pay'"      | { Runtime.runtime.halt(3) }
        "thread 'worker'" | { new Thread({ System.exit(3) }, 'worker').with { it.start(); it.join() } }
    }

    def "a step that catches all there is has ended the JVM all the same"() {
        expect:
        sweep {
            try {
                System.exit(3)
            } catch (Throwable swallowed) {
                swallowed.message
            }
        }.matrix()*.outcome() == ['absorbed', 'exit']
    }

    def "a thread of a pool ends it for the step that waits"() {
        expect:
        sweep { CompletableFuture.runAsync { System.exit(3) }.join() }.matrix()*.outcome() == ['absorbed', 'exit']
    }

    def "a target that ends the JVM when it is closed is a finding"() {
        given:
        boolean lost = false

        when:
        def result = sweep({ lost = true }) {
            if (lost) {
                lost = false
                System.exit(3)
            }
        }

        then:
        result.matrix()*.outcome() == ['absorbed', 'exit']
        result.findings()*.message() == ['closing the target called System.exit']
    }

    def "what ends the JVM without faults is not swept"() {
        when:
        Sweep.of {
            scenario().target(new Object()).step('pay') { System.exit(0) }.inject(error('lost').on(Sites.point('card'))).build()
        }.build().run()

        then:
        def refused = thrown(InvalidScenarioException)
        refused.mistakes()*.message() ==
            ["a scenario must pass without faults to be swept, but 'specimen' does not in iteration 1: step 'pay' called System.exit"]
    }

    private static SweepResult sweep(Closure<?> end, Closure<?> close = { }) {
        Sweep.of {
            scenario().target(Target.created({ new Object() }, { close() })).step('pay') {
                try {
                    Chaos.apply('card')
                } catch (InjectedException refused) {
                    end()
                }
                try {
                    Chaos.apply('mail')
                } catch (InjectedException lost) {
                    lost.message
                }
            }.inject(error('refused').on(Sites.point('card'))).inject(error('lost').on(Sites.point('mail'))).build()
        }.repeats(2).recovery(1).build().run()
    }
}
