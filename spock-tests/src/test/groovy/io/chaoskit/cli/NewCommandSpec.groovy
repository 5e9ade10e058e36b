package io.chaoskit.cli

import io.chaoskit.Launch
import org.junit.platform.engine.discovery.DiscoverySelectors
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder
import org.junit.platform.launcher.core.LauncherFactory
import org.junit.platform.launcher.listeners.SummaryGeneratingListener
import spock.lang.Specification
import spock.lang.TempDir

import javax.tools.ToolProvider
import java.nio.file.Files
import java.nio.file.Path

/** `chaoskit new`: what Maven would do is done here by the compilers, on the class path of the specifications. */
class NewCommandSpec extends Specification {

    static final String ALL_POMS = ['pom.xml', 'spock-tests/pom.xml'].collect { Launch.BASE.resolve(it).text }.join()

    /** The build itself has no use for it. */
    static final String JUPITER = '5.14.4'

    @TempDir
    Path folder

    def "the project '#kind' compiles, and its experiment passes"() {
        given:
        def project = folder.resolve('my shöp')

        when:
        def made = Call.chaoskit('new', kind, project)
        def classes = compiled(project)
        def run = Call.chaoskit('run', project.resolve("chaos/${script}.groovy"), '--class-path', classes, '--seed', 1, '--no-save', '--fail-on-unstable')

        then:
        made.exitCode == 0
        made.out.contains('  pom.xml\n')
        run.exitCode == 0
        run.out.startsWith('PASS')
        project.resolve('README.md').text.contains("chaoskit run chaos/${script}.groovy --pom pom.xml")

        where:
        kind      | script
        'minimal' | 'shop'
        'jdbc'    | 'accounts'
        'http'    | 'prices'
        'saga'    | 'orders'
    }

    def "the specification of 'spock' compiles and passes"() {
        given:
        def project = folder.resolve('shop')

        when:
        Call.chaoskit('new', 'spock', project)
        def loader = new GroovyClassLoader(new URLClassLoader([compiled(project).toUri().toURL()] as URL[], getClass().classLoader))
        def type = loader.parseClass(project.resolve('src/test/groovy/acme/ShopChaosSpec.groovy').toFile())
        def found = LauncherDiscoveryRequestBuilder.request().selectors(DiscoverySelectors.selectClass(type)).build()
        def summary = new SummaryGeneratingListener()
        LauncherFactory.create().execute(found, summary)

        then:
        summary.summary.testsSucceededCount == 1
        summary.summary.failures*.exception == []
    }

    def "the test of 'junit' compiles and passes"() {
        given:
        def project = folder.resolve('shop')
        Call.chaoskit('new', 'junit', project)
        // JUnit itself is not on the class path of the specifications.
        jupiter(project)

        when:
        def loader = new URLClassLoader([compiled(project).toUri().toURL()] as URL[], getClass().classLoader)
        def test = loader.loadClass('acme.ShopChaosTest').getDeclaredConstructor()
        test.accessible = true
        def method = loader.loadClass('acme.ShopChaosTest').getDeclaredMethod('ordersSurviveARepositoryThatFails')
        method.accessible = true
        method.invoke(test.newInstance())

        then:
        noExceptionThrown()
    }

    def "the versions of '#kind' are those of this build"() {
        given:
        def pom = ProjectTemplate.of(kind).files(folder.resolve('x'))['pom.xml']
        def versions = (pom =~ '<version>(.*)</version>').collect { it[1] as String } - ['1.0-SNAPSHOT', JUPITER]

        expect:
        !versions.empty
        versions.findAll { !ALL_POMS.contains(it) } == []

        where:
        kind << ProjectTemplate.KINDS
    }

    def "a folder that has something is left alone"() {
        given:
        folder.resolve('mine').text = 'mine'

        when:
        def call = Call.chaoskit('new', 'minimal', folder)

        then:
        call.exitCode == 2
        call.err.contains("What went wrong: the folder must be empty or not there, but '$folder' is neither.\n")
        folder.toFile().list() == ['mine']
    }

    def "a kind that is not there is refused"() {
        expect:
        Call.chaoskit('new', 'spok', folder.resolve('x')).err.contains(
            "What went wrong: new must be given one of minimal, spock, junit, jdbc, http, saga, but was given 'spok'.\n  Did you mean 'spock'?\n")
        Call.chaoskit('new', 'minimal').exitCode == 2
    }

    private static Path compiled(Path project) {
        def classes = Files.createDirectories(project.resolve('target/classes'))
        def sources = []
        project.eachFileRecurse { if (it.toString().endsWith('.java')) { sources << it.toString() } }
        assert ToolProvider.systemJavaCompiler.run(null, null, null, '-proc:none', '-d', "$classes", *sources) == 0
        classes
    }

    private static void jupiter(Path project) {
        def api = Files.createDirectories(project.resolve('api'))
        api.resolve('Test.java').text = '''
            package org.junit.jupiter.api;
            @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) public @interface Test { }'''
        api.resolve('Assertions.java').text = '''
            package org.junit.jupiter.api;
            public class Assertions {
                public static void assertTrue(boolean holds, java.util.function.Supplier<String> message) {
                    if (!holds) { throw new AssertionError(message.get()); }
                }
            }'''
    }
}
