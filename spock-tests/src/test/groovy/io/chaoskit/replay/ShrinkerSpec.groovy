package io.chaoskit.replay

import acme.depot.Order
import com.fasterxml.jackson.databind.ObjectMapper
import io.chaoskit.ChaosSpec
import io.chaoskit.Chaos
import io.chaoskit.model.ScenarioBuilder
import io.chaoskit.model.Target
import io.chaoskit.report.FailedRun
import io.chaoskit.run.ChaosRunner
import io.chaoskit.site.Sites
import spock.lang.Timeout

import java.time.Duration
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.TimeUnit

import static io.chaoskit.effect.Effects.delay
import static io.chaoskit.effect.Effects.error
import static io.chaoskit.effect.Effects.exception

class ShrinkerSpec extends ChaosSpec {

    static final int GENERATED = Integer.getInteger('chaoskit.generated', 5)

    def "finds the faults that matter, and says how that is known"() {
        when:
        def result = shrunk(orders(6, 'call 2', 'call 5'))

        then:
        result.reproduced()
        result.faults()*.site() == ["point('call 2')", "point('call 5')"]
        result.proof() == 'minimal'
        result.howKnown() ==~ /minimal: all \d+ smaller sets pass/
        result.sentence() ==~ /iteration \d+ fails with error\('lost'\) at point\('call 2'\), hit 1 from Order.groovy:\d+, and error.*: step 'order' threw IllegalStateException: lost .*/
    }

    def "agrees with the contract of the JSON"() {
        when:
        def json = new ObjectMapper().readValue(shrunk(orders(6, 'call 2', 'call 5')).toJson(), Map)

        then:
        json.reproduced
        json.tries == [failed: 3, of: 3]
        json.runs > 3
        json.minimal.proof == 'minimal'
        json.minimal.faults*.subMap('injector', 'site', 'hit', 'task') == [
            [injector: "error('lost') #2", site: "point('call 2')", hit: 1, task: '0'],
            [injector: "error('lost') #5", site: "point('call 5')", hit: 1, task: '0']]
        json.weakened == []
        json.causality == []
    }

    def "of many faults finds those that matter"() {
        when:
        def result = shrunk(orders(30, 'call 7', 'call 8', 'call 29'))

        then:
        result.faults()*.site() == ["point('call 7')", "point('call 8')", "point('call 29')"]
        result.proof() == '1-minimal'
        result.howKnown() == '1-minimal: it passes without any one of them'
    }

    def "finds faults of several iterations when they add up"() {
        given:
        def experiment = scenario().target(Target.created({ new Order() }, { })).seed(4).repeat(200)
            .step('order') {
                it.target().call("call ${1 + it.iteration() % 3}")
                it.target().check('call 1', 'call 3')
            }
        (1..3).each { experiment.inject(error('lost').on(Sites.point("call $it")).probability(0.5)) }

        when:
        def result = shrunk(experiment)

        then:
        result.faults()*.site().toSet() == ["point('call 1')", "point('call 3')"].toSet()
        result.faults()*.iteration().toSet().size() == 2
        result.proof() == 'minimal'
    }

    def "what fails without any fault is said to"() {
        when:
        def result = shrunk(scenario().target(Target.created({ new Object() }, { }))
            .step('order') { Chaos.maybeDelay(); throw new IllegalStateException() }
            .inject(delay(Duration.ofNanos(1)).on(Sites.maybeDelay())))

        then:
        result.faults() == []
        result.howKnown() == 'minimal: no fault is needed'
        result.sentence() == "iteration 1 fails without any fault: step 'order' threw IllegalStateException"
    }

    def "what does not come again is called so, and never minimal"() {
        given:
        def runs = 0
        def experiment = scenario().target(Target.created({ ++runs }, { }))
            .step('order') {
                if (it.target() == 1) {
                    throw new IllegalStateException()
                }
            }

        when:
        def result = shrunk(experiment)

        then:
        !result.reproduced()
        result.proof() == 'not reproduced'
        result.toText() == '''\
            the failure of iteration 1 did not come again in 20 tries
              known     not reproduced
              runs      20
            '''.stripIndent()
    }

