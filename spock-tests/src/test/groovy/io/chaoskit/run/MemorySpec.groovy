package io.chaoskit.run

import groovy.transform.CompileStatic
import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.InjectedException
import io.chaoskit.effect.Injector
import io.chaoskit.model.FailurePolicy
import io.chaoskit.model.ScenarioBuilder
import io.chaoskit.model.StepContext
import io.chaoskit.trigger.Trigger
import io.chaoskit.validator.Validators
import spock.lang.Tag

import java.lang.management.ManagementFactory
import java.time.Duration

import static io.chaoskit.effect.Effects.delay
import static io.chaoskit.effect.Effects.error

/**
 * The memory that a run needs does not grow with its iterations. Measured in the step, so that the run is still alive; with few
 * specifications before it in its JVM, since what they leave to the collector late would count.
 */
@Tag('alone')
class MemorySpec extends ChaosSpec {

    static final long EARLY = 10_000
    static final long MEGABYTE = 1 << 20

    def "a million iterations need no more memory than ten thousand"() {
        given:
        def shop = new Shop(late: 1_000_000)

        when:
        def report = run(experiment(shop))

        then:
        report.iterations().total() == 1_000_000
        report.iterations().failed() == 5_000
        report.failures().size() == 100
        report.failuresDropped() == 2 * 5_000 - 100
        report.injectors()[0].fired() > 90_000
        shop.lateBytes - shop.earlyBytes <= 5 * MEGABYTE
    }

    def "the figure sees what is kept"() {
        given:
        def shop = new Shop(late: 20_000, keep: true)

        when:
        run(experiment(shop))

        then:
        shop.lateBytes - shop.earlyBytes > 20 * MEGABYTE
    }

    private static ScenarioBuilder experiment(Shop shop) {
        scenario().target(shop).step('place') { shop.place(it) }
            .inject(Injector.of(error('boom')).withTrigger(Trigger.ALWAYS.probability(0.1)))
            .inject(Injector.of(delay(Duration.ZERO)).withTrigger(Trigger.ALWAYS.every(3)))
            .check(Validators.maxErrors(2))
            .check(Validators.recursionDepthLimit(3))
            .check(Validators.goroutineLimit(1_000))
            .repeat(shop.late).onFailure(FailurePolicy.RESUME)
    }

    @CompileStatic
    static class Shop {

        long late
        boolean keep
        long earlyBytes
        long lateBytes
        final List<byte[]> kept = []

        void place(StepContext context) {
            try {
                Chaos.maybeError()
            } catch (InjectedException fault) {
                Chaos.recordError(fault)
            }
            if (context.iteration() == EARLY) {
                earlyBytes = liveBytes()
            }
            if (context.iteration() == late) {
                lateBytes = liveBytes()
            }
            if (keep) {
                kept << new byte[4_096]
            }
            if (context.iteration() % 200 == 0) {
                Chaos.recordRecursionDepth(4)
                throw new IOException("order ${context.iteration()} is gone")
            }
        }

        /** Collects until what is left stays the same. */
        private static long liveBytes() {
            long before = Long.MAX_VALUE
            long now = used()
            while (before - now > 10_000) {
                before = now
                now = used()
            }
            now
        }

        private static long used() {
            System.gc()
            ManagementFactory.memoryMXBean.heapMemoryUsage.used
        }
    }
}
