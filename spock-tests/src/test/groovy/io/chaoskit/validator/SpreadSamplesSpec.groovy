package io.chaoskit.validator

import groovy.transform.CompileStatic
import io.chaoskit.FakeClock
import spock.lang.Specification

import java.util.concurrent.Executors
import java.util.function.LongSupplier
import java.util.function.LongToDoubleFunction

import static io.chaoskit.ChaosSpec.eventually
import static java.time.Duration.ofMillis
import static java.time.Duration.ofNanos

class SpreadSamplesSpec extends Specification {

    FakeClock clock = new FakeClock()
    int taken
    long held

    def "#iterations iterations of #length ms have samples in each part of the run"() {
        when:
        def trend = sampled(iterations, iterations, length)

        then:
        trend.enough()
        trend.size() <= 64
        (0..<32).every { part -> trend.at().any { it > trend.end() / 32 * part && it <= trend.end() / 32 * (part + 1) } }
        taken <= most

        where:
        iterations | length || most
        32         | 1      || 32
        33         | 1      || 33
        100        | 1      || 100
        2_000      | 0.1    || 80
        2_000      | 500    || 400
        1_000_000  | 1      || 400
    }

    def "a run that is stopped after #part of its iterations has samples of its second half"() {
        when:
        def trend = sampled(1_000_000, (1_000_000 * part) as int, 10)

        then:
        trend.enough()
        trend.last(2).size() >= 24
        trend.last(4).size() >= 12

        where:
        part << [0.7, 0.3, 0.05, 0.01]
    }

    def "a run that is stopped at once cannot tell"() {
        expect:
        !sampled(1_000_000, 300, 0.1).enough()
    }

    def "time measures a run that is limited by it"() {
        given:
        // The first tenth of the time has nearly all iterations.
        def total = 10_000_000_000L
        def samples = new SpreadSamples(this::measure as LongSupplier, { clock.nanoTime() / (double) total } as LongToDoubleFunction, clock)

        when:
        int count = 0
        while (clock.nanoTime() < total) {
            clock.advance(clock.nanoTime() < total / 10 ? ofMillis(1) : ofMillis(100))
            samples.offer(++count)
        }

        then:
        samples.trend(count).enough()
        samples.trend(count).last(2).size() >= 24
        taken <= 150
    }

    def "bursts of iterations that end together are enough"() {
        given:
        def samples = new SpreadSamples(this::measure as LongSupplier, { (it + 7).intdiv(8) * 8 / 40.0d } as LongToDoubleFunction, clock)

        when:
        (1..40).each { samples.offer(it) }

        then:
        samples.trend(40).enough()
    }

    def "lanes that come together get their samples one after the other"() {
        given:
        def samples = new SpreadSamples({ 1L } as LongSupplier, { it / 40.0d } as LongToDoubleFunction, clock)
        def pool = Executors.newFixedThreadPool(8)

        when:
        (1..40).collect { i -> pool.submit { samples.offer(i) } }*.get()
        def trend = samples.trend(40)

        then:
        trend.enough()
        trend.at().toList() == trend.at().toList().sort(false)

        cleanup:
        pool.shutdown()
    }

    def "a sample stands where the run is when it is measured"() {
        given:
        SpreadSamples samples
        // While the first one is measured, three more iterations end.
        samples = new SpreadSamples({
            if (!taken++) {
                def lanes = (2..4).collect { i -> Thread.start { samples.offer(i) } }
                eventually { assert lanes.every { it.state == Thread.State.BLOCKED } }
            }
            1L
        } as LongSupplier, { it / 40.0d } as LongToDoubleFunction, clock)

        when:
        samples.offer(1)
        eventually { assert samples.size() == 4 }

        then:
        samples.trend(4).at().toSet().size() == 1
        samples.range(4) == [4, 4] as long[]
    }

    @CompileStatic
    private Trend sampled(int planned, int run, double millis) {
        def samples = new SpreadSamples({ measure() } as LongSupplier, { long it -> it / (double) planned } as LongToDoubleFunction, clock)
        def step = ofNanos((long) (millis * 1e6d))
        for (int i = 1; i <= run; i++) {
            clock.advance(step)
            samples.offer(i)
        }
        samples.trend(run)
    }

    @CompileStatic
    private long measure() {
        taken++
        clock.advance(ofMillis(10))
        held
    }
}
