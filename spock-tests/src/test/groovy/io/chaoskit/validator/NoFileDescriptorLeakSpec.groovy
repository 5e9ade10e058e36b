package io.chaoskit.validator

import io.chaoskit.ChaosSpec
import io.chaoskit.Launch
import io.chaoskit.verdict.Verdict
import spock.lang.Requires
import spock.lang.TempDir

import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel
import java.nio.file.Files
import java.nio.file.Path
import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream

import static io.chaoskit.validator.Validators.noFileDescriptorLeak

@Requires({ os.linux || os.macOs })
class NoFileDescriptorLeakSpec extends ChaosSpec {

    @TempDir
    Path folder

    List<Closeable> open = [].asSynchronized()

    def cleanup() {
        open*.close()
    }

    @Requires({ os.linux })
    def "files and sockets that stay open are named"() {
        given:
        def file = folder.resolve('orders.log').toFile()
        def server = new ServerSocket(0, 50, InetAddress.loopbackAddress)
        open << server

        when:
        def report = run(scenario().target {
            open << new FileOutputStream(file)
            open << new Socket(server.inetAddress, server.localPort)
            open << server.accept()
        }.check(noFileDescriptorLeak(0)).repeat(3))

        then:
        report.verdict() == Verdict.FAIL
        report.failures()*.iteration() == [0]
        report.failures()[0].message() == 'file descriptors must be closed again, but 9 more are open\n' +
            "  ${file.toPath().toRealPath()} (3)\n  socket accepted at 127.0.0.1:$server.localPort (3)\n" +
            "  socket connected to 127.0.0.1:$server.localPort (3)"
        report.validators()[0].measured() ==~ /\d+ to \d+/
    }

    @Requires({ os.linux })
    def "#kind is named '#name'"() {
        when:
        def report = run(scenario().target { open << make() }.check(noFileDescriptorLeak(0)))

        then:
        report.failures()[0].message() =~ /^file descriptors must be closed again, but 1 more is open\n  $name$/

        where:
        kind                     | make                                          | name
        'a server'               | { new ServerSocket(0, 1, InetAddress.getByName('127.0.0.1')) } | 'socket that listens at 127\\.0\\.0\\.1:\\d+'
        'a server at any address' | { new ServerSocket(0) }                      | /socket that listens at .*:\d+/
        'a datagram socket'      | { new DatagramSocket() }                      | /udp socket at .*:\d+/
        'an unconnected socket'  | { SocketChannel.open() }                      | 'socket'
        'a unix socket'          | { unixServer() }                              | 'unix socket /\\S+\\.sock'
    }

    def "a connection that its other end has closed is named so"() {
        given:
        def server = new ServerSocket(0, 50, InetAddress.loopbackAddress)
        open << server

        when:
        def report = run(scenario().target {
            def client = new Socket(server.inetAddress, server.localPort)
            open << client
            server.accept().close()
            assert client.inputStream.read() == -1
        }.check(noFileDescriptorLeak(0)))

        then:
        report.failures()[0].message().endsWith("\n  socket connected to 127.0.0.1:$server.localPort, closed by its other end")
    }

    @Requires({ os.linux })
    def "#path left open counts like any file"() {
        when:
        def report = run(scenario().target { open << new FileInputStream(path) }.check(noFileDescriptorLeak(0)).repeat(50))

        then:
        report.verdict() == Verdict.FAIL
        report.failures()[0].message() =~ /^file descriptors must be closed again, but 50 more are open\n  \S+ \(50\)$/

        where:
        path << [jarOf(groovy.lang.Closure), '/proc/self/status', '/sys/kernel/mm/transparent_hugepage/enabled', '/dev/null',
                 '/dev/urandom'].findAll { new File(it).canRead() }
    }

    def "a jar of the class path that is first looked into in an iteration is none"() {
        given:
        def jar = folder.resolve('plugin.jar')
        new ZipOutputStream(Files.newOutputStream(jar)).withCloseable {
            it.putNextEntry(new ZipEntry('META-INF/MANIFEST.MF'))
            it.putNextEntry(new ZipEntry('plugin.properties'))
        }
        def before = Thread.currentThread().contextClassLoader
        def loader = new URLClassLoader([jar.toUri().toURL()] as URL[], before)
        open << loader
        Thread.currentThread().contextClassLoader = loader

        when:
        def report = run(scenario().target { assert loader.findResource('plugin.properties') }.check(noFileDescriptorLeak(0)))

        then:
        report.verdict() == Verdict.PASS

        cleanup:
        Thread.currentThread().contextClassLoader = before
    }

    @Requires({ os.linux })
    def "what the JDK opens for itself in the first iteration of a JVM is none"() {
        given:
        def script = Files.writeString(folder.resolve('first.groovy'), '''
            scenario('first') {
              target {
                new java.security.SecureRandom().nextInt()
                java.security.SecureRandom.getInstanceStrong()
                new ServerSocket(0).close()
                java.nio.channels.FileChannel.open(java.nio.file.Path.of('/dev/null')).close()
                java.nio.channels.Selector.open().close()
                getClass().classLoader.getResources('no/such/name').toList()
                ['true'].execute().waitFor()
                if (Runtime.version().feature() >= 21) {
                  Thread.startVirtualThread {
                    def server = new ServerSocket(0)
                    server.soTimeout = 1
                    try { server.accept() } catch (SocketTimeoutException expected) { server.close() }
                  }.join()
                }
              }
              assert noFileDescriptorLeak()
              repeat 3
            }''')

        when:
        def run = Launch.chaoskit('run', script)

        then:
        run.out.startsWith('PASS  first\n')
    }

    def "files that are closed are none"() {
        given:
        def file = folder.resolve('orders.log').toFile()

        when:
        def report = run(scenario().target { file.withOutputStream { it << 'x' } }
            .check(noFileDescriptorLeak(0)).repeat(50).lanes(2))

        then:
        report.verdict() == Verdict.PASS
    }

    def "what a warm-up opens and what is allowed is none"() {
        when:
        def report = run(scenario().target {
            if (open.size() < 3) {
                open << new ServerSocket(0)
            }
        }.warmUp(warmUp).check(noFileDescriptorLeak(allowed)).repeat(10))

        then:
        report.verdict() == verdict

        where:
        warmUp | allowed | verdict
        3      | 0       | Verdict.PASS
        0      | 3       | Verdict.PASS
        0      | 2       | Verdict.FAIL
    }

    private static Closeable unixServer() {
        def file = File.createTempFile('chaoskit', '.sock')
        file.delete()
        file.deleteOnExit()
        ServerSocketChannel.open(StandardProtocolFamily.UNIX).tap { it.bind(UnixDomainSocketAddress.of(file.path)) }
    }

    private static String jarOf(Class<?> type) {
        new File(type.protectionDomain.codeSource.location.toURI())
    }

    def "less than nothing cannot be allowed"() {
        when:
        noFileDescriptorLeak(-1)

        then:
        def e = thrown(IllegalArgumentException)
        e.message == 'allowed must be 0 or more, but was -1'
    }
}
