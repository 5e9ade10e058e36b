package io.chaoskit.scripts

import io.chaoskit.ChaosSpec
import io.chaoskit.Launch
import io.chaoskit.cli.Call
import org.junit.platform.engine.discovery.DiscoverySelectors
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder
import org.junit.platform.launcher.core.LauncherFactory
import org.junit.platform.launcher.listeners.SummaryGeneratingListener
import spock.lang.TempDir

import javax.tools.ToolProvider
import java.nio.file.Files
import java.nio.file.Path

/** The README tells the truth: its snippets run, its commands exist, its table of options is the one of the command. */
class ReadmeSpec extends ChaosSpec {

    static final String README = Launch.BASE.resolve('README.md').text

    static final String SHOP = '''
        class Shop {
            void open() { }
            void stop() { }
            void buy(int pieces) {
                Chaos.maybeDelay()
                Chaos.maybePanic()
                try { Chaos.apply('db') } catch (java.sql.SQLException handled) { }
            }
            void ship() { }
            void slowDown() { }
            int stock() { 1 }
        }
        '''.stripIndent()

    @TempDir
    Path folder

    def "is at most 200 lines long"() {
        expect:
        README.readLines().size() <= 200
    }

    def "runs the one-line scenario as it stands"() {
        given:
        def script = folder.resolve('one.groovy')
        script.text = "def engine = { Chaos.maybeDelay() }\n${snippet('scenario("x")')}"

        when:
        def run = Launch.chaoskit('run', script, '-i', 5)

        then:
        run.exitCode == 0
        run.out.startsWith('PASS  x\n')
    }

    def "runs the long scenario"() {
        given:
        def script = folder.resolve('shop.groovy')
        script.text = SHOP + snippet("scenario('orders survive a slow database')")

        when:
        def run = Launch.chaoskit('run', script, '--seed', 1, '--fail-on-unstable')

        then:
        run.exitCode == 0
        run.out.startsWith('PASS  orders survive a slow database\n')
    }

    def "runs the feature of a specification"() {
        given:
        def type = new GroovyClassLoader(getClass().classLoader).parseClass("""
            import static io.chaoskit.dsl.ChaosKit.*
            class OrdersSpec extends spock.lang.Specification {
                def shop = { Chaos.maybeDelay() }
                ${snippet('def "orders survive"()')}
            }""")
        def found = LauncherDiscoveryRequestBuilder.request().selectors(DiscoverySelectors.selectClass(type)).build()
        def summary = new SummaryGeneratingListener()

        when:
        LauncherFactory.create().execute(found, summary)

        then:
        summary.summary.failures*.exception == []
        summary.summary.testsSucceededCount == 1
    }

    def "runs the scenario in Java"() {
        given:
        def classes = compiled([PaymentClient: """
            package com.acme;
            public class PaymentClient { public int charged; public void charge(int cents) throws java.io.IOException { charged += cents; } }""",
            Shop: """
            package com.acme;
            public class Shop {
                public final PaymentClient client = new PaymentClient();
                public void buy(int pieces) throws java.io.IOException {
                    try { client.charge(pieces); } catch (java.io.IOException lost) { client.charge(pieces); }
                }
            }""",
            Orders: """
            package com.acme;
            import io.chaoskit.model.*; import io.chaoskit.report.*; import io.chaoskit.run.*; import java.io.IOException;
            import static io.chaoskit.effect.Effects.*; import static io.chaoskit.site.Sites.*; import static io.chaoskit.validator.Validators.*;
            public class Orders { public static Report run(Shop shop) { ${snippet('Report report = ')} return report; } }"""])

        when:
        def shop = classes.loadClass('com.acme.Shop').getConstructor().newInstance()
        def report = within(classes) { classes.loadClass('com.acme.Orders').run(shop) }

        then: 'each reply was lost once, and the order charged again'
        report.passed
        report.injectors[0].fired == 100
        shop.client.charged == 200
    }

    def "understands the words for methods"() {
        given:
        def script = folder.resolve('methods.groovy')
        script.text = "scenario('m') { target { }\n${snippet("inject exception(IOException, 'gone')")} }"

        expect:
        Call.chaoskit('validate', script).out == '✓ 1 scenario, no mistakes\n'
    }

    def "names commands and options that the command line has"() {
        given:
        def block = snippet('chaoskit run FILE…')
        def help = Call.chaoskit('run', '--help').out
        def all = help + ['replay', 'shrink', 'sweep', 'scale'].collect { Call.chaoskit(it, '--help').out }.join()

        expect:
        (block =~ /--[a-z-]+/).collect { it }.unique().every { all.contains(it) }
        (help =~ /(?<![\w-])--[a-z-]+/).collect { it }.unique().every { it in ['--help', '--version', '--verbose', '--quiet'] || block.contains(it) }
        ['version', 'list injectors', 'list validators'].every { Call.chaoskit(*it.split(' ')).exitCode == 0 }
    }

    def "names the injectors and validators that there are"() {
        expect:
        words("list $what").every { README.contains("`$it") || README.contains("inject $it") }

        where:
        what << ['injectors', 'validators']
    }

    def "names files that exist"() {
        expect:
        (README =~ /\]\(([^)#]+)\)/).collect { it[1] }.every { Files.exists(Launch.BASE.resolve(it)) }
        (README =~ /(?m)^\| `([a-z\/-]+)` \|/).collect { it[1] }.every { Files.isDirectory(Launch.BASE.resolve(it)) }
        (README =~ /(?m)^(scripts\/\S+|\.\/mvnw)/).collect { it[1] }.every { Files.isExecutable(Launch.BASE.resolve(it)) }
    }

    def "gives the command that the build of the project runs"() {
        expect:
        Launch.BASE.resolve('.ci/run').readLines().last() == snippet('./mvnw').trim()
    }

    private ClassLoader compiled(Map<String, String> sources) {
        def files = sources.collect { name, text -> folder.resolve("${name}.java").tap { it.text = text } }
        assert ToolProvider.systemJavaCompiler.run(null, null, null, '-cp', Launch.classPath(), '-d', "$folder", *files*.toString()) == 0
        new URLClassLoader([folder.toUri().toURL()] as URL[], getClass().classLoader)
    }

    private static <T> T within(ClassLoader loader, Closure<T> action) {
        def before = Thread.currentThread().contextClassLoader
        Thread.currentThread().contextClassLoader = loader
        try {
            action()
        } finally {
            Thread.currentThread().contextClassLoader = before
        }
    }

    /** The block of code that begins so. */
    private static String snippet(String beginning) {
        def blocks = (README =~ /(?s)```\w*\n(.*?)\n *```/).collect { it[1].stripIndent() }
        def found = blocks.findAll { it.startsWith(beginning) }
        assert found.size() == 1
        found[0]
    }

    /** `threadLimit` and `panicRecovery` are other names, which the README may leave to the list. */
    private static Set<String> words(String command) {
        def all = Call.chaoskit(*command.split(' ')).out.readLines().collect { it.split(/[ (]/)[0] } as Set
        assert all.size() > 5
        all - ['threadLimit', 'panicRecovery']
    }
}
