package io.chaoskit.weave

import acme.Walk
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effects
import io.chaoskit.internal.weave.Agent
import io.chaoskit.internal.weave.Matches
import io.chaoskit.internal.weave.Weaver
import io.chaoskit.model.InvalidScenarioException
import io.chaoskit.pointcut.Pointcut
import io.chaoskit.run.ChaosRunner
import io.chaoskit.run.InterruptSpec
import io.chaoskit.run.RunListener
import io.chaoskit.internal.lib.bytebuddy.ByteBuddy
import io.chaoskit.internal.lib.bytebuddy.description.modifier.Visibility
import io.chaoskit.internal.lib.bytebuddy.dynamic.DynamicType
import io.chaoskit.internal.lib.bytebuddy.dynamic.loading.ByteArrayClassLoader
import io.chaoskit.internal.lib.bytebuddy.implementation.FixedValue
import spock.lang.TempDir

import javax.tools.ToolProvider
import java.lang.invoke.MethodHandles
import java.lang.invoke.MethodType
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration

/** Wildcards and annotations mean classes of the class path, loaded or not; a class that is not whole is no obstacle. */
class ClassPathSpec extends ChaosSpec {

    @TempDir
    Path folder

    ClassLoader before = Thread.currentThread().contextClassLoader

    def cleanup() {
        Thread.currentThread().contextClassLoader = before
    }

    def "finds classes that are not loaded yet: #pointcut"() {
        given:
        def loader = onClassPath(classWith('late.shop.Stock', 'count', 'of'), classWith('late.shop.depot.Depot', 'count'), classWith('late.other.Till', 'count'))

        expect:
        matched(pointcut) == methods

        and: 'what is not meant is not loaded'
        loader.loadedNames == methods.collect { it[0..<it.lastIndexOf('.')] } as Set

        where:
        pointcut                              || methods
        'late.shop.*.count()'                 || ['late.shop.Stock.count()']
        'late.shop..*.*(..)'                  || ['late.shop.Stock.count()', 'late.shop.Stock.of()', 'late.shop.depot.Depot.count()']
        '*..Depot.count()'                    || ['late.shop.depot.Depot.count()']
        'late..*.*() && !late.shop..*.*(..)'  || ['late.other.Till.count()']
        '@Deprecated *.*(..) && late..*.*()'  || ['late.other.Till.count()']
    }

    def "reads the class files only of names that each part allows: #pointcut"() {
        given:
        def loader = onClassPath(classWith('late.other.Till', 'count'))

        expect:
        matched(pointcut) == ['late.other.Till.count()']
        loader.readNames.contains('late/other/Till.class')
        loader.readNames.every { !it.startsWith('acme/') }

        where:
        pointcut << ['@Deprecated *.*(..) && late..*.*()', '(late.other.*.*() || late.none.*.*()) && @Deprecated *.*(..)', '@Deprecated *.*(..) && !acme..*.*(..) && late..*.*()']
    }

    def "finds classes of the JDK that nothing has loaded: #pointcut"() {
        expect:
        all(pointcut) == methods

        where:
        pointcut                                                  || methods
        'java.util.concurrent.Phas*.arrive()'                     || ['java.util.concurrent.Phaser.arrive()']
        'java.util.zip..CheckedI*.skip(long)'                     || ['java.util.zip.CheckedInputStream.skip(long)']
        'javax.naming.dir*..BasicA*s.size()'                      || ['javax.naming.directory.BasicAttributes.size()']
        '*..Phaser.arrive() || java.util.concurrent.Phas*.bulk*()' || []
    }

    def "hits a class of the JDK that a wildcard means and the run loads"() {
        when:
        def report = run(scenario().target(this).step('make') {
            Class.forName('java.util.concurrent.Exchanger').getConstructor().newInstance()
        }.inject(MethodFaultSpec.on('java.util.concurrent.Exch*.new()', Effects.error('full'))))

        then:
        report.injectors()[0].fired() == 1
        !report.passed()
    }

