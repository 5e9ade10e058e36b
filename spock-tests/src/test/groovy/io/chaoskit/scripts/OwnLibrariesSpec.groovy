package io.chaoskit.scripts

import io.chaoskit.Launch
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** What ChaosKit uses inside is invisible: code under test runs on its own versions of the same libraries, or has none. */
class OwnLibrariesSpec extends Specification {

    static final Path BESIDE = Path.of(System.getProperty('chaoskit.beside.dir'))

    /** What ChaosKit is built on, by a class of each. */
    static final List<String> INSIDE = [
        'com.fasterxml.jackson.databind.ObjectMapper', 'com.google.gson.Gson', 'com.google.protobuf.Message', 'eu.rekawek.toxiproxy.ToxiproxyClient', 'io.fabric8.kubernetes.client.KubernetesClient',
        'io.github.classgraph.ClassGraph', 'io.micrometer.core.instrument.MeterRegistry', 'io.netty.buffer.ByteBuf', 'io.opentelemetry.proto.metrics.v1.Metric', 'io.prometheus.metrics.model.registry.PrometheusRegistry', 'net.bytebuddy.ByteBuddy', 'net.bytebuddy.agent.ByteBuddyAgent',
        'org.HdrHistogram.Histogram', 'org.slf4j.LoggerFactory', 'org.slf4j.simple.SimpleLogger', 'picocli.CommandLine', 'tools.jackson.databind.ObjectMapper']

    /** Libraries that an application can have at once: with the logging that it has, and without Netty's older one. */
    static final List<String> OTHERS = ['netty-4.1', 'jackson-2.9', 'logback-1.2', 'mockito-5']

    /** Prints the jar of each class, and runs with a fault in a method, a proxy and a JSON report. */
    static final String SCRIPT = '''
        env.CLASSES.split(',').each { name ->
            try {
                def jar = Class.forName(name, false, Thread.currentThread().contextClassLoader).protectionDomain.codeSource.location
                println "$name ${jar.path.tokenize('/').last()}"
            } catch (ClassNotFoundException none) {
                println "$name none"
            }
        }
        class Repo { int save(String order) { order.size() } }
        def server = new ServerSocket(0, 50, InetAddress.getByName('127.0.0.1'))
        Thread.startDaemon { while (true) { server.accept().withCloseable { it.outputStream.write(65); it.shutdownOutput() } } }
        scenario('own') {
            proxy('db') { upstream "127.0.0.1:$server.localPort" }
            target new Repo()
            step('call') { assert target.save('abc') == 7 }
            step('ask') {
                def (host, port) = proxy('db').address.split(':')
                new Socket(host, port as int).withCloseable { assert it.inputStream.read() == 65 }
            }
            inject returning(7) on 'Repo.save(..)'
            inject latency(1.ms) on proxy('db')
            repeat 2
        }
        '''

    @TempDir
    Path folder

    def "nothing of what ChaosKit is built on is visible to code under test"() {
        when:
        def run = launch(INSIDE, [])

        then:
        run.exitCode == 0
        INSIDE.every { run.out.contains("$it none\n") }
    }

    def "code under test runs on its own #libraries"() {
        when:
        def run = launch(jars.keySet(), libraries.collectMany { ['--class-path', "$BESIDE/$it/*"] })

        then:
        run.exitCode == 0
        jars.every { name, jar -> run.out.contains("$name $jar\n") }
        run.out.contains('PASS  own\n')
        withoutWarnings(run.err) == []

        where:
        libraries << [['netty-4.0'], OTHERS]
        jars << [['io.netty.buffer.ByteBuf': 'netty-all-4.0.29.Final.jar', 'io.netty.channel.EventLoop': 'netty-all-4.0.29.Final.jar'],
                 ['io.netty.buffer.ByteBuf': 'netty-buffer-4.1.114.Final.jar', 'io.netty.channel.EventLoop': 'netty-transport-4.1.114.Final.jar',
                  'com.fasterxml.jackson.databind.ObjectMapper': 'jackson-databind-2.9.10.jar',
                  'ch.qos.logback.classic.Logger': 'logback-classic-1.2.13.jar', 'org.slf4j.LoggerFactory': 'slf4j-api-1.7.32.jar',
                  'net.bytebuddy.ByteBuddy': 'byte-buddy-1.17.7.jar', 'org.mockito.Mockito': 'mockito-core-5.20.0.jar']]
    }

