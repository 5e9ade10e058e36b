package io.chaoskit.run

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effects
import io.chaoskit.effect.Injector
import io.chaoskit.model.FailurePolicy
import io.chaoskit.model.InvalidScenarioException
import io.chaoskit.model.ScenarioBuilder
import io.chaoskit.report.Report
import io.chaoskit.report.Shard
import io.chaoskit.site.Sites
import io.chaoskit.trigger.Trigger
import io.chaoskit.validator.Validators
import io.chaoskit.verdict.Thresholds
import io.chaoskit.verdict.Verdict

import java.util.concurrent.ConcurrentLinkedQueue

/** A run in shards: each has its part of the iterations, with the numbers, seeds and faults that they have in the whole run. */
class ShardSpec extends ChaosSpec {

    def "#shards shards with #lanes lanes have the iterations, failures and faults of the whole run"() {
        given:
        def whole = ChaosRunner.builder().build().run(shaky(1).build())

        when:
        def parts = (1..shards).collect { runShard(shaky(lanes), it, shards) }
        def merged = ChaosRunner.merge(parts.reverse())

        then:
        parts*.shard()*.get()*.toString() == (1..shards).collect { "$it/$shards".toString() }
        merged.iterations() == whole.iterations()
        merged.injectors()*.hits() == whole.injectors()*.hits()
        merged.injectors()*.fired() == whole.injectors()*.fired()
        whole.injectors()[0].fired() > 10 && whole.injectors()[1].fired() > 3
        facts(merged) == facts(whole)
        merged.kinds().collect { [it.kind(), it.message(), it.count(), it.firstIteration()] } ==
            whole.kinds().collect { [it.kind(), it.message(), it.count(), it.firstIteration()] }
        merged.analysis().byMessage() == whole.analysis().byMessage()
        [merged.verdict(), merged.reasons()] == [whole.verdict(), whole.reasons()]

        where:
        shards | lanes
        4      | 1
        4      | 3
        7      | 2
        60     | 1
    }

    def "shard #index of #count of #all iterations has #numbers"() {
        given:
        def seen = new ConcurrentLinkedQueue<Long>()

        when:
        def report = runShard(scenario().step('x') { seen << it.iteration() }.repeat(all).seed(1), index, count)

        then:
        seen as List == numbers
        report.iterations().total() == numbers.size()

        where:
        index | count | all | numbers
        1     | 3     | 7   | [1, 4, 7]
        2     | 3     | 7   | [2, 5]
        3     | 3     | 7   | [3, 6]
        3     | 3     | 2   | []
        1     | 1     | 2   | [1, 2]
    }

    /** Two of three iterations fail, which is too many for the whole; none of them is critical. */
    def "thresholds are for the whole run"() {
        given:
        def failing = { scenario().step('x') { if (it.iteration() % 3) throw new IOException('gone') }.repeat(9).seed(1)
            .onFailure(FailurePolicy.RESUME).thresholds(thresholds) }

        when:
        def parts = (1..3).collect { runShard(failing(), it, 3) }

        then:
        parts*.verdict() == [Verdict.UNSTABLE, Verdict.UNSTABLE, Verdict.PASS]
        parts[0].reasons() == ["step 'x' threw IOException: gone (3 times)", '3 of 3 iterations failed; the thresholds are for the merged report']
        ChaosRunner.merge(parts).verdict() == verdict
        ChaosRunner.merge(parts).reasons() == ["step 'x' threw IOException: gone (6 times)", *reasons]

        where:
        thresholds                                  | verdict          | reasons
        Thresholds.DEFAULT                          | Verdict.FAIL     | ['success rate must be at least 95 %, but was 33.33 %']
        Thresholds.DEFAULT.withMinSuccessRate(0.3)  | Verdict.UNSTABLE | ['6 of 9 iterations failed, within the thresholds']
    }

    def "a shard without a hit is no doubt about the whole"() {
        given: 'the point is reached in the second iteration only'
        def rare = { scenario().step('x') { if (it.iteration() == 2) Chaos.apply('p') }.repeat(6).seed(1)
            .inject(Injector.of(Effects.delay(java.time.Duration.ofNanos(1))).withSites([Sites.point(point)])) }

        when:
        def parts = (1..3).collect { runShard(rare(), it, 3) }
        def merged = ChaosRunner.merge(parts)

        then:
        parts*.verdict().every { it == Verdict.PASS }
        merged.verdict() == verdict
        merged.reasons() == ChaosRunner.builder().build().run(rare().build()).reasons()

        where:
        point | verdict
        'p'   | Verdict.PASS
        'q'   | Verdict.UNSTABLE
    }

    def "#what cannot be run in shards"() {
        when:
        ChaosRunner.builder().shard(new Shard(1, 2)).build().run(change(scenario('orders').step('x') { }).build())

        then:
        def wrong = thrown(InvalidScenarioException)
        wrong.mistakes()*.message() == [told]

        where:
        what                 | change | told
        'a run without seed' | { it } | "a run in shards must have a seed, which all of them share, but 'orders' has none"
        'a limit'            | { it.seed(1).inject(Injector.of(Effects.panic()).withTrigger(Trigger.ALWAYS.probability(0.5).limit(5))) } |
            "a run in shards must not have 'probability 0.5 limit 5', because no shard knows how many faults the others have"
        'a check at the end' | { it.seed(1).check(Validators.outcome('latency.p95 < 200.ms') { false }.warning()) } |
            "a run in shards must not have 'latency.p95 < 200.ms', because no shard knows the figures of the whole run"
        'one within another' | { it.seed(1).check(Validators.allOf(Validators.noPanics(0), Validators.outcome('x') { true })) } |
            "a run in shards must not have 'allOf(noPanics(0), x)', because no shard knows the figures of the whole run"
    }

    private static Report runShard(ScenarioBuilder scenario, int index, int count) {
        ChaosRunner.builder().shard(new Shard(index, count)).build().run(scenario.build())
    }

    private static List facts(Report report) {
        report.failures().collect { [it.iteration(), it.kind(), it.step(), it.message(), it.faults()*.toString()] }
    }

    private static ScenarioBuilder shaky(int lanes) {
        scenario('shaky').target(new Object()).seed(11)
            .step('call') { Chaos.apply('p') }
            .step('ship') { }
            .inject(Injector.of(Effects.exception(IOException, 'gone')).withName('lost').withSites([Sites.point('p')])
                .withTrigger(Trigger.ALWAYS.probability(0.1)))
            .inject(Injector.of(Effects.exception(IllegalStateException, 'late')).withName('late').withSites([Sites.step('ship')])
                .withTrigger(Trigger.ALWAYS.every(25)))
            .lanes(lanes).repeat(240).onFailure(FailurePolicy.RESUME).thresholds(Thresholds.DEFAULT.withMinSuccessRate(0))
    }
}
