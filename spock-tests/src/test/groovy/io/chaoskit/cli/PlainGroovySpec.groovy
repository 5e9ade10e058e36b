package io.chaoskit.cli

import io.chaoskit.Launch
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** Scripts that `groovy file.groovy` runs, apart from what the ways to run have in common. */
class PlainGroovySpec extends Specification {

    static final String IMPORT = 'import static io.chaoskit.dsl.ChaosKit.*\n'

    @TempDir
    Path folder

    def "options come in a system property and are checked"() {
        given:
        def file = script("scenario('two words') { target { } }\nscenario('other') { target { } }")

        expect:
        with(groovy('5.0.7', file, options)) {
            it.exitCode == exit
            it.out == out
            it.err == err
        }

        where:
        options                        | exit | out                            | err
        "--only 'two words' --dry-run" | 0    |
            "scenario 'two words'\n  target  a closure\n  steps   run\n  run     1 iteration\n\nnothing was run (--dry-run)\n" | ''
        '--sed 5'                      | 2    | ''                             |
            "✗ chaoskit\n  What went wrong: there is no option '--sed'.\n  Did you mean '--seed'?\n"
    }

    def "a script that throws ends as Groovy ends it, at once"() {
        when:
        def launch = groovy('5.0.7', script("scenario('x') { target { } }.run()\nthrow new IOException('gone')"), '')

        then:
        launch.exitCode == 1
        launch.out.startsWith('PASS  x\n')
        launch.err.startsWith('Caught: java.io.IOException: gone\n')
    }

    def "a script has args, env on all its threads, and what it loads"() {
        given:
        folder.resolve('fixtures.groovy').text = """\
            $IMPORT
            int twice(int n) { n * 2 }
            scenario('of the fixtures') { target { } }""".stripIndent()
        def shop = script('load \'fixtures.groovy\'\nscenario("$args") { target { assert twice(1) == 2 && env.COLOUR == \'red\' } }')

        when:
        def launch = groovy('5.0.7', shop, '-e COLOUR=red --no-save', 'a', 'b c')

        then:
        [launch.exitCode, launch.err] == [0, '']
        (launch.out =~ /(?m)^PASS  (.*)$/).collect { it[1] } == ['of the fixtures', '[a, b c]']
        launch.out.contains("-e COLOUR=red' $shop a 'b c'\n")
    }

    private Path script(String text) {
        def file = folder.resolve('shop.groovy')
        file.text = IMPORT + text
        file
    }

    private static Launch groovy(String version, Path script, String options, Object... arguments) {
        def ours = Launch.classPath().split(':').findAll { !it.contains('/groovy-') }
        def classPath = [Path.of(System.getProperty('chaoskit.groovy.dir'), version, "groovy-${version}.jar"), *ours].join(':')
        Launch.run([Launch.JAVA, '-XX:TieredStopAtLevel=1', "-Dchaoskit.args=$options", '-cp', classPath, 'groovy.ui.GroovyMain',
                    script, *arguments])
    }
}
