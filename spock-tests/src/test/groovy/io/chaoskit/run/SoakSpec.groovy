package io.chaoskit.run

import com.sun.management.UnixOperatingSystemMXBean
import io.chaoskit.dsl.DslSpec
import io.chaoskit.report.ValidatorReport
import io.chaoskit.value.Durations
import spock.lang.Timeout

import java.lang.management.ManagementFactory
import java.time.Duration
import java.util.concurrent.TimeUnit

/**
 * Every injector and validator at once, at 8 lanes, for a minute; {@code ./mvnw -Psoak -pl spock-tests -am verify} takes thirty of
 * them. Nothing grows, and nothing is left.
 */
class SoakSpec extends DslSpec {

    static final Duration LENGTH = Durations.parse(System.getProperty('chaoskit.soak', '1min'))
    static final int SAMPLES = 24
    static final long MEGABYTE = 1 << 20

    /** What threads, descriptors and heap may differ by when nothing grows. */
    static final Map<String, Long> NOISE = [threads: 30L, descriptors: 40L, heap: 24 * MEGABYTE]

    List<Map<String, Long>> samples = Collections.synchronizedList([])
    volatile long nextSample = Long.MIN_VALUE

    @Timeout(value = 45, unit = TimeUnit.MINUTES)
    def "nothing grows in a long run, and nothing is left"() {
        given:
        def script = getClass().getResource('/soak.groovy').text
        variables.length = Duration.ofSeconds(1)
        variables.sample = { long iteration -> }
        run(script)
        variables.length = LENGTH
        variables.sample = { long iteration -> sampleInTime() }
        def before = figures()

        when:
        def report = run(script)
        println "$report\nbefore $before, in the run $samples, after ${figures()}"

        then:
        report.iterations().total() > 100
        report.iterations().passed() > 0
        report.leftBehind() == []
        report.injectors().findAll { it.fired() == 0 }*.name() == []
        report.validators().findAll { it.status() != ValidatorReport.Status.PASSED } == []

        and: 'the last third of the run needs no more than the first'
        samples.size() >= 6
        NOISE.each { what, noise ->
            def third = samples.size().intdiv(3)
            assert samples.takeRight(third)*.get(what).max() - samples.take(third)*.get(what).max() <= noise
        }

        and: 'afterwards all is as before'
        eventually {
            def after = figures()
            NOISE.each { what, noise -> assert after[what] - before[what] <= noise }
        }
    }

    private void sampleInTime() {
        long now = System.nanoTime()
        synchronized (this) {
            if (nextSample != Long.MIN_VALUE && now - nextSample < 0) {
                return
            }
            nextSample = now + LENGTH.toNanos().intdiv(SAMPLES)
        }
        samples << figures()
    }

    private static Map<String, Long> figures() {
        System.gc()
        def system = ManagementFactory.operatingSystemMXBean
        [threads    : (long) ManagementFactory.threadMXBean.threadCount,
         descriptors: system instanceof UnixOperatingSystemMXBean ? system.openFileDescriptorCount : 0L,
         heap       : ManagementFactory.memoryMXBean.heapMemoryUsage.used]
    }
}
