package io.chaoskit.internal.scale

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effects
import io.chaoskit.effect.Injector
import io.chaoskit.model.FailurePolicy
import io.chaoskit.model.ScenarioBuilder
import io.chaoskit.report.Origin
import io.chaoskit.report.Report
import io.chaoskit.report.Shard
import io.chaoskit.run.ChaosRunner
import io.chaoskit.site.Sites
import io.chaoskit.trigger.Trigger
import io.chaoskit.validator.Validators
import io.chaoskit.value.SourceLocation
import io.chaoskit.verdict.Thresholds
import io.chaoskit.verdict.Verdict

import java.time.Duration

/** Shards are merged as they come: the first of each counts, and what is of another run does not. */
class ShardMergeSpec extends ChaosSpec {

    static final Origin ORIGIN = new Origin('shop.groovy', 'h1', [], [:])

    def "#order reports of shards are the whole run, and what repeats it is that of the whole"() {
        given:
        def merge = merge(shaky(), 3)
        def whole = ChaosRunner.builder().build().run(shaky().build())

        when:
        def wrong = shards.collect { merge.add(it, part(shaky(), it, 3)).orElse('') }
        def merged = merge.result(0, ORIGIN, { "chaoskit run shop.groovy --seed $it".toString() }, { it == 1 ? 'chaoskit replay x' : '' })

        then:
        wrong.every { it.empty }
        merge.count() == 3
        merged.iterations() == whole.iterations()
        merged.failures()*.iteration() == whole.failures()*.iteration()
        merged.failures()*.faults()*.toString() == whole.failures()*.faults()*.toString()
        merged.failures().size() > 3
        [merged.verdict(), merged.reasons()] == [whole.verdict(), whole.reasons()]
        merged.replay() == 'chaoskit run shop.groovy --seed 11'
        merged.failures()*.replay() == ['chaoskit replay x'] + ['chaoskit run shop.groovy --seed 11'] * (merged.failures().size() - 1)
        merged.origin() == ORIGIN

        where:
        order        | shards
        'sorted'     | [1, 2, 3]
        'mixed'      | [3, 1, 2]
        'repeated'   | [2, 2, 1, 3, 1]
    }

    def "a shard that does something else the second time is told, and its first report counts"() {
        given:
        def merge = merge(shaky(), 2)

        expect:
        merge.add(1, part(shaky(), 1, 2)).empty
        merge.add(1, part(shaky(12), 1, 2)).get() == 'shard 1 of 2 must do the same each time, but was run twice and did not;' +
            ' the first one counts, and what the scenario does depends on more than its seed'
        merge.add(2, part(shaky(), 2, 2)).empty
        merge.count() == 2
    }

    def "a report that #what is not merged, and the others are"() {
        given:
        def merge = merge(shaky(), 2)
        merge.add(1, part(shaky(), 1, 2))

        when:
        def wrong = merge.add(2, change(part(shaky(), 2, 2))).get()

        then:
        wrong.replaceAll(/line \d+/, 'line N') == told
        merge.count() == 1
        !merge.has(2)

        when:
        def merged = merge.result(0, ORIGIN, { '' }, { '' })

        then:
        merged.verdict() == Verdict.UNSTABLE
        merged.reasons().last() == 'shard 2 of 2 is missing'
        merged.iterations().total() == 120

        where:
        what                      | change                                                        || told
        'ends too early'          | { it.take(900) }                                              || 'shard 2 of 2 must write a report that can be read, but a report must be JSON, but this one ends or breaks at line N'
        'is of another schema'    | { it.replace('"schemaVersion" : 1', '"schemaVersion" : 2') }  ||
            'shard 2 of 2 must write a report that can be read, but a report must be of schema 1, but this one is of schema 2'
        'is of another shard'     | { it.replace('"index" : 2', '"index" : 1') }                  || 'shard 2 of 2 must report itself, but reports shard 1/2'
        'is of another scenario'  | { it.replace('"shaky"', '"other"') }                          ||
            'shard 2 of 2 must run the scenarios [shaky], but ran [other]; a run is complete when each scenario was begun'
        'is of an edited script'  | { it.replace('"scriptHash" : "h1"', '"scriptHash" : "h2"') }  ||
            'shard 2 of 2 must run shop.groovy as it was at the start, but ran another version of it; run it again, and edit it afterwards'
        'is of another seed'      | { it.replace('"seed" : 11', '"seed" : 12') }                  ||
            'reports that are merged must be of one seed, but shard 1 of 2 is of 11 and shard 2 of 2 of 12'
    }

