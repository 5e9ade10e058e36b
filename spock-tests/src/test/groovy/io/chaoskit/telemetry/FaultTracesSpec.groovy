package io.chaoskit.telemetry

import io.chaoskit.ChaosSpec
import io.chaoskit.Launch
import io.chaoskit.plan.Fault
import spock.lang.TempDir

import java.nio.file.Path

/** Faults in the traces of code under test that has OpenTelemetry, by the version that it has and in its own class loader. */
class FaultTracesSpec extends ChaosSpec {

    private static final Path LIBRARIES = Path.of(System.getProperty('chaoskit.beside.dir'), 'opentelemetry')

    /** Each step is a span. What was exported is printed at the end. */
    private static final String SHOP = '''
        import io.opentelemetry.api.GlobalOpenTelemetry
        import io.opentelemetry.api.OpenTelemetry
        import io.opentelemetry.api.logs.LoggerProvider
        import io.opentelemetry.api.trace.TracerProvider
        import io.opentelemetry.context.propagation.ContextPropagators
        import io.opentelemetry.sdk.logs.SdkLoggerProvider
        import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor
        import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter
        import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter
        import io.opentelemetry.sdk.trace.SdkTracerProvider
        import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor

        // Groovy cannot use the SDK's own builder: a method of it that is not public needs a library that is optional.
        class Sdk implements OpenTelemetry {
            TracerProvider tracers
            LoggerProvider loggers
            TracerProvider getTracerProvider() { tracers }
            LoggerProvider getLogsBridge() { loggers }
            ContextPropagators getPropagators() { ContextPropagators.noop() }
        }
        def spans = InMemorySpanExporter.create()
        def logs = InMemoryLogRecordExporter.create()
        def sdk = new Sdk(
            tracers: SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build(),
            loggers: SdkLoggerProvider.builder().addLogRecordProcessor(SimpleLogRecordProcessor.create(logs)).build())
        scenario('shop') {
            target { }
            SETUP
            step('pay') {
                def span = sdk.getTracer('shop').spanBuilder("pay $iteration").startSpan()
                def scope = span.makeCurrent()
                try {
                    Chaos.apply('card')
                } finally {
                    scope.close()
                    span.end()
                }
            }
            teardown {
                def names = spans.finishedSpanItems.collectEntries { [it.spanId, it.name] }
                logs.finishedLogRecordItems.each { println "event ${it.eventName} in ${names[it.spanContext.spanId]} of ${it.instrumentationScopeInfo.name}: ${it.attributes.asMap().collectEntries { k, v -> [k.key, v] }.sort()} ${it.bodyValue.asString()}" }
                println "spans ${names.size()}"
                println "set ${GlobalOpenTelemetry.isSet()}"
            }
            inject exception(IllegalStateException, 'no') on point('card') named 'lost'
            tolerate injected
            repeat 2
            onFailure resume
        }
        '''

    @TempDir
    Path folder

    def "each fault is an event on the span that is current"() {
        when:
        def run = launch('setup { GlobalOpenTelemetry.set(sdk) }')
        def events = run.out.readLines().findAll { it.startsWith('event ') }

        then:
        run.exitCode == 0
        run.err == ''
        events == (1..2).collect {
            "event chaos.fault in pay $it of io.chaoskit: [chaos.fault.hit:1, chaos.fault.id:${id(it)}, chaos.fault.injector:lost, chaos.fault.kind:exception, " +
                "chaos.fault.site:point('card'), chaos.scenario.iteration:$it, chaos.scenario.name:shop, chaos.scenario.seed:5] " +
                "exception(IllegalStateException, 'no') at point('card'), hit 1 from ${caller(run, it)}".toString()
        }
        run.out.contains('set true\n')
    }

    def "where no SDK is set none is set, and nothing is emitted"() {
        when:
        def run = launch('')

        then:
        run.exitCode == 0
        !run.out.contains('event ')
        run.out.contains('spans 2\n')
        run.out.contains('set false\n')
    }

    def "an SDK that fails is told once, and the run goes on"() {
        when:
        def run = launch("""setup {
            GlobalOpenTelemetry.set(new Sdk(tracers: sdk.tracers, loggers: { throw new IllegalStateException('broken') } as LoggerProvider))
        }""")

        then:
        run.exitCode == 0
        run.out.contains('PASS  shop\n')
        run.err.count('OpenTelemetry does not take the events of faults, and is told no more of them: java.lang.IllegalStateException: broken') == 1
    }

    private String id(int iteration) {
        new Fault(iteration, '0', 'lost', "point('card')", 1, '').id('shop', 5)
    }

    private static String caller(Launch run, int iteration) {
        run.out.readLines().find { it.startsWith('event ') && it.contains("pay $iteration") }?.split(' from ')?.last()
    }

    private Launch launch(String setup) {
        def script = folder.resolve('shop.groovy')
        script.text = SHOP.replace('SETUP', setup)
        Launch.launcher(['run', script, '--seed', 5, '--no-save', '--class-path', "$LIBRARIES/*"])
    }
}
