package io.chaoskit.cli

import io.chaoskit.Launch
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** What the command line says of itself: `--help` and `completion`. */
class HelpSpec extends Specification {

    static final List<String> COMMANDS = commands('', Main.whole())

    @TempDir
    Path folder

    def "--help of #command has examples, which are calls that it understands"() {
        when:
        def call = Call.chaoskit(*command.split(), '--help')
        def examples = call.out.substring(call.out.indexOf('Examples:')).readLines().drop(1)*.strip()

        then:
        call.exitCode == 0
        !examples.empty
        examples == CallExamples.of(command)
        examples.each { Main.whole().parseArgs(*Shell.words(it).drop(1).takeWhile { word -> word != '>' }) }

        where:
        command << COMMANDS
    }

    def "--help of all has examples"() {
        expect:
        Call.chaoskit('--help').out.contains('Examples:\n  chaoskit run shop.groovy\n')
    }

    @Requires({ ['/bin/bash', '/usr/bin/bash'].any { Files.isExecutable(Path.of(it)) } })
    def "bash completes #line to #completed"() {
        given:
        def script = folder.resolve('chaoskit.bash')
        script.text = Call.chaoskit('completion', 'bash').out

        when:
        def run = Launch.run(['bash', '-c', """
            source '$script'
            compopt() { :; }
            COMP_WORDS=(${line.split(' ', -1).collect { "'$it'" }.join(' ')})
            COMP_CWORD=\$((\${#COMP_WORDS[@]} - 1))
            COMP_LINE='$line' COMP_POINT=${line.size()}
            \$(complete -p chaoskit | sed 's/.*-F \\([^ ]*\\).*/\\1/') chaoskit "\${COMP_WORDS[COMP_CWORD]}" "\${COMP_WORDS[COMP_CWORD-1]}"
            printf '%s\\n' "\${COMPREPLY[@]}"
            """])

        then:
        run.err == ''
        run.out.readLines()*.strip().containsAll(completed)

        where:
        line                       || completed
        'chaoskit '                || ['run', 'replay', 'shrink', 'sweep', 'validate', 'list', 'repl', 'doctor', 'completion', 'proxy', 'version']
        'chaoskit sw'              || ['sweep']
        'chaoskit run --pom x --s' || ['--seed', '--shard', '--shrink', '--shrink-time']
        'chaoskit report m'        || ['merge']
    }

    def "fish gets a line for each command and option"() {
        when:
        def lines = Call.chaoskit('completion', 'fish').out.readLines()

        then:
        lines.contains("complete -c chaoskit -n '__fish_use_subcommand' -f -a run -d 'Runs the scenarios of scripts, and the features of specifications in Groovy files.'")
        lines.contains("complete -c chaoskit -n '__fish_seen_subcommand_from report' -f -a merge -d 'Merges the reports of the shards of a run into that of the whole.'")
        lines.any { it ==~ /complete -c chaoskit -n '__fish_seen_subcommand_from run' -s i -l iterations -r -d '.*'/ }
        lines.any { it ==~ /complete -c chaoskit -n '__fish_seen_subcommand_from proxy' -o port -l port -r -d '.*'/ }
    }

    @Requires({ ['/bin/zsh', '/usr/bin/zsh'].any { Files.isExecutable(Path.of(it)) } })
    def "zsh reads its script"() {
        given:
        def script = folder.resolve('_chaoskit')
        script.text = Call.chaoskit('completion', 'zsh').out

        expect:
        Launch.run(['zsh', '-fc', "autoload -Uz compinit; compinit -u; source '$script'"]).with { it.exitCode == 0 && it.err == '' }
    }

    def "another shell is refused"() {
        expect:
        Call.chaoskit('completion', 'bahs').err.contains(
            "What went wrong: completion must be given bash, zsh or fish, but was given 'bahs'.\n  Did you mean 'bash'?\n")
    }

    private static List<String> commands(String before, line) {
        line.subcommands.collectMany { name, below -> ["$before$name".toString(), *commands("$before$name ", below)] }
    }
}
