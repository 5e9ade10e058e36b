package io.chaoskit.run

import io.chaoskit.ChaosSpec
import io.chaoskit.verdict.Verdict
import spock.lang.Tag

import java.util.concurrent.CountDownLatch

@Tag('alone')
class EndlessThreadsSpec extends ChaosSpec {

    CountDownLatch release = new CountDownLatch(1)
    List<Thread> started = [].asSynchronized()

    def cleanup() {
        release.countDown()
        started*.join()
    }

    def "a target that starts threads without end ends the run"() {
        given:
        def idle = { release.await() } as Runnable

        when:
        def report = run(scenario().target {
            while (!Thread.currentThread().interrupted) {
                def thread = new Thread(null, idle, 'endless', 64 << 10)
                thread.start()
                started << thread
            }
        })

        then:
        report.verdict() == Verdict.FAIL
        report.reasons().any {
            it =~ /^there were \d+ more live threads than at the start; the most is 5000$/ || it.contains('OutOfMemoryError')
        }
    }
}