    def "halves delays, takes earlier hits and more general exceptions"() {
        given:
        def experiment = scenario().target(Target.created({ new Object() }, { })).seed(1)
            .step('idle') { }
            .step('order') {
                int slow = (1..8).count { lasts { Chaos.maybeDelay() } > 20_000_000 } as int
                if (slow && (1..8).any { caught { Chaos.apply('db') } instanceof IOException }) {
                    throw new IllegalStateException('slow and broken')
                }
            }
            .inject(delay(Duration.ofMillis(320)).on(Sites.maybeDelay()).after(7))
            .inject(exception(FileNotFoundException).on(Sites.point('db')).after(5).first(6))

        when:
        def result = shrunk(experiment)

        then:
        result.faults()*.hit() == [1, 1]
        result.faults()[1].drawn().exception().get() == 'java.io.IOException'
        result.faults()[0].drawn().delayNanos().asLong < Duration.ofMillis(80).toNanos()
        result.weakened()[0] == "step 'idle' left out"
        result.weakened().any { it == "delay(320ms) at Chaos.maybeDelay(): hit 8 → 1" }
        result.weakened().any { it =~ /^delay\(320ms\) at Chaos.maybeDelay\(\): 320ms → [\d.]+/ }
        result.weakened().any { it.endsWith('java.io.FileNotFoundException → java.io.IOException') }
    }

    def "takes one lane instead of #lanes where the failure does not need them"() {
        when:
        def result = shrunk(orders(6, 'call 2', 'call 5').lanes(lanes))

        then:
        result.faults()*.site() == ["point('call 2')", "point('call 5')"]
        result.weakened() == ["lanes $lanes → 1"]

        where:
        lanes << [2, 8]
    }

    def "keeps the lanes that a failure needs"() {
        given: 'it fails only where there is another lane'
        def experiment = scenario().target(Target.created({ ConcurrentHashMap.newKeySet() }, { })).lanes(2).seed(4).repeat(40)
            .step('order') {
                it.target().add(it.lane())
                def lost = ['card', 'mail'].findAll { name -> caught { Chaos.apply(name) } }
                if ('card' in lost && others(it.target())) {
                    throw new IllegalStateException('two at once')
                }
            }
            .inject(error('lost').on(Sites.point('card')))
            .inject(error('lost').on(Sites.point('mail')))

        when:
        def result = shrunk(experiment)

        then:
        result.toText().contains(' tries failed, after the iterations before it, in the lanes of the run\n')
        result.faults()*.site() == ["point('card')"]
        !result.weakened().any { it.startsWith('lanes ') }
    }

    def "tells the odds of a failure that does not always come"() {
        given:
        def random = new Random(3)
        def first = true
        def experiment = scenario().target(Target.created({ new Object() }, { })).seed(4).repeat(100)
            .step('order') {
                def order = new Order()
                (1..5).each { n -> order.call("call $n") }
                if (first || random.nextDouble() < 0.4) {
                    order.check('call 2', 'call 4')
                }
            }
        (1..5).each { experiment.inject(error('lost').on(Sites.point("call $it")).probability(0.6)) }
        def report = run(experiment)
        first = false

        when:
        def result = shrunk(experiment, FailedRun.of(report))

        then:
        result.faults()*.site() == ["point('call 2')", "point('call 4')"]
        result.toText() =~ /odds      fails \d+ of 20, 95 % interval \d+ % to \d+ %/
    }

    def "shows when the failure became inevitable"() {
        when:
        def experiment = orders(4, 'call 1', 'call 2')
        def result = Shrinker.of({ experiment.build() }, FailedRun.of(run(experiment))).causality(true).time(Duration.ofMinutes(5)).build().run()
        def bars = new ObjectMapper().readValue(result.toJson(), Map).causality

        then:
        bars[0].failed < 20
        bars.last().failed == 20
        bars*.of.every { it == 20 }
        result.toText() =~ /causality first 0  █* \d+ %/
    }

    def "ends with what it has when the time is over"() {
        when:
        def experiment = orders(30, 'call 7', 'call 8', 'call 29')
        def result = Shrinker.of({ experiment.build() }, FailedRun.of(run(experiment))).time(Duration.ofNanos(1)).build().run()

        then:
        result.reproduced()
        result.proof() == 'budget'
        result.howKnown() == 'budget ended after 1ns'
        result.faults()*.site().containsAll(["point('call 7')", "point('call 8')", "point('call 29')"])
    }

    def "an interrupt ends it, and leaves the thread interrupted"() {
        given:
        def experiment = orders(6, 'call 2', 'call 5')
        def read = FailedRun.of(run(experiment))

        when:
        Thread.currentThread().interrupt()
        def result = Shrinker.of({ experiment.build() }, read).build().run()

        then:
        Thread.interrupted()
        !result.reproduced()
    }

