package io.chaoskit.pressure

import com.sun.management.OperatingSystemMXBean
import io.chaoskit.ChaosSpec
import io.chaoskit.internal.pressure.CpuStress
import io.chaoskit.verdict.Verdict
import spock.lang.Tag

import java.lang.management.ManagementFactory
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit

import static io.chaoskit.effect.Effects.cpuStress

@Tag('alone')
class CpuStressSpec extends ChaosSpec {

    static final int PROCESSORS = Runtime.runtime.availableProcessors()
    static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean)

    def "#workers workers at #load use that share of the processors"() {
        when:
        def report = run(scenario().target {
            eventually { assert Math.abs(usedShare() - share) < 0.1 }
        }.inject(cpuStress(workers, load)))

        then:
        report.failures() == []
        eventually { assert usedShare() < share / 2 }

        where:
        // No more than what a busy machine still gives, which other builds may share.
        workers        | load || share
        PROCESSORS     | 0.2  || 0.2
        PROCESSORS     | 0.35 || 0.35
        PROCESSORS * 3 | 0.3  || 0.3
    }

    // A busy machine hides by its own load what a worker would use beyond its share; it does not hide that a worker never rests.

    def "a worker at #load rests #rests"() {
        when:
        def report = run(scenario().target { eventually { def share = restingShare(); assert share >= least && share <= most } }
            .inject(cpuStress(workers, load)))

        then:
        report.failures() == []

        where:
        workers | load || least | most
        1       | 1    || 0     | 0
        1       | 0.2  || 0.3   | 1
        rests = load == 1 ? 'never' : 'most of the time'
    }

    def "#workers workers at #load on #processors processors use #share of one each"() {
        expect:
        CpuStress.share(load, workers, processors) == share

        where:
        workers | processors | load || share
        1       | 8          | 0.5  || 0.5
        8       | 8          | 0.5  || 0.5
        16      | 8          | 0.5  || 0.25
        16      | 8          | 1    || 0.5
    }

    def "the workers of two runs add up"() {
        given:
        def ready = new CountDownLatch(2)
        def seen = new CountDownLatch(1)
        def reports = Collections.synchronizedList([])

        when:
        def runs = (1..2).collect {
            Thread.start {
                reports << run(scenario().target {
                    ready.countDown()
                    seen.await()
                }.inject(cpuStress(PROCESSORS, 0.3)))
            }
        }
        ready.await()
        def together = CpuStress.allWorkers()
        eventually { assert Math.abs(usedShare() - 0.3) < 0.1 }
        seen.countDown()
        runs*.join()

        then:
        together == 2 * PROCESSORS
        CpuStress.allWorkers() == 0
        reports*.verdict() == [Verdict.PASS] * 2

        cleanup:
        seen.countDown()
    }

    def "each worker is a thread that ends with the run"() {
        given:
        def during = []

        when:
        run(scenario().target { during = threadsLeft().findAll { it.contains('cpu-stress') } }.inject(cpuStress(3, 0.01)))

        then:
        during == ['chaoskit-cpu-stress-1', 'chaoskit-cpu-stress-2', 'chaoskit-cpu-stress-3']
        threadsLeft().every { !it.contains('cpu-stress') }
    }

    def "rejects #message"() {
        when:
        cpuStress(workers, load)

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == message

        where:
        workers | load       | message
        0       | 1          | 'cpuStress must be 1 or more, but was 0'
        -1      | 1          | 'cpuStress must be 1 or more, but was -1'
        1       | 0          | 'load must be more than 0 and at most 100 %, but was 0%; 80.percent'
        1       | -0.1       | 'load must be more than 0 and at most 100 %, but was -10%; 80.percent'
        1       | 1.2        | 'load must be more than 0 and at most 100 %, but was 120%; 80.percent'
    }

    def "more workers than the system has threads are refused"() {
        expect:
        refusals(scenario().target {}.inject(cpuStress(Integer.MAX_VALUE, 1)))[0] ==~
            /cpuStress\(2147483647\) must fit into the limits of the system, but only \d+ more threads are allowed; ask for fewer/
    }

    def "is written as '#text'"() {
        expect:
        effect.text() == text

        where:
        effect                                                | text
        cpuStress(4, 1)                                       | 'cpuStress(4)'
        cpuStress(4, 0.8)                                     | 'cpuStress(4, load: 80%)'
        cpuStress(4, 0.125).lasting(java.time.Duration.ofMillis(500)) | 'cpuStress(4, 500ms, load: 12.5%)'
    }

    /** The share of all processors that this process uses, measured for a while. */
    private static double usedShare() {
        long start = System.nanoTime()
        long used = SYSTEM.processCpuTime
        new CountDownLatch(1).await(250, TimeUnit.MILLISECONDS)
        (SYSTEM.processCpuTime - used) / (double) (System.nanoTime() - start) / PROCESSORS
    }

    /** How many of some looks at workers see them rest. */
    private static double restingShare() {
        int looks = 100
        int resting = 0
        looks.times {
            def worker = Thread.allStackTraces.keySet().find { it.name == 'chaoskit-cpu-stress-1' }
            resting += worker.state == Thread.State.TIMED_WAITING ? 1 : 0
            new CountDownLatch(1).await(2, TimeUnit.MILLISECONDS)
        }
        resting / (double) looks
    }
}