    def "weaving reports how far it is, and ends when it is told to"() {
        given:
        def loader = onClassPath(*(1..120).collect { classWith("late.many.Many$it", 'count') })
        (1..120).each { Class.forName("late.many.Many$it", true, loader) }
        def told = []

        when:
        def weaver = Weaver.weave({ null }, [Pointcut.parse('late.many..*.count()')], { pointcuts, method -> method }, { done, of ->
            told << [done, of]
            done < 50
        })
        def woven = weaver.woven()
        weaver.close()

        then:
        told == [[0, 120], [50, 120]]
        woven == 50
    }

    def "restoring ends when it is told to, and what is left lets every method pass"() {
        given:
        def classes = loaded('left', 120)
        def weaver = Weaver.weave({ throw new IllegalStateException('a gate leads here') }, [Pointcut.parse('late.left..*.count()')], { pointcuts, method -> method }, Weaver.Watch.ALL)
        def told = []

        when:
        weaver.close { done, of ->
            told << [done, of]
            done < 50
        }
        def returned = classes.collect { it.getMethod('count').invoke(it.getConstructor().newInstance()) }

        then:
        told == [[0, 120], [50, 120]]
        returned == ['own'] * 120

        cleanup:
        Agent.instrumentation().retransformClasses(classes as Class[])
    }

    def "a run shows its listener how far the weaving is"() {
        given:
        loaded('few', 60)
        def told = []

        when:
        run(scenario().target { }.inject(MethodFaultSpec.on('late.few..*.count()', Effects.returning('none'))), new RunListener() {
            @Override
            void weaving(Duration elapsed, int classes, int of) {
                told << [classes, of, elapsed.negative]
            }
        })

        then:
        told == [[0, 60, false], [50, 60, false]]
    }

    def "an interrupt while classes are woven ends the run, and leaves the rest as they are"() {
        given:
        loaded('cut', 120)
        def told = []

        when:
        def report = run(scenario().target { }.inject(MethodFaultSpec.on('late.cut..*.count()', Effects.returning('none'))), new RunListener() {
            @Override
            void weaving(Duration elapsed, int classes, int of) {
                told << classes
                if (classes == 50) {
                    Thread.currentThread().interrupt()
                }
            }
        })
        def set = Thread.interrupted()

        then:
        told == [0, 50]
        report.stoppedBecause() == InterruptSpec.REASON
        report.iterations().total() == 0
        set
    }

    def "hits a class that a wildcard means and the run loads"() {
        given:
        def loader = onClassPath(classWith('late.shop.Stock', 'count'))
        def seen = []

        when:
        def report = run(scenario().step('count') {
            def stock = Class.forName('late.shop.Stock', true, loader)
            seen << stock.getMethod('count').invoke(stock.getConstructor().newInstance())
        }.target(this).inject(MethodFaultSpec.on('late..*.count()', Effects.returning('none'))))

        then:
        report.passed()
        seen == ['none']
    }

    def "names the nearest class that is not loaded"() {
        given:
        onClassPath(classWith('late.shop.Stock', 'count'))

        when:
        run(scenario().target { }.inject(MethodFaultSpec.on('late.shop.Stok.count()', Effects.panic())))

        then:
        def refused = thrown(InvalidScenarioException)
        refused.mistakes()*.toString() == ["'late.shop.Stok.count()' must match a method, but there is no class 'late.shop.Stok'; did you mean 'late.shop.Stock'?"]
    }

    def "a wildcard alone means no class of the JDK and none of Groovy"() {
        given:
        def ledger = new acme.Ledger(1)

        when:
        def methods = Matches.of(Pointcut.parse('*.*(..)'), Agent.instrumentation()).methods()*.text()

        then:
        methods.contains('acme.Ledger.total()')
        ledger.total() == 0
        methods.findAll { it =~ /^(java|javax|jdk\.internal|sun|groovy|org\.codehaus\.groovy|org\.apache\.groovy)\./ } == []
    }

