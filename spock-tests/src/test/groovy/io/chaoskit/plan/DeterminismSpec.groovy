package io.chaoskit.plan

import groovy.transform.CompileStatic
import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.Recording
import io.chaoskit.effect.InjectedException
import io.chaoskit.effect.InjectedPanic
import io.chaoskit.effect.Injector
import io.chaoskit.model.FailurePolicy
import io.chaoskit.model.ScenarioBuilder
import io.chaoskit.model.StepContext
import io.chaoskit.site.Sites
import io.chaoskit.trigger.Trigger

import java.util.concurrent.Callable
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit

import static io.chaoskit.effect.Effects.delay
import static io.chaoskit.effect.Effects.error
import static io.chaoskit.effect.Effects.oneOf
import static io.chaoskit.effect.Effects.panic
import static java.time.Duration.ofNanos

/** The same seed gives the same faults. */
class DeterminismSpec extends ChaosSpec {

    static final int ITERATIONS = 1_000

    ExecutorService pool = Executors.newFixedThreadPool(8)

    def cleanup() {
        pool.shutdownNow()
        pool.awaitTermination(BOUND, TimeUnit.SECONDS)
    }

    def "a seed places the same faults whatever the number of lanes"() {
        when:
        def placements = [1, 1, 8, 8].collect { lanes -> record(experiment(42, ITERATIONS).lanes(lanes)).placements() }

        then:
        placements[0].size() > ITERATIONS
        placements[0]*.first().toSet() == ['delay(0ms, 2ns)', 'panic()', "error('boom')"] as Set
        placements[1] == placements[0]
        placements[2] == placements[0]
        placements[3] == placements[0]
    }

    def "the whole trace is the same, with its threads"() {
        when:
        def traces = [1, 8].collect { lanes -> record(experiment(42).lanes(lanes)).faults().toSet() }

        then:
        traces[0]*.task().toSet() == ['0', '0.1', '0.2', '0.3'] as Set
        traces[0] == traces[1]
    }

    def "another seed places other faults"() {
        expect:
        record(experiment(42)).placements() != record(experiment(43)).placements()
    }

    def "another injector does not move the faults of the others"() {
        given:
        def more = Injector.of({ hit -> }).withName('more').withSites([Sites.point('save')])
            .withTrigger(Trigger.ALWAYS.probability(0.5))

        when:
        def without = record(experiment(42).lanes(3)).placements()
        def with = record(experiment(42, 200, more).lanes(3)).placements()

        then:
        with.count { it[0] == 'more' } > 300
        with.findAll { it[0] != 'more' } == without
    }

    def "warming up does not move the faults"() {
        expect:
        record(experiment(42).warmUp(17)).placements() == record(experiment(42)).placements()
    }

    def "what a fault draws is the same too"() {
        when:
        def chosen = [1, 4].collect { lanes ->
            def log = Collections.synchronizedList([])
            def effect = oneOf({ log << [it.iteration(), 'a'] }, { log << [it.iteration(), 'b'] }, { log << [it.iteration(), 'c'] })
            run(scenario().target(this).step('go') {}.inject(effect).repeat(200).seed(7).lanes(lanes))
            log.toSet()
        }

        then:
        chosen[0] == chosen[1]
        chosen[0]*.last().toSet() == ['a', 'b', 'c'] as Set
    }

    def "a step's random numbers depend on seed and iteration only"() {
        when:
        def drawn = [[5, 1], [5, 4], [6, 1]].collect { seed, lanes ->
            def log = Collections.synchronizedList([])
            run(scenario().target(this)
                .step('first') { StepContext context -> log << [context.iteration(), 1, context.random().nextInt()] }
                .step('second') { StepContext context -> log << [context.iteration(), 2, context.random().nextInt()] }
                .repeat(100).seed(seed).lanes(lanes))
            log.toSet()
        }

        then:
        drawn[0].size() == 200
        drawn[0]*.last().unique().size() == 200
        drawn[0] == drawn[1]
        drawn[0] != drawn[2]
    }

    def "a seed that is drawn is told, and repeats the run"() {
        given:
        def first = new Recording()
        def second = new Recording()

        when:
        long seed = run(experiment(null), first).seed()
        run(experiment(seed), second)

        then:
        first.placements() == second.placements()
    }

    private ScenarioBuilder experiment(Long seed, int iterations = 200, Injector more = null) {
        def builder = scenario().target(this).step('go') { go(it) }
            .inject(Injector.of(delay(ofNanos(0), ofNanos(2))).withTrigger(Trigger.ALWAYS.probability(0.3)))
        if (more) {
            builder.inject(more)
        }
        builder
            .inject(Injector.of(panic()).withTrigger(Trigger.ALWAYS.probability(0.2)))
            .inject(Injector.of(error('boom')).withSites([Sites.step('go'), Sites.point('save')])
                .withTrigger(Trigger.ALWAYS.every(7).after(3)))
            .repeat(iterations)
            .onFailure(FailurePolicy.RESUME)
        if (seed != null) {
            builder.seed(seed)
        }
        builder
    }

    private static Recording record(ScenarioBuilder builder) {
        def recording = new Recording()
        run(builder, recording)
        recording
    }

    /** Two threads that are started, and a task in an older pool. */
    @CompileStatic
    private void go(StepContext context) {
        def threads = (1..2).collect { Thread.start { hit() } }
        hit()
        def pooled = pool.submit(Chaos.wrap({ hit(); 'done' } as Callable<String>))
        threads*.join()
        pooled.get()
    }

    private static void hit() {
        for (int i = 0; i < 5; i++) {
            try {
                Chaos.maybeDelay()
                Chaos.apply('save')
                Chaos.maybePanic()
            } catch (InjectedException | InjectedPanic fault) {
                assert fault.message
            }
        }
    }
}
