package io.chaoskit.telemetry

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.Launch
import io.chaoskit.cli.Call
import io.chaoskit.model.FailurePolicy
import io.chaoskit.report.Report
import spock.lang.TempDir

import javax.tools.ToolProvider
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.TimeUnit

import static io.chaoskit.effect.Effects.delay
import static io.chaoskit.effect.Effects.error
import static io.chaoskit.site.Sites.point
import static io.chaoskit.validator.Validators.invariant

/** The page about metrics, recordings and traces: its Java runs in a registry of a user's own, and its tables are true. */
class TelemetryPageSpec extends ChaosSpec {

    private static final String PAGE = Launch.BASE.resolve('dsl/docs/telemetry.md').text

    @TempDir
    Path folder

    def "keeps the metrics of a run in a registry of one's own"() {
        given:
        def registry = registry()

        when:
        def report = metered(scenario('shop').seed(9).target(this).step('pay') { if (it.iteration() == 2) { throw new IOException('gone') } }
            .inject(delay(Duration.ofNanos(1)).on(point('none')).withName('never'))
            .inject(delay(Duration.ofNanos(1)).atDefaultSites().withName('slow').withScope('database'))
            .check(invariant('first') { it.iteration() > 1 }.always().warning())
            .onFailure(FailurePolicy.RESUME).repeat(3).build(), registry)

        then:
        registry.get('chaoskit.iterations').tags('scenario', 'shop', 'outcome', 'passed').counter().count() == report.iterations().passed()
        registry.get('chaoskit.iterations').tags('scenario', 'shop', 'outcome', 'failed').counter().count() == report.iterations().failed()
        report.iterations().failed() == 2
        with(registry.get('chaoskit.iteration.duration').tags('scenario', 'shop').timer()) {
            count() == 3
            totalTime(TimeUnit.NANOSECONDS) > 0
        }
        registry.get('chaoskit.step.duration').tags('step', 'pay').timer().count() == 3
        registry.get('chaoskit.hits').tags('injector', 'slow', 'scope', 'database', 'site', "step('pay')").counter().count() == 3
        registry.get('chaoskit.faults').tags('injector', 'slow', 'scope', 'database', 'site', "step('pay')").counter().count() == 3
        registry.get('chaoskit.faults').tags('injector', 'never', 'scope', 'none').counter().count() == 0
        registry.get('chaoskit.violations').tags('severity', 'warning').counter().count() == 1
        registry.get('chaoskit.runs').tags('verdict', report.verdict().name().toLowerCase()).counter().count() == 1
        registry.get('chaoskit.run.seed').gauge().value() == 9
    }

    def "adds up what several runs count, each with a runner of its own"() {
        given:
        def registry = registry()
        when:
        def reports = [1, 2].collect {
            metered(scenario('twice').target { Chaos.maybeError() }.inject(error('boom').atDefaultSites().probability(0)).repeat(5).seed(it).build(), registry)
        }

        then:
        reports*.iterations()*.total() == [5L, 5L]
        registry.get('chaoskit.iterations').tags('outcome', 'passed').counter().count() == 10
        registry.get('chaoskit.hits').counter().count() == 10
        registry.get('chaoskit.run.seed').gauge().value() == 2
    }

    def "has a thousand series of a meter at most"() {
        given:
        def registry = registry()

        when: 'names that a loop made'
        def builder = scenario('many').target(this).repeat(1)
        (1..1_100).each { builder.step("step $it") {} }
        metered(builder.inject(delay(Duration.ofNanos(1)).on(point('none'))).build(), registry)
        def steps = registry.meters.findAll { it.id.name == 'chaoskit.step.duration' }

        then: 'those that came too late as one'
        steps.size() == 1_001
        registry.get('chaoskit.step.duration').tags('step', 'other').timer().count() == 100
    }

    def "the table of meters is that of Prometheus"() {
        given:
        def names = (PAGE =~ /(?m)^\| `(chaoskit_\w+)` \|/).collect { it[1] }
        def registry = registry()

        when:
        metered(scenario('all').target(this).step('pay') {}.inject(delay(Duration.ofNanos(1)))
            .check(invariant('never') { false }.always().info()).repeat(1).build(), registry)

        then:
        // A simple registry has a gauge for each bucket.
        registry.meters*.id*.name.findAll { !it.endsWith('.histogram') }.toSet() == names.collect { it.replaceAll(/_(total|seconds)$/, '').replace('_', '.') }.toSet()
    }

    def "names options that there are"() {
        given:
        def help = Call.chaoskit('run', '--help').out

        expect:
        (PAGE =~ /chaoskit run \S+ +(--[a-z-]+)/).collect { it[1] }.every { help.contains(it) }
        PAGE.contains('--metrics-port') && PAGE.contains('--otlp')
    }

    def "names the fields of the event in recordings"() {
        given:
        def fields = (PAGE =~ /(?s)\| field \| is \|\n\|---\|---\|\n(.*?)\n\n/)[0][1].readLines().collectMany { (it.split(/\|/)[1] =~ /`(\w+)`/).collect { it[1] } }

        expect:
        Class.forName('io.chaoskit.internal.jfr.FaultRecord').declaredFields.findAll { !it.synthetic }*.name.toSet() == fields.toSet()
    }

    /** What stands on the page for Java. */
    private Report metered(Object scenario, Object registry) {
        def file = folder.resolve('Metered.java')
        file.text = (PAGE =~ /(?s)```java\n(.*?)```/)[0][1]
        assert ToolProvider.systemJavaCompiler.run(null, null, null, '-cp', System.getProperty('java.class.path'), '-d', "$folder", "$file") == 0
        new URLClassLoader([folder.toUri().toURL()] as URL[], getClass().classLoader).withCloseable {
            it.loadClass('Metered').run(scenario, registry) as Report
        }
    }

    private static Object registry() {
        Class.forName('io.micrometer.core.instrument.simple.SimpleMeterRegistry').getConstructor().newInstance()
    }
}
