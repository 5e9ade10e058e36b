package io.chaoskit.network

import io.chaoskit.Launch
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** Rules for hosts in a JVM that does not let its classes be changed: the explicit point is left, and that is told. */
class HostRulesUnwovenSpec extends Specification {

    static final String FORBIDDEN = '-XX:+DisableAttachMechanism'
    static final String WARNING = 'reach only calls of Chaos.maybeNetworkChaos(host, port)'

    @TempDir
    Path folder

    def listening = new ServerSocket(0, 50, InetAddress.loopbackAddress)

    def cleanup() {
        listening.close()
    }

    def "the explicit point works, and one warning tells the rest"() {
        when:
        def run = java("""scenario('hosts') {
            target new Object()
            step('point') {
                try {
                    Chaos.maybeNetworkChaos('127.0.0.1', $listening.localPort)
                    assert false : 'no fault'
                } catch (ConnectException expected) {
                    assert expected.message.contains('refused')
                }
            }
            step('socket') { new Socket('127.0.0.1', $listening.localPort).close() }
            inject network { host('127.0.0.1', $listening.localPort) { refuse 1 } }
            repeat 3
        }""", FORBIDDEN)

        then:
        run.exitCode == 0
        run.out.startsWith('PASS  hosts\n')
        run.out.contains('3 hits, 3 fired')
        run.err.readLines().findAll { it.contains(WARNING) }.size() == 1
        run.err.contains('start it with -javaagent:chaoskit-runtime.jar')
        !run.err.contains('at io.chaoskit')
    }

    def "a run without the explicit point does not pass"() {
        when:
        def run = java("""scenario('hosts') {
            target new Object()
            step('socket') { new Socket('127.0.0.1', $listening.localPort).close() }
            inject network { host('127.0.0.1') { refuse 1 } }
        }""", FORBIDDEN)

        then:
        run.out.startsWith('UNSTABLE  hosts\n')
        run.out.contains('was never reached')
        run.err.contains(WARNING)
    }

    def "with faults in methods it stays an error"() {
        when:
        def run = java('''scenario('hosts') {
            target new Object()
            step('point') { Chaos.maybeNetworkChaos('127.0.0.1', 1) }
            inject network { host('127.0.0.1') { latency 1.ms } }
            inject returning(null) on 'java.util.UUID.fromString(..)'
        }''', FORBIDDEN)

        then:
        run.exitCode == 2
        run.err.contains("faults in methods need access to the JVM's classes")
    }

    def "a JVM that may be changed is not warned of"() {
        when:
        def run = java("""scenario('hosts') {
            target new Object()
            step('socket') { new Socket('127.0.0.1', $listening.localPort).close() }
            inject network { host('127.0.0.1') { latency 1.ms } }
        }""", '-XX:+EnableDynamicAgentLoading')

        then:
        run.out.startsWith('PASS  hosts\n')
        !run.err.contains(WARNING)
    }

    private Launch java(String script, String option) {
        def file = folder.resolve('hosts.groovy')
        file.text = script
        Launch.run([Launch.JAVA, *(Launch.brief() - Launch.EXPORT), option, '-cp', Launch.classPath(), 'io.chaoskit.cli.Main', 'run', file])
    }
}
