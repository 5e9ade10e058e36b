package io.chaoskit.cli

import io.chaoskit.Launch
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** What is drawn on a real terminal: `script` gives the launcher one. */
@Requires({ ['/usr/bin/script', '/bin/script'].any { Files.isExecutable(Path.of(it)) } })
class TerminalSpec extends Specification {

    static final String RED = '\u001B[31m'
    static final String CLEAR = '\r\u001B[K'
    /** A line that is drawn again: between where wrapping is switched off and on. */
    static final String DRAWN = /\u001B\[\?7l(.*?)\u001B\[\?7h/

    @TempDir
    Path folder

    def "in #columns columns one line is drawn again and again, and taken away; there are colours"() {
        when:
        def out = run(columns)
        def lines = progress(out)

        then:
        !lines.empty
        lines.every { it.size() < columns }
        lines.last() ==~ shown
        out.lastIndexOf(CLEAR) < out.indexOf('FAIL')
        out.count('\n  seed        7') == 1
        out.contains(RED)

        where:
        columns || shown
        40      || /([█░]{10}  )?\d+\/40  \d+ failed(  \d+:\d\d left)?/
        80      || /[█░]{10}  \d+\/40  \d+\/s  \d+ ok  \d+ failed  \d+ faults?.*/
        200     || /[█░]{40}  \d+\/40  \d+\/s  \d+ ok  \d+ failed  \d+ faults?  p95 [\d.]+[mu]?s(  \d+:\d\d left)?/
    }

    def "a terminal without UTF-8 gets marks that it has"() {
        when:
        def out = run(80, [], [LC_ALL: 'C'])

        then:
        progress(out).last() ==~ /[#.]{10}  \d+\/40 .*/
        out.contains("x\u001B[0m step 'run' threw SQLException: gone")
        !out.contains('?  ') && !out.contains('✗') && !out.contains('█')
    }

    def "there are no colours when #when"() {
        when:
        def out = run(80, options, environment)

        then:
        !out.contains(RED)
        progress(out).empty == still

        where:
        when              | options             | environment     || still
        'NO_COLOR is set' | []                  | [NO_COLOR: '1'] || false
        'it is told'      | ['--color=never']   | [:]             || false
        'it is dumb'      | []                  | [TERM: 'dumb']  || true
    }

    def "no line is drawn again when it is quiet"() {
        expect:
        progress(run(80, ['-q'])).empty
    }

    private static List<String> progress(String out) {
        (out =~ DRAWN).collect { it[1] as String }.findAll { it.contains('/40') }
    }

    /** What the terminal got. Its size is set before the launcher asks for it. */
    private String run(int columns, List<String> options = [], Map<String, String> environment = [:]) {
        def script = folder.resolve('shop.groovy')
        script.text = """
            scenario('orders') {
                target { Chaos.apply('db'); Thread.sleep(40) }
                inject exception(java.sql.SQLException, 'gone') on point('db') every 4
                onFailure resume
                repeat 40
            }"""
        def call = "stty cols $columns rows 24; exec scripts/chaoskit run $script --seed 7 --no-save ${options.join(' ')}"
        Launch.run(['script', '-qec', call, '/dev/null'], [TERM: 'xterm', LC_ALL: 'C.UTF-8', CHAOSKIT_JAVA_OPTS: Launch.ONE_COMPILER] + environment)
            .out.replace('\r\n', '\n')
    }
}
