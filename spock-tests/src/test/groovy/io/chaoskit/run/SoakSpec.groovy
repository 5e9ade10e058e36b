package io.chaoskit.run

import com.sun.management.UnixOperatingSystemMXBean
import io.chaoskit.dsl.DslSpec
import io.chaoskit.report.ValidatorReport
import spock.lang.Tag
import spock.lang.Timeout

import java.lang.management.ManagementFactory
import java.util.concurrent.TimeUnit

/**
 * Every injector and validator at once, at 8 lanes, for so many iterations; {@code ./mvnw -Psoak -pl spock-tests -am verify} goes on
 * for half an hour. Nothing grows, and nothing is left.
 */
@Tag('alone')
class SoakSpec extends DslSpec {

    static final int ITERATIONS = 100
    /** A number of iterations, or a time. */
    static final Object LENGTH = System.getProperty('chaoskit.soak') ?: ITERATIONS
    static final int SAMPLES = 20
    static final long MEGABYTE = 1 << 20

    /** What threads, descriptors and heap may differ by when nothing grows. */
    static final Map<String, Long> NOISE = [threads: 30L, descriptors: 40L, heap: 24 * MEGABYTE]

    List<Map<String, Long>> samples = Collections.synchronizedList([])
    long between = ITERATIONS.intdiv(SAMPLES)

    @Timeout(value = 45, unit = TimeUnit.MINUTES)
    def "nothing grows in a long run, and nothing is left"() {
        given:
        def script = getClass().getResource('/soak.groovy').text
        variables.length = 10
        variables.sample = { long iteration -> }
        run(script)
        variables.length = LENGTH
        variables.sample = this.&sample
        def before = figures()

        when:
        def report = run(script)
        println "$report\nbefore $before, in the run $samples, after ${figures()}"

        then:
        report.iterations().total() >= ITERATIONS
        report.iterations().passed() > 0
        report.leftBehind() == []
        report.injectors().findAll { it.fired() == 0 }*.name() == []
        report.validators().findAll { it.status() != ValidatorReport.Status.PASSED } == []

        and: 'the last third of the run needs no more than the first'
        samples.size() >= SAMPLES
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

    /** At equal distances in the run, however long it is: when there are twice as many as needed, every other goes. */
    private synchronized void sample(long iteration) {
        if (iteration % between != 0) {
            return
        }
        samples << figures()
        if (samples.size() == 2 * SAMPLES) {
            samples = samples.collate(2)*.last()
            between *= 2
        }
    }

    private static Map<String, Long> figures() {
        System.gc()
        def system = ManagementFactory.operatingSystemMXBean
        [threads    : (long) ManagementFactory.threadMXBean.threadCount,
         descriptors: system instanceof UnixOperatingSystemMXBean ? system.openFileDescriptorCount : 0L,
         heap       : ManagementFactory.memoryMXBean.heapMemoryUsage.used]
    }
}
