package io.chaoskit.cli

import com.fasterxml.jackson.databind.ObjectMapper
import io.chaoskit.Launch
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** Scripts that `groovy file.groovy` runs, apart from what the ways to run have in common. */
class PlainGroovySpec extends Specification {

    static final String IMPORT = 'import static io.chaoskit.dsl.ChaosKit.*\n'

    /** Every statement that is rewritten, and what it must say in every Groovy. */
    static final String EVERYTHING = '''
        import io.chaoskit.validator.Validators

        def calm = Validators.noPanics(0)
        def limits = [first: 1]
        boolean healthy(n) { n < 100 }

        scenario('everything') {
          target([stock: 100])
          def said = []
          setup { said.clear() }
          for (name in ['a', 'b']) {
            step(name) { said << name; target.stock -= 1; Chaos.apply(name) }
          }
          for (int i = 0; i < 2; i++) step("count $i") { said << i }
          inject { hit -> said << "hit ${hit.number}" } on step('a') named 'own'
          inject exception(IOException, 'gone') on point('b') first 1 limit 1
          scope('waits') { inject delay(1.us, 0.1.ms) every 2 }
          if (limits.first == 1) { assert calm.warning() } else { assert false }
          switch (limits.first) { case 1: assert said.size() > 0 : 'said'; break; default: assert false }
          try { assert healthy(iteration) } catch (IOException e) { } finally { assert target.stock <= 100 }
          for (n in 1..3) { assert target.stock != n : "never $n" }
          def step = 0
          while (step++ < 1) { assert stateConsistency('ledger') { target.stock > 0 } }
          thresholds { minSuccessRate 10.percent }
          onFailure resume
          seed 42
          repeat 5
        }
        return 'value'
        '''.stripIndent()

    @TempDir
    Path folder

    def "everything of a scenario is rewritten alike on Groovy #version"() {
        when:
        def launch = groovy(version, script(EVERYTHING), "-o json=$folder/report.json")
        def report = new ObjectMapper().readTree(folder.resolve('report.json').toFile())

        then:
        launch.exitCode == 0
        launch.err == ''
        launch.out.startsWith('UNSTABLE  everything\n')
        report.injectors.collect { [it.name.asText(), it.scope.asText(), it.hits.asInt(), it.fired.asInt()] } ==
            [['own', '', 5, 5], ["exception(IOException, 'gone')", '', 5, 1], ['delay(1us, 100us)', 'waits', 18, 9]]
        report.validators*.name*.asText() == ['noPanics(0)', 'said', 'healthy(iteration)', 'target.stock <= 100', 'never 1',
                                              'never 2', 'never 3', 'ledger']
        report.validators*.status*.asText().toSet() == ['passed'] as Set
        report.failures*.message*.asText() == ["step 'b' threw IOException: gone"]

        where:
        version << ['4.0.33', '5.0.7', '5.1.3', '6.0.0']
    }

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

    private Path script(String text) {
        def file = folder.resolve('shop.groovy')
        file.text = IMPORT + text
        file
    }

    private static Launch groovy(String version, Path script, String options) {
        def ours = Launch.classPath().split(':').findAll { !it.contains('/groovy-') }
        def classPath = [Path.of(System.getProperty('chaoskit.groovy.dir'), version, "groovy-${version}.jar"), *ours].join(':')
        Launch.run([Launch.JAVA, '-XX:TieredStopAtLevel=1', "-Dchaoskit.args=$options", '-cp', classPath, 'groovy.ui.GroovyMain',
                    script])
    }
}
