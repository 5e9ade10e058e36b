package io.chaoskit.weave

import acme.Ledger
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effects
import io.chaoskit.effect.Injector
import io.chaoskit.model.InvalidScenarioException
import io.chaoskit.pointcut.Pointcut
import io.chaoskit.report.Report
import io.chaoskit.site.Sites
import io.chaoskit.verdict.Verdict
import spock.lang.TempDir

import javax.tools.ToolProvider
import java.nio.file.Files
import java.nio.file.Path

/** Classes that a class loader of the application brings while the run goes on. */
class LaterClassSpec extends ChaosSpec {

    static int packages = 0

    @TempDir
    Path folder

    /** Another one for each feature: it must not be there yet. */
    String plug = "plug${++packages}"

    def "a class that comes later gets its faults"() {
        when:
        def report = run(scenario().target(this).step('step') { assert plugin().step() == 7 }
            .inject(later("${plug}.Plugin.step()", Effects.returning(7))).repeat(3))

        then:
        report.verdict() == Verdict.PASS
        report.injectors()*.fired() == [3]
        report.injectors()*.site() == ["later('${plug}.Plugin.step()')".toString()]
    }

    def "a class that is there already gets its faults too"() {
        given:
        def plugin = plugin()

        expect:
        run(scenario().target(this).step('step') { assert plugin.step() == 7 }
            .inject(later("${plug}.Plugin.step()", Effects.returning(7)))).verdict() == Verdict.PASS
    }

    def "a class that never comes is told"() {
        when:
        def report = run(scenario().target { }.inject(later("${plug}.Plugin.step()", Effects.returning(7))))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.reasons() == ["injector returning(7) was never reached: no class was loaded that has a method that '${plug}.Plugin.step()' matches".toString()]
    }

    def "a class that comes and is not called is told"() {
        when:
        def report = run(scenario().target(this).step('step') { plugin() }.inject(later("${plug}.Plugin.step()", Effects.returning(7))))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.reasons() == ["injector returning(7) was never reached: no thread of an iteration called a method that '${plug}.Plugin.step()' matches".toString()]
    }

    def "an effect that does not fit a class that comes later is told, and left out"() {
        when:
        def report = run(scenario().target(this).step('step') { assert plugin().step() == 1 }
            .inject(later("${plug}.Plugin.step()", Effects.returning('x'))))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.reasons()[0] == "injector returning('x') does not fit a class that was loaded during the run: returning('x') must be a value that the method returns, but ${plug}.Plugin.step() returns int".toString()
    }

    def "#pointcut is no pointcut for a class that comes later"() {
        expect:
        mistakes(later(pointcut, Effects.returning(7L))) == [mistake]

        where:
        pointcut                      || mistake
        'java.lang.Object.hashCode()' || "'java.lang.Object.hashCode()' must match a method that can be changed, but matches only java.lang.Object.hashCode(): the JVM itself and ChaosKit stand on it"
        'io.chaoskit.Chaos.apply(..)' || "'io.chaoskit.Chaos.apply(..)' must match a method that can be changed, but matches only io.chaoskit.Chaos.apply(String): it is ChaosKit's own"
    }

    def "each side of #pointcut must match something"() {
        expect:
        mistakes(MethodFaultSpec.on(pointcut, Effects.panic())) == told

        where:
        pointcut                                                               || told
        'acme.Ledger.total() || acme.Ledger.total()'                           || []
        'acme.Lodger.total() || acme.Ledger.total()'                           || ["'acme.Lodger.total()' in 'acme.Lodger.total() || acme.Ledger.total()' must match a method, but there is no class 'acme.Lodger'; did you mean 'acme.Ledger'?"]
        '(acme.Ledger.total() || acme.Ledger.totl()) && !acme.Ledger.new(..)'  || ["'acme.Ledger.totl() && !acme.Ledger.new(..)' in '(acme.Ledger.total() || acme.Ledger.totl()) && !acme.Ledger.new(..)' must match a method, but acme.Ledger has no method 'totl'; did you mean total()?"]
        '(acme.Ledger.* || a.b.C.*) && (*..Ledger.total() || *..Ledger.no())'  || []
        'acme.Ledger.total() || java.sql.Statement+.close()'                   || []
    }

    def "a side that comes later is a site of its own"() {
        given:
        def ledger = new Ledger(1)
        def pointcuts = [Sites.method(Pointcut.parse('acme.Ledger.total()')), Sites.later(Pointcut.parse("${plug}.Plugin.*()"))]

        when:
        def report = run(scenario().target(this).step('step') {
            assert ledger.total() == 7
            assert plugin().total() == 7
        }.inject(Injector.of(Effects.returning(7L)).withSites(pointcuts)))

        then:
        report.injectors()*.fired() == [2]
        report.reasons().size() == 1
        report.reasons()[0].endsWith("Plugin.step() returns int")
    }

    def "what ChaosKit consists of is never suggested for #pointcut"() {
        expect:
        mistakes(MethodFaultSpec.on(pointcut, Effects.returning(7L))) == ["'$pointcut' must match a method, but there is no class '$type'$hint"]*.toString()

        where:
        pointcut                         | type                   || hint
        'acme.ChaosRunner.run(..)'       | 'acme.ChaosRunner'     || "; later('acme.ChaosRunner.run(..)') if the run loads its class"
        'acme.Pointcut.parse(..)'        | 'acme.Pointcut'        || "; later('acme.Pointcut.parse(..)') if the run loads its class"
        'acme.GroovyShell.evaluate(..)'  | 'acme.GroovyShell'     || "; later('acme.GroovyShell.evaluate(..)') if the run loads its class"
        'groovy.lang.GroovyShel.run(..)' | 'groovy.lang.GroovyShel' || "; did you mean 'groovy.lang.GroovyShell'?"
        'acme.UUID.fromString(..)'       | 'acme.UUID'            || "; did you mean 'java.util.UUID'?"
    }

    private List<String> mistakes(Injector injector) {
        try {
            run(scenario().target { }.inject(injector))
            []
        } catch (InvalidScenarioException refused) {
            refused.mistakes()*.toString()
        }
    }

    private static Injector later(String pointcut, effect) {
        Injector.of(effect).withSites([Sites.later(Pointcut.parse(pointcut))])
    }

    private Class<?> plugin() {
        def source = folder.resolve('Plugin.java')
        if (!Files.exists(source)) {
            Files.writeString(source, "package $plug; public class Plugin { public static int step() { return 1; } public static long total() { return 1; } }")
            assert ToolProvider.systemJavaCompiler.run(null, null, null, '-d', folder.toString(), source.toString()) == 0
        }
        new URLClassLoader([folder.toUri().toURL()] as URL[], getClass().classLoader).loadClass("${plug}.Plugin")
    }
}
