package io.chaoskit.cli

import io.chaoskit.replay.GeneratedOrders
import org.junit.platform.engine.discovery.DiscoverySelectors
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder
import org.junit.platform.launcher.core.LauncherFactory
import org.junit.platform.launcher.listeners.SummaryGeneratingListener
import spock.lang.Timeout
import spock.util.environment.RestoreSystemProperties

import java.util.concurrent.TimeUnit

/** Generated failures through the command line: the printed command repeats them, and the tests that are written pass once the code is mended. */
@RestoreSystemProperties
class RegressionSpec extends CliSpec {

    static final int GENERATED = Integer.getInteger('chaoskit.generated', 5)

    @Timeout(value = 90, unit = TimeUnit.MINUTES)
    def "what is written of generated failures fails before the fix and passes after it, with #lanes lanes"() {
        given:
        System.setProperty('chaoskit.folder', folder.resolve('kept').toString())

        when:
        def outcomes = (1..Math.max(1, GENERATED.intdiv(2))).collect { seed -> outcome(lanes == 8 ? seed + 1000 : seed, lanes) }.findAll()

        then:
        outcomes.size() > 0
        outcomes.findAll { it != EXPECTED } == []

        cleanup:
        if (outcomes) {
            println "$lanes lanes: ${outcomes.size()} failures, ${outcomes.count { it.replayed == 1 }} repeated by the printed command; mended, " +
                "${outcomes.count { it.mendedScript == 0 }} scripts and ${outcomes.count { it.mendedFeature == 1 }} features pass"
        }

        where:
        lanes << [1, 8]
    }

    static final Map<String, ?> EXPECTED = [replayed: 1, shrunk: 0, script: 1, feature: 0, mendedScript: 0, mendedFeature: 1]

    /** Null when it did not fail. */
    private Map<String, ?> outcome(int seed, int lanes) {
        orders(seed, lanes, false)
        def report = folder.resolve("report${seed}.json")
        if (chaoskit('run', folder.resolve("orders${seed}.groovy"), '--no-save', '-o', "json=$report") == 0) {
            return null
        }
        def replay = out.readLines()*.trim().find { it.startsWith('replay ') }.split('chaoskit replay ')[1].split(' ')
        def got = [replayed: chaoskit('replay', folder.resolve(replay.head()), *replay.tail())]
        def regression = folder.resolve("regression${seed}.groovy")
        def feature = folder.resolve("Regression${seed}Spec.groovy")
        got.shrunk = chaoskit('shrink', report, '--script', regression, '--feature', feature)
        got.script = chaoskit('run', regression, '--no-save')
        got.feature = passed(feature)
        orders(seed, lanes, true)
        got.mendedScript = chaoskit('run', regression, '--no-save')
        got.mendedFeature = passed(feature)
        got
    }

    private void orders(int seed, int lanes, boolean mended) {
        def name = GeneratedOrders.name
        script("""\
            def orders = new $name($seed, $lanes)
            orders.mended = $mended
            scenario('orders $seed') {
                target create: { orders }
                step('order') { target.order() }
                (1..orders.calls).each { n -> inject error('lost') on point("call \$n") probability orders.probability named "call \$n" }
                seed $seed
                lanes $lanes
                repeat 400
            }""".stripIndent(), "orders${seed}.groovy")
    }

    /** How many features of a specification pass. */
    private static long passed(java.nio.file.Path feature) {
        def type = new GroovyClassLoader(RegressionSpec.classLoader).parseClass(feature.toFile())
        def listener = new SummaryGeneratingListener()
        LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request().selectors(DiscoverySelectors.selectClass(type)).build(), listener)
        listener.summary.testsSucceededCount
    }
}