    def "hits a class although another of its methods names a missing class"() {
        given:
        def partial = partial('late.Partial', 'late.Missing')
        def good = MethodHandles.publicLookup().findStatic(partial, 'good', MethodType.methodType(String))
        def seen = []

        when:
        partial.getDeclaredMethods()

        then:
        thrown(NoClassDefFoundError)

        when:
        def report = run(scenario().target(this).step('good') {
            seen << good.invokeWithArguments()
        }.inject(MethodFaultSpec.on('late.Partial.*(..)', Effects.returning(null))))

        then:
        report.passed()
        seen == [null]
    }

    def "hits a class without a name in a lambda of a generic method"() {
        given:
        def walk = Walk.over(['a', 'b'])
        def seen = []

        when:
        def report = run(scenario().target(this).step('walk') { seen << walk.iterator().next() }
            .inject(MethodFaultSpec.on('acme.Walk.*.next()', Effects.returning('hit'))))

        then:
        report.passed()
        seen == ['hit']
    }

    /** Classes that are there before the run. Each feature has a package of its own: those of the others may be there still. */
    private List<Class<?>> loaded(String last, int count) {
        def loader = onClassPath(*(1..count).collect { classWith("late.${last}.Each$it", 'count') })
        (1..count).collect { Class.forName("late.${last}.Each$it", true, loader) }
    }

    private List<String> matched(String pointcut) {
        all(pointcut).findAll { it.startsWith('late.') }
    }

    private List<String> all(String pointcut) {
        ChaosRunner.matches(scenario().target { }.build(), Pointcut.parse(pointcut))*.text().sort()
    }

    private Recorded onClassPath(DynamicType... classes) {
        classes.each { it.saveIn(folder.toFile()) }
        def loader = new Recorded(folder.toUri().toURL(), before)
        Thread.currentThread().contextClassLoader = loader
        loader
    }

    private static DynamicType classWith(String name, String... methods) {
        def type = new ByteBuddy().subclass(Object).name(name)
        if (name.endsWith('Till')) {
            type = type.annotateType(io.chaoskit.internal.lib.bytebuddy.description.annotation.AnnotationDescription.Builder.ofType(Deprecated).build())
        }
        methods.each { type = type.defineMethod(it, String, Visibility.PUBLIC).intercept(FixedValue.value('own')) }
        type.make()
    }

    private static Class<?> partial(String name, String missing) {
        def folder = Files.createTempDirectory('partial')
        try {
            [("${missing}"): "class ${missing - 'late.'} { }", (name): "public class ${name - 'late.'} { public static String good() { return \"own\"; } public String bad(${missing - 'late.'} it, ${missing - 'late.'}[][] them) { return null; } }"].each { type, source ->
                Files.writeString(folder.resolve("${type - 'late.'}.java"), "package late; $source")
            }
            def files = folder.toFile().listFiles()*.path
            assert ToolProvider.systemJavaCompiler.run(null, null, null, '-d', folder.toString(), *files) == 0
            def bytes = Files.readAllBytes(folder.resolve(name.replace('.', '/') + '.class'))
            new ByteArrayClassLoader(null, [(name): bytes], ByteArrayClassLoader.PersistenceHandler.MANIFEST).loadClass(name)
        } finally {
            folder.toFile().deleteDir()
        }
    }

    /** Knows what was loaded from it. */
    static class Recorded extends URLClassLoader {

        final Set<String> loadedNames = new TreeSet<>()
        final Set<String> readNames = new TreeSet<>()

        Recorded(URL url, ClassLoader parent) {
            super([url] as URL[], parent)
        }

        @Override
        protected Class<?> findClass(String name) {
            def found = super.findClass(name)
            loadedNames << name
            found
        }

        @Override
        InputStream getResourceAsStream(String name) {
            readNames << name
            super.getResourceAsStream(name)
        }
    }
}
