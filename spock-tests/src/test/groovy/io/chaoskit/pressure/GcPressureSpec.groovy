package io.chaoskit.pressure

import io.chaoskit.ChaosSpec
import io.chaoskit.value.Size
import io.chaoskit.verdict.Verdict
import spock.lang.Tag

import java.lang.management.ManagementFactory

import static io.chaoskit.effect.Effects.gcPressure

@Tag('alone')
class GcPressureSpec extends ChaosSpec {

    static final com.sun.management.ThreadMXBean THREADS = (com.sun.management.ThreadMXBean) ManagementFactory.threadMXBean

    def "allocates so much a second"() {
        given:
        def rate = 0

        when:
        def report = run(scenario().target {
            eventually {
                long start = System.nanoTime()
                long before = allocated()
                Thread.sleep(200)
                rate = (allocated() - before) / ((System.nanoTime() - start) / 1e9d)
                assert Math.abs(rate / (100L << 20) - 1) < 0.2
            }
        }.inject(gcPressure(Size.of(100, 'mb'))))

        then:
        report.verdict() == Verdict.PASS
    }

    def "makes the collector work"() {
        expect:
        run(scenario().target {
            long before = collections()
            eventually { assert collections() >= before + 3 }
        }.inject(gcPressure(Size.of(2, 'gb')))).failures() == []
    }

    def "rejects a rate of nothing"() {
        when:
        gcPressure(new Size(0))

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == 'gcPressure must be more than 0, but was 0b'
    }

    def "is written with its rate"() {
        expect:
        gcPressure(Size.of(200, 'mb')).text() == 'gcPressure(200mb per second)'
    }

    private static long allocated() {
        def worker = Thread.allStackTraces.keySet().find { it.name == 'chaoskit-gc-pressure-1' }
        THREADS.getThreadAllocatedBytes(worker.id)
    }

    private static long collections() {
        (long) ManagementFactory.garbageCollectorMXBeans*.collectionCount.sum()
    }
}
