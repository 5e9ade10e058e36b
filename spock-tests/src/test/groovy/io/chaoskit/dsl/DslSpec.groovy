package io.chaoskit.dsl

import io.chaoskit.ChaosSpec
import io.chaoskit.dsl.transform.LauncherCustomizer
import io.chaoskit.effect.Injector
import io.chaoskit.model.Scenario
import io.chaoskit.report.Report
import io.chaoskit.run.ChaosRunner
import io.chaoskit.value.SourceLocation
import org.codehaus.groovy.control.CompilerConfiguration
import spock.lang.TempDir

import java.nio.file.Path

/** The base of specifications that read scripts as the launcher does. */
abstract class DslSpec extends ChaosSpec {

    @TempDir
    Path folder

    /** What the script's `binding` has. */
    Map<String, Object> variables = [:]

    /** A script that the launcher would run. */
    ScriptSession read(String script) {
        def file = folder.resolve('shop.groovy')
        file.text = script
        def configuration = new CompilerConfiguration()
        configuration.addCompilationCustomizers(new LauncherCustomizer())
        def shell = new GroovyShell(getClass().classLoader, new Binding(variables), configuration)
        def session = ScriptSession.open(ChaosRunner.builder().build().&run, [:])
        try {
            shell.evaluate(file.toFile())
        } finally {
            ScriptSession.close()
        }
        session
    }

    /** The model of the one scenario that has a target and these words. */
    Scenario model(String words, String before = '') {
        scenarioOf("$before\nscenario('x') {\n  target { }\n$words\n}")
    }

    Scenario scenarioOf(String script) {
        def session = read(script)
        assert session.mistakes() == []
        session.scenarios()[0].model
    }

    /** Runs it; only PASS counts as passed. */
    Report run(String script) {
        ChaosRunner.builder().failOnUnstable(true).build().run(scenarioOf(script))
    }

    /** Everything that is wrong with a scenario of these words, as line:column message [hint]. */
    List<String> mistakes(String words) {
        mistakesOf("scenario('x') {\n  target { }\n$words\n}")
    }

    List<String> mistakesOf(String script) {
        read(script).mistakes().collect { "${it.at().line()}:${it.at().column()} ${it.message()} [${it.hint()}]".toString() }
    }

    /** What the words say, without where they stand. */
    static Injector unplaced(Injector injector) {
        injector.withLocation(SourceLocation.UNKNOWN)
    }
}
