package io.chaoskit.weave

import io.chaoskit.Launch
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** How ChaosKit gets into a JVM, seen from outside: what it says on standard error, and beside another agent. */
class AgentSpec extends Specification {

    static final String SCRIPT = '''\
        class Repo { int save(String order) { order.size() } }
        scenario('agent') {
          target new Repo()
          step('call') {
            assert target.save('abc') == 7
            assert UUID.fromString('0-0-0-0-1') == null
          }
          inject returning(7) on 'Repo.save(..)'
          inject returning(null) on 'java.util.UUID.fromString(..)'
          repeat 3
        }
        '''.stripIndent()

    /** Where most of the time of another agent would go, and none of which ChaosKit changes. */
    static final List<String> GROOVY = ['groovyjarjar', 'org.codehaus.groovy.', 'org.apache.groovy.']

    static final String WITHOUT_GROOVY = "excludes=${GROOVY.collect { "$it*" }.join(':')}"

    static final Path JACOCO = Path.of(System.getProperty('chaoskit.agents.dir'), 'jacoco.jar')

    static final Path OPEN_TELEMETRY = Path.of(System.getProperty('chaoskit.agents.dir'), 'opentelemetry.jar')

    /** It measures and traces, and sends nothing anywhere. */
    static final List<String> OPEN_TELEMETRY_OPTIONS = ["-Dotel.javaagent.exclude-classes=${GROOVY.collect { "$it*" }.join(',')}".toString(),
        *['traces', 'metrics', 'logs'].collect { "-Dotel.${it}.exporter=none".toString() }]

    @TempDir
    Path folder

    def "the jar of the runtime is an agent"() {
        when:
        def run = java("-javaagent:${Launch.jar('runtime/engine')}", '-XX:-PrintWarnings', '-XX:-EnableDynamicAgentLoading')

        then:
        run.exitCode == 0
        run.out.startsWith('PASS  agent\n')
        run.err == ''
    }

    def "attaches itself without a warning when the JVM is told so"() {
        when:
        def run = java('-XX:+EnableDynamicAgentLoading', '-Djdk.attach.allowAttachSelf=true', '-XX:-PrintWarnings')

        then:
        run.exitCode == 0
        run.err == ''
    }

    def "a JVM that forbids agents is told of in one sentence"() {
        when:
        def run = java('-XX:+DisableAttachMechanism')

        then:
        run.exitCode == 2
        run.out == ''
        run.err.readLines().findAll { it.contains('What went wrong') || it.contains('Try') }.unique() == [
            "  What went wrong: faults in methods need access to the JVM's classes, but it refuses to be attached to.",
            '  Try: start it with -javaagent:chaoskit-runtime.jar or -XX:+EnableDynamicAgentLoading']
        !run.err.contains('at io.chaoskit')
    }

    def "loads itself from within where the JDK exports what that takes"() {
        when: 'nothing can be attached'
        def run = java('-XX:+DisableAttachMechanism', Launch.EXPORT)

        then:
        run.exitCode == 0
        run.out.startsWith('PASS  agent\n')
        run.err == ''
    }

    @Requires({ Runtime.version().feature() >= 21 })
    def "a JVM without dynamic loading of agents is told of too"() {
        expect:
        java('-XX:-EnableDynamicAgentLoading').exitCode == 2
    }

    def "works beside the agent of JaCoCo"() {
        given:
        def recorded = folder.resolve('jacoco.exec')

        when:
        def run = java("-javaagent:$JACOCO=destfile=$recorded,inclbootstrapclasses=false,$WITHOUT_GROOVY", '-XX:-PrintWarnings', '-XX:+EnableDynamicAgentLoading',
            '-Djdk.attach.allowAttachSelf=true')

        then:
        run.exitCode == 0
        run.out.startsWith('PASS  agent\n')
        run.err == ''
        Files.size(recorded) > 0
    }

    def "works with the agent of #name #order its own"() {
        given:
        def own = "-javaagent:${Launch.jar('runtime/engine')}".toString()
        def agents = order == 'before' ? [theirs, own] : [own, theirs]

        when:
        def run = java(*agents, *options, '-XX:-PrintWarnings')

        then:
        run.exitCode == 0
        run.out.startsWith('PASS  agent\n')
        run.err.contains(sign)

        where:
        name            | order    | theirs                          | options                     | sign
        'OpenTelemetry' | 'before' | "-javaagent:$OPEN_TELEMETRY"    | OPEN_TELEMETRY_OPTIONS      | 'opentelemetry-javaagent - version: '
        'OpenTelemetry' | 'after'  | "-javaagent:$OPEN_TELEMETRY"    | OPEN_TELEMETRY_OPTIONS      | 'opentelemetry-javaagent - version: '
        'JaCoCo'        | 'before' | "-javaagent:$JACOCO=output=none,$WITHOUT_GROOVY" | []        | ''
        'JaCoCo'        | 'after'  | "-javaagent:$JACOCO=output=none,$WITHOUT_GROOVY" | []        | ''
    }

    private Launch java(Object... options) {
        def script = folder.resolve('agent.groovy')
        script.text = SCRIPT
        Launch.run([Launch.JAVA, *(Launch.brief() - Launch.EXPORT), *options, '-cp', Launch.classPath(), 'io.chaoskit.cli.Main', 'run', script])
    }
}
