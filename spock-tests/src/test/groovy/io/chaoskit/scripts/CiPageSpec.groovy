package io.chaoskit.scripts

import io.chaoskit.Launch
import io.chaoskit.cli.Call
import io.chaoskit.cli.Shell
import io.chaoskit.cli.ThresholdOption
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** The page about builds: what it shows is run as it stands. */
class CiPageSpec extends Specification {

    static final String PAGE = Launch.BASE.resolve('dsl/docs/ci.md').text

    @TempDir
    Path folder

    def "the command of the page writes what it says"() {
        given:
        folder.resolve('shop.groovy').text = block('groovy')
        def words = Shell.words(block('sh').trim()).drop(1)
            .collect { it.replaceAll(/(?<=^|=)((shop|chaos)\.\w+)$/, "$folder/\$1") }

        when:
        def call = Call.chaoskit(*words, '--seed', '1')

        then:
        call.exitCode == 3
        call.out.startsWith('UNSTABLE  orders\n')
        folder.resolve('chaos.xml').text.contains('<testcase name="latency.p95 &lt; 200ms" classname="chaoskit.orders" time="0.000">')
        folder.resolve('chaos.md').text.startsWith('### ⚠️ UNSTABLE&ensp;orders\n')
    }

    def "each figure of the page takes each of its limits"() {
        given:
        def rows = (PAGE =~ /(?m)^\| (`.*`) \| .* \| (`.*`) \|$/).collect { [names(it[1]), names(it[2])] }

        expect:
        rows.size() == 4
        rows.each { figures, limits ->
            [figures, limits].combinations().each { figure, limit ->
                assert ThresholdOption.parse("$figure>=$limit").name() == "$figure >= $limit"
            }
        }
    }

    private static String block(String language) {
        (PAGE =~ /(?s)```$language\n(.*?)```/)[0][1]
    }

    private static List<String> names(String cell) {
        (cell =~ /`(.*?)`/).collect { it[1] }
    }
}