    def "a condition on the whole run is judged on the merged figures: #condition"() {
        given: 'the first shard has all failures'
        def scenario = { failing().check(Validators.noPanics(0)).check(validator).check(Validators.maxErrors(1_000)) }
        def merge = merge(scenario(), 2)
        def whole = ChaosRunner.builder().build().run(scenario().build())

        when:
        (1..2).each { merge.add(it, part(scenario(), it, 2)) }
        def merged = merge.result(0, ORIGIN, { '' }, { '' })

        then: 'as in the run on one machine'
        merged.validators().collect { [it.id(), it.name(), it.severity(), it.status()] } == whole.validators().collect { [it.id(), it.name(), it.severity(), it.status()] }
        merged.validators()[1].status().name() == status
        merged.verdict() == whole.verdict()
        merged.verdict() == verdict
        merged.reasons() == whole.reasons()
        merged.kinds().collect { [it.kind(), it.message(), it.count()] } == whole.kinds().collect { [it.kind(), it.message(), it.count()] }

        where:
        condition                    | validator                                                                              || status    | verdict
        'successRate that holds'     | Validators.outcome('successRate', 'successRate >= 0.5') { it.successRate() >= 0.5 }     || 'PASSED'  | Verdict.UNSTABLE
        'successRate that does not'  | Validators.outcome('successRate', 'successRate > 0.5') { it.successRate() > 0.5 }       || 'FAILED'  | Verdict.FAIL
        'a warning'                  | Validators.outcome('successRate', 'successRate > 0.5') { it.successRate() > 0.5 }.warning() || 'FAILED' | Verdict.UNSTABLE
        'latency'                    | Validators.outcome('latency', 'latency.p95 < 1.h') { it.latency(95) < Duration.ofHours(1) } || 'PASSED' | Verdict.UNSTABLE
    }

    def "a condition that asks for the target cannot tell, and the run is UNSTABLE"() {
        given:
        def scenario = { failing().target('shop').check(Validators.outcome('outcome', 'target.size() == 4') { it.target().size() == 4 }) }
        def merge = merge(scenario(), 1)

        when:
        merge.add(1, part(scenario(), 1, 1))
        def merged = merge.result(0, ORIGIN, { '' }, { '' })

        then:
        merged.verdict() == Verdict.UNSTABLE
        merged.reasons().last() == 'target.size() == 4 could not tell whether it holds'
    }

    private static ShardMerge merge(ScenarioBuilder scenario, int shards) {
        new ShardMerge([scenario.build()], { 'h1' }, shards, false)
    }

    /** As the process of a shard does: without the conditions on the whole run. */
    private static String part(ScenarioBuilder scenario, int index, int count) {
        scenario.build().assertions().findAll { it.validator().outcomeCheck().present }.each { scenario.withoutCheck(it.id()) }
        Report.toJson([ChaosRunner.builder().shard(new Shard(index, count)).origin(ORIGIN).build().run(scenario.build())])
    }

    private static ScenarioBuilder shaky(long seed = 11) {
        new ScenarioBuilder('shaky', new SourceLocation('shop.groovy', 1, 1)).target(new Object()).seed(seed)
            .step('call') { Chaos.apply('p') }
            .inject(Injector.of(Effects.exception(IOException, 'gone')).withName('lost').withSites([Sites.point('p')])
                .withTrigger(Trigger.ALWAYS.probability(0.1)))
            .repeat(240).onFailure(FailurePolicy.RESUME).thresholds(Thresholds.DEFAULT.withMinSuccessRate(0))
    }

    private static ScenarioBuilder failing() {
        scenario('half').seed(1).step('x') { if (it.iteration() % 2) throw new IOException('gone') }.repeat(40)
            .onFailure(FailurePolicy.RESUME).thresholds(Thresholds.DEFAULT.withMinSuccessRate(0))
    }
}
