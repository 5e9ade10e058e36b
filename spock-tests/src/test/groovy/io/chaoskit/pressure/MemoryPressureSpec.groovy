package io.chaoskit.pressure

import io.chaoskit.ChaosSpec
import io.chaoskit.internal.pressure.DirectPressure
import io.chaoskit.internal.pressure.HeapPressure
import io.chaoskit.value.Size
import io.chaoskit.verdict.Verdict
import spock.lang.Tag

import java.lang.management.BufferPoolMXBean
import java.lang.management.ManagementFactory

import static io.chaoskit.effect.Effects.directMemoryPressure
import static io.chaoskit.effect.Effects.memoryPressure

@Tag('alone')
class MemoryPressureSpec extends ChaosSpec {

    static final long SIZE = 64L << 20
    /** What else may come and go in the JVM meanwhile. */
    static final long NOISE = 16L << 20

    def "holds so much of the heap until the run ends"() {
        given:
        def before = live()
        def during = 0

        when:
        def report = run(scenario().target { during = live() }.inject(memoryPressure(new Size(SIZE))))

        then:
        report.verdict() == Verdict.PASS
        during - before >= SIZE - NOISE
        during - before < SIZE + NOISE
        eventually { assert live() < before + NOISE }
    }

    def "holds so much off the heap until the run ends"() {
        given:
        def before = direct()
        def during = 0

        when:
        def report = run(scenario().target { during = direct() }.inject(directMemoryPressure(new Size(SIZE + 1))))

        then:
        report.verdict() == Verdict.PASS
        during - before == SIZE + 1
        direct() == before
    }

    def "nothing refers to the heap it held"() {
        given:
        def pressure = new HeapPressure(new Size(SIZE))
        def running = new Pressure.Run() {
            @Override
            Object target() {
                null
            }

            @Override
            boolean stopping() {
                false
            }
        }

        when:
        def open = pressure.open(running)
        def held = live()
        open.close()

        then: 'also while the one that closes it is still there'
        eventually { assert live() <= held - SIZE + NOISE }
        open != null
    }

    def "a run that stops leaves the rest undone"() {
        given:
        def stopping = new Pressure.Run() {
            @Override
            Object target() {
                null
            }

            @Override
            boolean stopping() {
                true
            }
        }
        def before = direct()

        when:
        def open = new DirectPressure(new Size(SIZE)).open(stopping)

        then:
        direct() == before

        cleanup:
        open.close()
    }

    def "what does not fit into #place is refused before the run"() {
        expect:
        refusals(scenario().target {}.inject(effect))[0] ==~ message

        where:
        place               | effect                                || message
        'the heap'          | memoryPressure(Size.of(1_000, 'gb'))       || /memoryPressure\(1000gb\) must fit into the heap, but only [\d.]+[mg]b of [\d.]+[mg]b can be taken; ask for less, or raise -Xmx/
        'the direct memory' | directMemoryPressure(Size.of(1_000, 'gb')) || /memoryPressure\(1000gb, direct: true\) must fit into the direct memory, but only [\d.]+[mg]b of [\d.]+[mg]b are free; ask for less, or raise -XX:MaxDirectMemorySize/
    }

    def "two that fit only one by one end the run"() {
        given:
        def most = Runtime.runtime.maxMemory()
        def half = new Size((long) (most * 0.55))

        when:
        def report = run(scenario().target {}.inject(directMemoryPressure(half)).inject(directMemoryPressure(half)))

        then:
        report.verdict() == Verdict.FAIL
        report.iterations().total() == 0
        report.reasons()[0].contains('could not put memoryPressure(')
        direct() < most / 10
    }

    def "rejects #message"() {
        when:
        wrongly()

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == message

        where:
        wrongly                                       | message
        ({ memoryPressure(new Size(0)) })             | 'memoryPressure must be more than 0, but was 0b'
        ({ directMemoryPressure(new Size(-1_024)) })  | 'memoryPressure must be more than 0, but was -1kb'
    }

    /** The heap in use after a collection. */
    private static long live() {
        System.gc()
        ManagementFactory.memoryMXBean.heapMemoryUsage.used
    }

    private static long direct() {
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean).find { it.name == 'direct' }.memoryUsed
    }
}
