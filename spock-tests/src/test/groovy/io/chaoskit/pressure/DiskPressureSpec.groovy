package io.chaoskit.pressure

import io.chaoskit.ChaosSpec
import io.chaoskit.internal.pressure.DiskPressure
import io.chaoskit.value.Size
import io.chaoskit.verdict.Verdict
import spock.lang.Requires
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

import static io.chaoskit.effect.Effects.diskPressure

class DiskPressureSpec extends ChaosSpec {

    static final Size NOTHING = new Size(0)

    @TempDir
    Path folder

    def "writes a file of the size and deletes it"() {
        given:
        def during = []

        when:
        def report = run(scenario().target { during = content() }.inject(diskPressure(new Size(3_500_000), folder, NOTHING)))

        then:
        report.verdict() == Verdict.PASS
        during == [3_500_000]
        content() == []
    }

    def "its bytes are written, and differ"() {
        given:
        byte[] first = null
        byte[] second = null

        when:
        run(scenario().target {
            def bytes = folder.toFile().listFiles()[0].bytes
            first = bytes[0..<(1 << 20)]
            second = bytes[(1 << 20)..<(2 << 20)]
        }.inject(diskPressure(Size.of(2, 'mb'), folder, NOTHING)))

        then:
        first.toSet().size() == 256
        first != second
    }

    def "what would leave less than is to be kept is refused"() {
        given:
        def free = Files.getFileStore(folder).usableSpace

        expect:
        refusals(scenario().target {}.inject(diskPressure(Size.of(1, 'mb'), folder, new Size(free + (1L << 30)))))[0] ==~ /.* must leave [\d.]+[a-z]+ free, but only [\d.]+[a-z]+ are; ask for less, or name another keepFree:/
        content() == []
    }

    def "a size greater than the disk is refused"() {
        expect:
        refusals(scenario().target {}.inject(diskPressure(Size.of(1_000_000, 'gb'), folder, DiskPressure.KEEP_FREE)))[0]
            .contains('must leave 1gb free, but only ')
    }

    def "a directory that is not there is refused"() {
        given:
        def missing = folder.resolve('missing')

        expect:
        refusals(scenario().target {}.inject(diskPressure(Size.of(1, 'mb'), missing, NOTHING))) ==
            ["dir must be a directory, but '$missing' is not there".toString()]
    }

    def "a file is no directory"() {
        given:
        def file = Files.createFile(folder.resolve('file'))

        expect:
        refusals(scenario().target {}.inject(diskPressure(Size.of(1, 'mb'), file, NOTHING))) ==
            ["dir must be a directory, but '$file' is a file".toString()]
    }

    @Requires({ Files.exists(Path.of('/proc/self')) })
    def "a directory that cannot be written is refused"() {
        expect: 'also by root, who may write everywhere else'
        refusals(scenario().target {}.inject(diskPressure(Size.of(1, 'mb'), Path.of('/proc/self'), NOTHING))) ==
            ["dir must be writable, but '/proc/self' is not"]
    }

    def "a file that was begun is deleted when the run stops"() {
        given:
        def chunks = 0
        def stopping = new Pressure.Run() {
            @Override
            Object target() {
                null
            }

            @Override
            boolean stopping() {
                ++chunks > 2
            }
        }

        when:
        def open = new DiskPressure(Size.of(50, 'mb'), folder, NOTHING).open(stopping)
        def written = content()
        open.close()

        then:
        written == [2 << 20]
        content() == []
    }

    def "rejects #message"() {
        when:
        diskPressure(size, Path.of('.'), keepFree)

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == message

        where:
        size          | keepFree      | message
        new Size(0)   | NOTHING       | 'diskPressure must be more than 0, but was 0b'
        new Size(1)   | new Size(-1)  | 'keepFree must be 0 or more, but was -1b'
    }

    private List<Long> content() {
        folder.toFile().listFiles()*.length()
    }
}
