package io.chaoskit.scripts

import com.fasterxml.jackson.databind.ObjectMapper
import io.chaoskit.Launch
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir

import java.nio.file.Path

@Tag('alone')
class PressureExampleSpec extends Specification {

    static final String SCRIPT = 'scripts/examples/pressure.groovy'

    @TempDir
    Path folder

    def "the example passes under every pressure"() {
        when:
        def launch = longEnough()

        then:
        launch.exitCode == 0
        launch.out.startsWith('PASS  answers stay right when things run short\n')
        report().injectors.size() == 9
        report().injectors.every { it.fired > 0 }
        report().injectors.findAll { it.site == 'the run' && !it.trigger.startsWith('every') }.every { it.hits == 1 }
    }

    def "counts of a scope are the sums of its injectors"() {
        when:
        def launch = example('-d', '1100ms', *options)

        then:
        report().scopes*.name == scopes
        report().scopes.each { scope ->
            def own = report().injectors.findAll { it.scope == scope.name }
            assert scope == [name: scope.name, injectors: own.size(), hits: own*.hits.sum(), fired: own*.fired.sum()]
            assert launch.out.contains("$scope.hits hits, $scope.fired fired  by ${own.size()} injectors\n")
        }

        where:
        options                        || scopes
        []                             || ['machine', 'process']
        ['--without-scope', 'machine'] || ['process']
    }

    /** Runs the example for so long, and for longer when a slow machine did not come to each fault. */
    private Launch longEnough() {
        def launch = null
        ['2s', '20s', '1min'].find { length ->
            launch = example('-d', length)
            report().injectors.every { it.fired > 0 }
        }
        launch
    }

    private Launch example(Object... options) {
        Launch.chaoskit('run', SCRIPT, *options, '-o', "json=$folder/report.json")
    }

    private Map<String, Object> report() {
        new ObjectMapper().readValue(folder.resolve('report.json').toFile(), Map)
    }
}
