package io.chaoskit.pressure

import io.chaoskit.ChaosSpec
import io.chaoskit.validator.Validators
import io.chaoskit.internal.thread.OwnThreads
import io.chaoskit.verdict.Verdict

import java.lang.management.ManagementFactory
import java.time.Duration

import static io.chaoskit.effect.Effects.delay
import static io.chaoskit.effect.Effects.threadPressure

class ThreadPressureSpec extends ChaosSpec {

    def "starts so many threads until the run ends"() {
        given:
        def during = []

        when:
        def report = run(scenario().target { during = pressing() }.inject(threadPressure(50)))

        then:
        report.verdict() == Verdict.PASS
        during.size() == 50
        during.every { it.daemon }
        pressing() == []
    }

    def "a limit on threads counts them"() {
        given:
        def limit = ManagementFactory.threadMXBean.threadCount + 40

        expect:
        run(scenario().target {}.inject(effect).check(Validators.threadLimit(limit))).verdict() == verdict

        where:
        effect                   || verdict
        delay(Duration.ZERO)     || Verdict.PASS
        threadPressure(80)       || Verdict.FAIL
    }

    def "its threads are told apart from ChaosKit's others"() {
        expect:
        OwnThreads.owns(name) == own
        OwnThreads.counted(name) == counted

        where:
        name                          || own   | counted
        'chaoskit-thread-pressure-17' || true  | true
        'chaoskit-lane-1'             || true  | false
        'chaoskit-cpu-stress-1'       || true  | false
        'pool-1-thread-1'             || false | true
    }

    def "more than the system allows are refused before the run"() {
        expect:
        refusals(scenario().target {}.inject(threadPressure(Integer.MAX_VALUE)))[0] ==~
            /threadPressure\(2147483647\) must fit into the limits of the system, but only \d+ more threads are allowed; ask for fewer/
    }

    def "rejects fewer than one"() {
        when:
        threadPressure(0)

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == 'threadPressure must be 1 or more, but was 0'
    }

    private static List<Thread> pressing() {
        Thread.allStackTraces.keySet().findAll { it.name.startsWith(OwnThreads.PRESSURE) }.toList()
    }
}
