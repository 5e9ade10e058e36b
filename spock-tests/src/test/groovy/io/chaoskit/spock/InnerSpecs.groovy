package io.chaoskit.spock

import org.codehaus.groovy.control.CompilerConfiguration
import org.junit.platform.engine.TestExecutionResult
import org.junit.platform.engine.discovery.DiscoverySelectors
import org.junit.platform.launcher.TestExecutionListener
import org.junit.platform.launcher.TestIdentifier
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder
import org.junit.platform.launcher.core.LauncherFactory
import org.spockframework.builder.DelegatingScript
import org.spockframework.runtime.RunContext
import spock.lang.Specification
import spock.util.EmbeddedSpecCompiler

import java.lang.reflect.Modifier
import java.util.concurrent.ConcurrentLinkedQueue

/** Compiles and runs specifications, and tells what became of their features. */
class InnerSpecs implements TestExecutionListener {

    static final String HEAD = '''\
        import acme.Ledger
        import io.chaoskit.Chaos as Points
        import io.chaoskit.spock.Chaos
        import io.chaoskit.spock.ChaosScenario
        import io.chaoskit.spock.InnerSpecs
        import spock.lang.*
        import java.util.concurrent.*
        import static io.chaoskit.dsl.ChaosKit.*
        '''.stripIndent()

    /** What inner specifications leave here for the outer one; emptied by each run. */
    static final Queue<Object> SEEN = new ConcurrentLinkedQueue<>()

    /** Of tests that passed. */
    final List<String> passed = [].asSynchronized()
    /** The failures by the name of the test. */
    final Map<String, Throwable> failed = [:].asSynchronized()
    final List<String> skipped = [].asSynchronized()

    /** The body of a specification with a ledger. */
    static InnerSpecs runBody(String body, String settings = '') {
        run("class ASpec extends Specification {\n    def ledger = new Ledger(1)\n" + body.stripIndent() + '\n}', settings)
    }

    static InnerSpecs run(String source, String settings = '') {
        runSource(HEAD + source, settings)
    }

    /** A whole file. */
    static InnerSpecs runSource(String source, String settings = '') {
        SEEN.clear()
        def inner = new InnerSpecs()
        def compiler = new EmbeddedSpecCompiler()
        compiler.unwrapCompileException = false
        def classes = compiler.compile(source).findAll { Specification.isAssignableFrom(it) && !Modifier.isAbstract(it.modifiers) }
        def request = LauncherDiscoveryRequestBuilder.request()
            .selectors(classes.collect { DiscoverySelectors.selectClass(it) })
            .build()
        // Where no specification is around, there is nothing to inherit before it is asked for.
        RunContext.get()
        RunContext.withNewContext('inner', new File('no-such-home'), settings.isEmpty() ? null : script(settings), [], [], true) {
            LauncherFactory.create().execute(request, inner)
        }
        inner
    }

    /** What a {@code SpockConfig.groovy} would have. */
    private static DelegatingScript script(String settings) {
        def configuration = new CompilerConfiguration(scriptBaseClass: DelegatingScript.name)
        new GroovyShell(InnerSpecs.classLoader, new Binding(), configuration).parse(settings) as DelegatingScript
    }

    @Override
    void executionSkipped(TestIdentifier test, String reason) {
        skipped << test.displayName
    }

    @Override
    void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.throwable.present) {
            failed[test.displayName] = result.throwable.get()
        } else if (test.test) {
            passed << test.displayName
        }
    }

    /** The only failure. */
    Throwable failure() {
        assert failed.size() == 1
        failed.values().first()
    }

    boolean allPassed() {
        assert failed == [:]
        !passed.empty
    }
}
