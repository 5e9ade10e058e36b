package io.chaoskit.scripts

import com.fasterxml.jackson.databind.ObjectMapper
import io.chaoskit.Launch
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class PressureExampleSpec extends Specification {

    static final String SCRIPT = 'scripts/examples/pressure.groovy'

    @TempDir
    Path folder

    def "the example passes under every pressure"() {
        when:
        def launch = Launch.chaoskit('run', SCRIPT, '-o', "json=$folder/report.json")
        def report = new ObjectMapper().readValue(folder.resolve('report.json').toFile(), Map)

        then:
        launch.exitCode == 0
        launch.out.startsWith('PASS  answers stay right when things run short\n')
        report.injectors.size() == 9
        report.injectors.every { it.fired > 0 }
        report.injectors.findAll { it.site == 'the run' && !it.trigger.startsWith('every') }.every { it.hits == 1 }
    }

    def "counts of a scope are the sums of its injectors"() {
        when:
        def launch = Launch.chaoskit('run', SCRIPT, '-d', '1100ms', *options, '-o', "json=$folder/report.json")
        def report = new ObjectMapper().readValue(folder.resolve('report.json').toFile(), Map)

        then:
        report.scopes*.name == scopes
        report.scopes.each { scope ->
            def own = report.injectors.findAll { it.scope == scope.name }
            assert scope == [name: scope.name, injectors: own.size(), hits: own*.hits.sum(), fired: own*.fired.sum()]
            assert launch.out.contains("$scope.hits hits, $scope.fired fired  by ${own.size()} injectors\n")
        }

        where:
        options                       || scopes
        []                            || ['machine', 'process']
        ['--without-scope', 'machine'] || ['process']
    }
}
