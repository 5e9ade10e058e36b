package io.chaoskit.internal.check

import io.chaoskit.ChaosSpec

import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch

class StepWatchSpec extends ChaosSpec {

    def "a step cannot end while its interrupt is on its way"() {
        given:
        def watch = new StepWatch()
        def inAction = new CountDownLatch(1)
        def gate = new CountDownLatch(1)
        def leaked = new CompletableFuture<Boolean>()
        watch.enter(1)
        def step = watch.expectInterrupt()
        def lane = new Thread({
            inAction.await()
            watch.leave()
            gate.await()
            leaked.complete(Thread.interrupted())
        } as Runnable)
        def timer = new Thread({
            watch.whileIn(step) {
                inAction.countDown()
                gate.await()
                lane.interrupt()
            }
        } as Runnable)

        when:
        lane.start()
        timer.start()
        eventually {
            assert lane.state == Thread.State.BLOCKED
        }
        gate.countDown()

        then:
        !leaked.get()
        watch.endedInterrupted()
    }

    def "a step that ended is not interrupted, nor the next one"() {
        given:
        def watch = new StepWatch()
        watch.enter(1)
        def step = watch.expectInterrupt()

        when:
        watch.leave()
        watch.enter(2)

        then:
        !watch.whileIn(step) { assert false }
        watch.whileIn(watch.expectInterrupt()) {}
    }

    def "a step whose beginning was put off is still the same"() {
        given:
        def watch = new StepWatch()
        watch.enter(1)
        def step = watch.expectInterrupt()

        when:
        watch.restart(1, 5)

        then:
        watch.whileIn(step) {}
    }

    def "an interrupt that comes just as a step ends does not meet the next one"() {
        given: 'a timer that asks all the time, and steps that end at once; written in Java, since Groovy is too slow to meet the moment'
        expect:
        StepWatchRace.interruptsOfOtherSteps(3_000_000) == 0
    }
}