    @Timeout(value = 90, unit = TimeUnit.MINUTES)
    def "generated failures are repeated and shrunk with #lanes lanes"() {
        when:
        def outcomes = (1..GENERATED).collect { seed -> outcome(new GeneratedOrders(seed, lanes)) }.findAll()

        then:
        outcomes.size() >= GENERATED * 0.9
        outcomes*.reproduced.every()
        outcomes.count { it.minimal } >= 0.95 * outcomes.size()
        outcomes.every { it.passesWhenMended }

        cleanup:
        if (outcomes) {
            def runs = outcomes*.runs.sort(false)
            println "$lanes lanes: ${outcomes.size()} failures, ${outcomes.count { it.reproduced }} reproduced, ${outcomes.count { it.minimal }} minimal, " +
                "median ${runs[runs.size().intdiv(2)]} runs, ${outcomes.count { it.passesWhenMended }} pass when mended"
        }

        where:
        lanes << [1, 8]
    }

    @Timeout(value = 90, unit = TimeUnit.MINUTES)
    def "the core of failures that come in three of ten runs is found, with their odds"() {
        when:
        def results = (1..Math.min(GENERATED, 30)).collect { seed ->
            def orders = new GeneratedOrders(seed, 1, core: 2, chance: 0.3)
            [orders: orders, shrunk: shrunk(orders.builder())]
        }
        def right = results.count { it.shrunk.faults()*.injector() == it.orders.deadly.collect { call -> "call $call".toString() } }

        then:
        right >= Math.floor(0.9 * results.size())
        results*.shrunk.findAll { it.reproduced() }*.toText().every {
            it =~ /odds      fails \d+ of 20, 95 % interval \d+ % to \d+ %/
        }
        results.every { it.shrunk.reproduced() || it.shrunk.proof() == 'not reproduced' }

        cleanup:
        if (results) {
            def runs = results*.shrunk*.runs().sort(false)
            println "p = 0.3: ${results.size()} failures, $right with the right core, ${results.count { !it.shrunk.reproduced() }} not reproduced, " +
                "median ${runs[runs.size().intdiv(2)]} runs"
        }
    }

    def "a failure that came in each of the first tries by chance is known to be flaky"() {
        given:
        int failures = 0
        def experiment = scenario().target(Target.created({ new Object() }, { })).seed(4).repeat(500).step('order') {
            def order = new Order()
            (1..4).each { n -> order.call("call $n") }
            try {
                order.check('call 1', 'call 3')
            } catch (IllegalStateException lost) {
                failures++
                if (failures <= 4 || failures % 2 == 0) {
                    throw lost
                }
            }
        }
        (1..4).each { experiment.inject(error('lost').on(Sites.point("call $it")).probability(0.5)) }

        when:
        def result = shrunk(experiment)

        then:
        result.toText().contains('3 of 3 tries failed')
        result.toText() =~ /odds      fails \d+ of 20, /
        result.faults()*.site() == ["point('call 1')", "point('call 3')"]
    }

    /** Null when it did not fail. */
    private static Map<String, ?> outcome(GeneratedOrders orders) {
        def report = ChaosRunner.builder().build().run(orders.build())
        if (!report.failures()) {
            return null
        }
        def result = shrunk(orders.builder(), FailedRun.read(report.toJson())[0])
        orders.mended = true
        def mended = Replay.of({ orders.build() }, FailedRun.of(report)).build().run()
        [reproduced: result.reproduced(), minimal: result.faults()*.injector() == orders.deadly.collect { "call $it".toString() },
         runs: result.runs(), passesWhenMended: !mended.reproduced()]
    }

    private static ScenarioBuilder orders(int calls, String... deadly) {
        def experiment = scenario().target(Target.created({ new Object() }, { })).seed(4).repeat(500)
            .step('order') {
                def order = new Order()
                (1..calls).each { n -> order.call("call $n") }
                order.check(deadly)
            }
        (1..calls).each { experiment.inject(error('lost').on(Sites.point("call $it")).probability(0.5)) }
        experiment
    }

    private static ShrinkResult shrunk(ScenarioBuilder experiment, FailedRun read = null) {
        Shrinker.of({ experiment.build() }, read ?: FailedRun.of(run(experiment))).time(Duration.ofMinutes(5)).build().run()
    }

    /** Whether there is more than one lane; another one may need a moment to begin. */
    private static boolean others(Set<?> lanes) {
        long end = System.nanoTime() + 20_000_000
        while (lanes.size() < 2 && System.nanoTime() < end) {
            Thread.onSpinWait()
        }
        lanes.size() > 1
    }

    private static long lasts(Closure<?> work) {
        long start = System.nanoTime()
        work()
        System.nanoTime() - start
    }

    private static Throwable caught(Closure<?> work) {
        try {
            work()
            return null
        } catch (Exception e) {
            return e
        }
    }
}
