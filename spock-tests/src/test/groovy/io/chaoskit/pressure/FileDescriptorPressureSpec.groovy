package io.chaoskit.pressure

import com.sun.management.UnixOperatingSystemMXBean
import io.chaoskit.ChaosSpec
import io.chaoskit.verdict.Verdict
import spock.lang.Requires

import java.lang.management.ManagementFactory

import static io.chaoskit.effect.Effects.fileDescriptorPressure

@Requires({ ManagementFactory.operatingSystemMXBean instanceof UnixOperatingSystemMXBean })
class FileDescriptorPressureSpec extends ChaosSpec {

    static final int NOISE = 10

    def "holds so many descriptors until the run ends"() {
        given:
        run(scenario().target {}.inject(fileDescriptorPressure(1)))
        def before = open()
        def during = 0

        when:
        def report = run(scenario().target { during = open() }.inject(fileDescriptorPressure(200)))

        then:
        report.verdict() == Verdict.PASS
        during - before >= 200 - NOISE
        during - before < 200 + NOISE
        eventually { assert open() < before + NOISE }
    }

    def "its temporary file is gone afterwards"() {
        given:
        def during = []

        when:
        run(scenario().target { during = files() }.inject(fileDescriptorPressure(3)))

        then:
        during.size() == 1
        files() == []
    }

    def "more than are free are refused before the run"() {
        expect:
        refusals(scenario().target {}.inject(fileDescriptorPressure(Integer.MAX_VALUE)))[0] ==~
            /fileDescriptorPressure\(2147483647\) must fit into the file descriptors of the process, but only \d+ of \d+ are free; ask for fewer, or raise ulimit -n/
    }

    def "rejects fewer than one"() {
        when:
        fileDescriptorPressure(-3)

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == 'fileDescriptorPressure must be 1 or more, but was -3'
    }

    private static long open() {
        ManagementFactory.operatingSystemMXBean.openFileDescriptorCount
    }

    private static List<String> files() {
        new File(System.getProperty('java.io.tmpdir')).list().findAll { it.startsWith('chaoskit-descriptors') }
    }
}
