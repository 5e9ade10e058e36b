package io.chaoskit.validator

import io.chaoskit.ChaosSpec
import io.chaoskit.verdict.Verdict
import spock.lang.Requires
import spock.lang.TempDir

import java.nio.file.Path

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

        and: 'the JDK keeps a socket of its own from the first one on'
        new ServerSocket(0).close()

        when:
        def report = run(scenario().target {
            open << new FileOutputStream(file)
            open << new ServerSocket(0)
        }.check(noFileDescriptorLeak(0)).repeat(3))

        then:
        report.verdict() == Verdict.FAIL
        report.failures()*.iteration() == [0]
        report.failures()[0].message() == 'file descriptors must be closed again, but 6 more are open\n' +
            "  ${file.toPath().toRealPath()} (3)\n  socket (3)"
        report.validators()[0].measured() ==~ /\d+ to \d+/
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

    def "less than nothing cannot be allowed"() {
        when:
        noFileDescriptorLeak(-1)

        then:
        def e = thrown(IllegalArgumentException)
        e.message == 'allowed must be 0 or more, but was -1'
    }
}
