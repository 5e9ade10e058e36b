package io.chaoskit

import io.chaoskit.model.Scenario
import io.chaoskit.model.ScenarioBuilder
import io.chaoskit.points.FailpointGate
import io.chaoskit.points.Point
import io.chaoskit.points.Points
import io.chaoskit.report.Report
import io.chaoskit.run.ChaosRunner
import io.chaoskit.run.RunListener
import io.chaoskit.validator.Validator
import io.chaoskit.validator.Validators
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/**
 * The base of specifications that run scenarios: fails a feature that leaves a thread of ChaosKit or a point that is still
 * switched on. The time limit of each feature is in SpockConfig.groovy.
 */
abstract class ChaosSpec extends Specification {

    /** How long to wait for what must come, in seconds: generous, because it is only ever used up by a failure. */
    static final int BOUND = 60

    def cleanup() {
        expectNothingLeft(BOUND)
    }

    static void expectNothingLeft(double seconds) {
        eventually(seconds) {
            assert threadsLeft() == []
            assert pointsOn() == []
        }
    }

    /** The points that are still switched on, by what their call sites lead to. */
    static List<String> pointsOn() {
        Map<Point, List> switches = Points.@SWITCHES
        switches.findAll { point, all -> all.any { it.@site.target != it.@off } }.keySet()*.name() +
            (FailpointGate.@SITE.target == FailpointGate.@BELOW ? [] : [Point.FAILPOINT.name()])
    }

    static List<String> threadsLeft() {
        Thread.allStackTraces.keySet()*.name.findAll { it.startsWith('chaoskit-') }.sort()
    }

    /** Polls until the assertions in the block hold. */
    static void eventually(double seconds = BOUND, Closure<?> conditions) {
        new PollingConditions(timeout: seconds, delay: 0.005).eventually(conditions)
    }

    /** What the first of these lengths gives that is enough, or the last: a slow machine gets more time, not another judgement. */
    static <L, T> T longEnough(List<L> lengths, Closure<Boolean> enough, Closure<T> run) {
        for (length in lengths.init()) {
            def got = run(length)
            if (enough(got)) {
                return got
            }
        }
        run(lengths.last())
    }

    static ScenarioBuilder scenario(String name = 'specimen') {
        Scenario.builder(name)
    }

    /** Runs it; only PASS counts as passed. */
    static Report run(ScenarioBuilder scenario, RunListener listener = RunListener.NONE) {
        ChaosRunner.builder().listener(listener).failOnUnstable(true).build().run(scenario.build())
    }

    /** What is wrong with a scenario before it is run. */
    static List<String> refusals(ScenarioBuilder scenario) {
        ChaosRunner.mistakes(scenario.build())*.toString()
    }

    /** A validator that always holds, and shows what validators see. */
    static Validator observing(Closure<?> look) {
        Validators.invariant('observing') {
            look(it)
            true
        }.always()
    }
}
