package io.chaoskit.cli

import io.chaoskit.ChaosSpec
import io.chaoskit.Launch
import io.chaoskit.proxy.RawHttp
import spock.lang.Requires
import spock.lang.Specification

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions

/** A user who may write to the folder of temporary files alone: not to the distribution, nor to the folder that a call is made in. */
// Of an instance: the build looks for specifications in its own JVM, which knows of no distribution.
@Requires(value = { instance.canBeOther() }, reason = 'only root of a Linux with setpriv can be another user, and the distribution must be readable for all')
class OtherUserSpec extends Specification {

    static final String NOBODY = '65534'
    static final List<String> AS_NOBODY = ['setpriv', "--reuid=$NOBODY", "--regid=$NOBODY", '--clear-groups']*.toString()
    /** As an account without a folder has it. */
    static final Map<String, String> ENVIRONMENT = [HOME: '/nonexistent', USER: 'nobody', CHAOSKIT_JAVA_OPTS: Launch.ONE_COMPILER]

    /** Readable for all, unlike folders that JUnit makes. */
    Path folder = Files.createTempDirectory('other-user', PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString('rwxr-xr-x')))

    def cleanup() {
        folder.toFile().deleteDir()
    }

    static boolean canBeOther() {
        System.getProperty('os.name') == 'Linux' && System.getProperty('user.name') == 'root' &&
            ['/usr/bin/setpriv', '/bin/setpriv'].any { Files.isExecutable(Path.of(it)) } &&
            [Launch.DIST.resolve('lib/chaoskit.jar'), Launch.BASE.resolve('scripts/chaoskit'), Path.of(Launch.JAVA)].every {
                Launch.run([*AS_NOBODY, 'test', '-r', it]).exitCode == 0
            }
    }

    def "runs a script with faults in methods, in threads and on the network"() {
        given:
        def script = script("""
            class Shop { int buy() { 5 } }
            scenario('x') {
              target { new Shop().buy() }
              proxy('db') { upstream '127.0.0.1:1' }
              inject latency(1.ms) on proxy('db')
              inject exception(IllegalStateException, 'gone') on 'Shop.buy()' every 2
              tolerate injected
              repeat 4
              lanes 2
            }""")

        when:
        def run = chaoskit([CHAOSKIT_FOLDER: folder.resolve('kept')], 'run', script)

        then:
        run.err == ''
        run.out.startsWith('PASS  x\n')
        run.exitCode == 0
    }

    def "says that failures cannot be kept, and keeps the exit code"() {
        given:
        def kept = folder.resolve('kept')

        when:
        def run = chaoskit([CHAOSKIT_FOLDER: kept], 'run', script("scenario('x') { target { throw new IOException('gone') } }"))

        then:
        run.exitCode == 1
        run.out.startsWith('FAIL  x\n')
        run.err == "chaoskit: the failures cannot be kept: access to '$kept' is denied\n"
    }

    def "#what that is closed to others is told"() {
        given:
        def closed = make(folder.resolve(name))
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString('rwx------'))

        when:
        def run = chaoskit([:], 'validate', folder.resolve(called))

        then:
        run.exitCode == 2
        run.err.readLines()[0..1] == ["✗ $folder/$called$line".toString().replaceFirst('/(?=$)', ''), "  What went wrong: $told.".toString().replace('CLOSED', "$closed")]

        where:
        what                     | name       | make                          | called        | line   | told
        'a script'               | 'x.groovy' | { Files.writeString(it, '') } | 'x.groovy'    | ':1:1' | "the script cannot be read: access to 'CLOSED' is denied"
        'a folder'               | 'in'       | { Files.createDirectory(it) } | 'in'          | ''     | "the folder cannot be read: access to 'CLOSED' is denied"
        'a folder of a folder'   | 'in'       | { Files.createDirectory(it) } | ''            | ''     | "the folder cannot be read: access to 'CLOSED' is denied"
        'the folder of a script' | 'in'       | { Files.createDirectory(it) } | 'in/x.groovy' | ''     | 'the script must be a file, but is in a folder that may not be entered'
    }

    def "serves proxies, and says which port it may not have"() {
        given:
        int port = new ServerSocket(0).withCloseable { it.localPort }
        def launch = Launch.start([*AS_NOBODY, 'scripts/chaoskit', 'proxy', '-port', port], ENVIRONMENT)
        ChaosSpec.eventually(200) { assert launch.out.contains('Starting Toxiproxy HTTP server') }
        def client = new RawHttp(port)

        expect:
        made(client, '127.0.0.1:0').status == '201 Created'
        made(client, '127.0.0.1:1').body.contains('bind: permission denied') || Path.of('/proc/sys/net/ipv4/ip_unprivileged_port_start').text.trim() == '0'

        cleanup:
        client?.close()
        launch?.process?.destroy()
        launch?.ended()
    }

    private static Map<String, ?> made(RawHttp client, String listen) {
        def body = /{"name":"$listen","listen":"$listen","upstream":"127.0.0.1:1"}/
        client.send("POST /proxies HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length()}\r\n\r\n$body").answer()
    }

    private Path script(String text) {
        Files.writeString(folder.resolve('shop.groovy'), text)
    }

    private static Launch chaoskit(Map<String, ?> environment, Object... arguments) {
        Launch.run([*AS_NOBODY, 'scripts/chaoskit', *arguments], ENVIRONMENT + environment)
    }
}
