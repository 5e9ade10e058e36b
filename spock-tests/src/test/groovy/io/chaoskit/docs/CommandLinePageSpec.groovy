package io.chaoskit.docs

import io.chaoskit.cli.Call
import spock.lang.Specification

/** The page about the command line has each command as its own help says it. */
class CommandLinePageSpec extends Specification {

    private static final String BEFORE = '''\
        # Command line

        `scripts/chaoskit COMMAND`, from any folder. Results go to standard output, notes and progress to standard error. This page is what
        `chaoskit COMMAND --help` prints, written by the build.

        | exit code | of `run` |
        | --- | --- |
        | 0 | PASS or UNSTABLE |
        | 1 | FAIL |
        | 2 | a mistake in the script or the call |
        | 3 | UNSTABLE with `--fail-on-unstable` |
        | 130, 143 | ended by Ctrl-C or a signal; reports are written |

        The launcher reads `CHAOSKIT_JAVA_OPTS` (options of the JVM), `CHAOSKIT_CLASSPATH` (code under test, before `--class-path`),
        `CHAOSKIT_FOLDER` (where failures are kept, `.chaoskit` otherwise) and `JAVA_HOME`. Options of `run` may also be in
        `chaoskit.properties` and in variables such as `CHAOSKIT_LANES` ([settings](scripts.md#settings)).
        '''.stripIndent()

    def "has the help of each command"() {
        given:
        def names = commands(Call.chaoskit('--help').out)
        def page = BEFORE + names.collect { "\n## chaoskit $it\n\n```text\n${help(it)}```\n" }.join('')

        expect:
        names.containsAll(['run', 'replay', 'shrink', 'sweep', 'report', 'validate', 'list', 'proxy', 'version'])
        Page.difference('command-line', page, 'CommandLinePageSpec') == ''
    }

    /** The commands, in the order of the help. */
    private static List<String> commands(String help) {
        (help.split(/(?m)^Commands:\n/)[1] =~ /(?m)^  (\w+)  /).collect { it[1] as String }
    }

    private static String help(String command) {
        Call.chaoskit(command, '--help').out.readLines()*.stripTrailing().join('\n') + '\n'
    }
}