    def "Mockito makes its mocks while methods have faults"() {
        given:
        def script = script('''
            import org.mockito.Mockito
            class Mailer { final String send(String text) { "sent $text" } }
            class Shop {
                Mailer mailer
                String order() { mailer.send('order') }
            }
            scenario('mocks') {
                target { }
                step('buy') {
                    def mailer = Mockito.mock(Mailer)
                    Mockito.when(mailer.send('order')).thenReturn('mocked')
                    assert new Shop(mailer: mailer).order() == 'mocked!'
                    Mockito.verify(mailer).send('order')
                }
                inject corrupt { it + '!' } on 'Shop.order()'
                repeat 3
            }''')

        when:
        def run = Launch.launcher(['run', script, '--class-path', "$BESIDE/mockito-5/*"])

        then:
        run.exitCode == 0
        run.out.startsWith('PASS  mocks\n')
    }

    def "Logback logs for code under test, and ChaosKit does not"() {
        given:
        def script = script('''
            import org.slf4j.LoggerFactory
            scenario('logs') {
                target { LoggerFactory.getLogger('shop').warn('sold out') }
                inject delay(1.ms) on step('run')
            }''')

        when:
        def run = Launch.launcher(['run', script, '--class-path', "$BESIDE/logback-1.2/*"])

        then:
        run.exitCode == 0
        run.out =~ /WARN +shop - sold out\n/
        run.err == ''
    }

    def "the published jars work beside the #libraries of an application"() {
        given: 'an application whose libraries come first, as its build manages them'
        def published = ['runtime/points', 'runtime/engine', 'runtime/proxy', 'runtime/network', 'dsl'].collect { Launch.jar(it) }
        def groovy = Launch.classPath().split(':').findAll { it.contains('/groovy-') }
        def classPath = [*libraries.collectMany { jarsOf(BESIDE.resolve(it)) }, *published, *groovy, *slf4j].join(':')

        when:
        def run = Launch.run([Launch.JAVA, Launch.ONE_COMPILER, '-cp', classPath, 'io.chaoskit.cli.Main', 'run', script(SCRIPT), '-e', 'CLASSES=java.sql.Driver',
                              '-o', "json=$folder/report.json"])

        then:
        run.exitCode == 0
        run.out.contains('PASS  own\n')

        where:
        libraries     | slf4j
        ['netty-4.0'] | SLF4J
        OTHERS        | []
    }

    def "a Groovy beside the one that runs is reported"() {
        when:
        def run = launch(['java.sql.Driver'], ['--class-path', "${System.getProperty('chaoskit.groovy.dir')}/4.0.33/*", '-o', 'json=-'])

        then:
        run.exitCode == 0
        withoutWarnings(run.err)[0] == 'chaoskit: scripts and the code under test run on Groovy 5.0.7, not on the 4.0.33 of its class path'
        run.out.contains('"groovy" : "5.0.7"')
    }

    /** From JDK 24 on the JVM warns, with an empty line behind it, when a proxy loads Netty's native transport. */
    private static List<String> withoutWarnings(String err) {
        err.readLines().findAll { !(it =~ /^(WARNING: .*)?$/ && Runtime.version().feature() >= 24) }
    }

    private static final List<String> SLF4J = jarsOf(Launch.DIST.resolve('examples')).findAll { it.contains('/slf4j-') }

    private static List<String> jarsOf(Path folder) {
        folder.toFile().listFiles().findAll { it.name.endsWith('.jar') }*.path.sort()
    }

    private Launch launch(Collection<String> classes, List<String> options) {
        Launch.launcher(['run', script(SCRIPT), '-e', "CLASSES=${classes.join(',')}", *options])
    }

    private Path script(String text) {
        def file = folder.resolve('own.groovy')
        file.text = text.stripIndent()
        file
    }
}
