package io.chaoskit.weave

import acme.Ledger
import acme.SlowLedger
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effects

import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import java.util.function.UnaryOperator

import static io.chaoskit.weave.MethodFaultSpec.on

/** A call in which a fault fired may end when its run is long over: its caller gets what it would have got. */
class OutlivedRunSpec extends ChaosSpec {

    def "#effect gives the late caller #answer"() {
        given:
        def begun = new CountDownLatch(1)
        def runIsOver = new CountDownLatch(1)
        def ledger = new SlowLedger(begun, runIsOver)
        def answers = []
        def caller

        when:
        run(scenario().target(ledger).step('call') {
            caller = Thread.start {
                try {
                    answers << ledger.book('a', 5)
                } catch (Throwable thrown) {
                    answers << thrown.message
                }
            }
            assert begun.await(BOUND, TimeUnit.SECONDS)
        }.inject(on('acme.SlowLedger.book(..)', effect)))
        runIsOver.countDown()
        caller.join()

        then:
        answers == [answer]

        where:
        effect                                             || answer
        Effects.delay(Duration.ofMillis(1))                || 5
        Effects.corrupt({ it + 1 } as UnaryOperator)           || 6
        Effects.argument(1, { it * 2 } as UnaryOperator) || 10
        Effects.lostReply(IOException, 'reset') || 'reset'
    }

    def "a call of the method within its corruption is no hit"() {
        given:
        def ledger = new Ledger(1)
        def seen = []

        when:
        def report = run(scenario().target(ledger).step('call') { seen << ledger.total() }
            .inject(on('acme.Ledger.total()', Effects.corrupt({ it + ledger.total() + 1 } as UnaryOperator))))

        then:
        seen == [1L]
        report.injectors()[0].hits() == 1
    }
}
