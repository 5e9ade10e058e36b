package io.chaoskit.weave

import com.zaxxer.hikari.HikariConfig
import com.zaxxer.hikari.HikariDataSource
import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effects
import io.chaoskit.effect.Injector
import io.chaoskit.pointcut.Pointcut
import io.chaoskit.report.Report
import io.chaoskit.run.ChaosRunner
import io.chaoskit.site.Sites
import io.chaoskit.verdict.Verdict
import spock.lang.TempDir

import javax.tools.ToolProvider
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.Executor
import java.util.concurrent.TimeUnit

/** A class that cannot be linked, because a class is missing that its code uses, keeps no other class from being woven or restored. */
class UnlinkableClassSpec extends ChaosSpec {

    static final String BAD = 'public class Bad { public static int go() { return 0; } static Base g(boolean b) { Gone x = new Gone(); return x; } }'

    static int packages = 0

    @TempDir
    Path folder

    /** Another one for each feature: pointcuts mean the classes of a name in all class loaders. */
    String lib = "unlinkable${++packages}"
    URLClassLoader loader

    def cleanup() {
        loader.close()
    }

    def "#n classes get their faults beside one that cannot be linked"() {
        given:
        def classes = load(goers(n))
        loader.loadClass("${lib}.Bad")

        when:
        def report = going(classes, "${lib}.*.go()")

        then:
        report.verdict() == Verdict.PASS
        report.reasons() == []
        report.injectors()*.fired() == [n]
        report.injectors()*.note() == ["never used, and could not be woven: ${lib}.Bad (NoClassDefFoundError: $lib/Gone)"]

        where:
        n << [10, 100]
    }

    def "classes that the run loads get their faults, and are their own again"() {
        given:
        load(goers(10), ['C0'])
        def classes = []

        when:
        def report = run(scenario().target(this).step('go') {
            classes = (0..<10).collect { loader.loadClass("${lib}.C$it") }
            loader.loadClass("${lib}.Bad")
            assert classes*.go() == [7] * 10
        }.inject(MethodFaultSpec.on("${lib}.*.go()", Effects.returning(7))))

        then:
        report.verdict() == Verdict.PASS
        report.injectors()*.fired() == [10]
        report.injectors()*.note() == ["never used, and could not be restored: ${lib}.Bad (NoClassDefFoundError: $lib/Gone)"]

        and:
        classes*.go() == (0..<10)
        classes.every { LeaveNoTraceSpec.bytes(it) == LeaveNoTraceSpec.bytes(fresh(it)) }
    }

    def "a class that a pointcut names must be woven"() {
        given:
        load(goers(1))
        loader.loadClass("${lib}.Bad")

        when:
        def report = going([], "${lib}.Bad.go()")

        then:
        report.verdict() == Verdict.UNSTABLE
        report.reasons() == [
            "could not be woven: ${lib}.Bad: NoClassDefFoundError: $lib/Gone",
            "injector returning(7) was never reached: ${lib}.Bad could not be woven (NoClassDefFoundError: $lib/Gone), and no thread of an iteration called a method of another class that '${lib}.Bad.go()' matches"]
    }

    def "a class that is not woven and then used after all is told"() {
        given:
        def classes = load(goers(1))
        def bad = loader.loadClass("${lib}.Bad")

        when:
        def report = run(scenario().target(this).step('go') {
            compile([Gone: 'public class Gone extends Base { }'])
            assert classes*.go() == [7]
            assert bad.go() == 0
        }.inject(MethodFaultSpec.on("${lib}.*.go()", Effects.returning(7))))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.reasons() == ["could not be woven: ${lib}.Bad: NoClassDefFoundError: $lib/Gone"]
        report.injectors()*.fired() == [1]
        report.injectors()*.note() == ['']
    }

    def "an injector that nothing reached says which classes were not woven"() {
        given:
        load(goers(1))
        loader.loadClass("${lib}.Bad")

        when:
        def report = going([], "${lib}.*.go()")

        then:
        report.verdict() == Verdict.UNSTABLE
        report.reasons() == ["injector returning(7) was never reached: ${lib}.Bad could not be woven (NoClassDefFoundError: $lib/Gone), and no thread of an iteration called a method of another class that '${lib}.*.go()' matches"]
    }

    def "matches of a pointcut are listed beside a class that cannot be linked"() {
        given:
        load(goers(2))
        loader.loadClass("${lib}.Bad")

        expect:
        ChaosRunner.matches(scenario().target { }.build(), Pointcut.parse("${lib}.*.go()"))*.text().sort() == ["${lib}.Bad.go()", "${lib}.C0.go()", "${lib}.C1.go()"]
    }

    def "work is handed over beside an executor that cannot be linked"() {
        given:
        def classes = load([
            Bad: BAD.replace('class Bad', 'class Bad implements java.util.concurrent.Executor').replaceFirst(/\{/, '{ public void execute(Runnable work) { }'),
            Own: 'public class Own implements java.util.concurrent.Executor { public final java.util.Queue<Runnable> queue = new java.util.concurrent.ConcurrentLinkedQueue<>(); public void execute(Runnable work) { queue.add(work); } }'],
            ['Bad', 'Own'])
        def own = classes[1].getConstructor().newInstance()
        def before = LeaveNoTraceSpec.bytes(classes[1])
        def tasks = new ConcurrentLinkedQueue<String>()
        def worker = Thread.startDaemon { runAll(own.queue) }

        when:
        def report = run(scenario().target(this).step('hand over') {
            def done = new java.util.concurrent.CountDownLatch(1)
            own.execute { Chaos.apply('there'); done.countDown() }
            assert done.await(BOUND, TimeUnit.SECONDS)
        }.inject(Injector.of({ hit -> tasks << hit.task() } as io.chaoskit.effect.Effect).withSites([Sites.point('there')])).lanes(2).repeat(10))

        then:
        report.verdict() == Verdict.PASS
        report.injectors()*.hits() == [10]
        tasks.every { it ==~ /0(\.\d+)*/ }
        LeaveNoTraceSpec.bytes(classes[1]) == before

        cleanup:
        worker.interrupt()
    }

    def "a pool gets its faults although libraries are missing that some of its classes use"() {
        given:
        loader = new URLClassLoader(new URL[0])
        def pool = new HikariDataSource(new HikariConfig(jdbcUrl: 'jdbc:h2:mem:unlinkable', maximumPoolSize: 1))

        when:
        def report = run(scenario().target(this).step('query') { pool.connection.withCloseable { } }
            .inject(MethodFaultSpec.on('com.zaxxer.hikari..*(..)', Effects.delay(java.time.Duration.ofNanos(1)))))

        then:
        report.verdict() == Verdict.PASS
        report.injectors()[0].fired() > 1
        report.injectors()[0].note().startsWith('never used, and could not be woven: com.zaxxer.hikari.metrics.')
        report.injectors()[0].note().contains('(NoClassDefFoundError: com/codahale/metrics/')

        cleanup:
        pool.close()
    }

    private static void runAll(Queue<Runnable> queue) {
        while (!Thread.interrupted()) {
            queue.poll()?.run()
            Thread.yield()
        }
    }

    private Report going(List<Class<?>> classes, String pointcut) {
        run(scenario().target(this).step('go') {
            assert classes*.go() == [7] * classes.size()
        }.inject(MethodFaultSpec.on(pointcut, Effects.returning(7))))
    }

    private static Map<String, String> goers(int n) {
        (0..<n).collectEntries { ["C$it": "public class C$it { public static int go() { return $it; } }"] } + [Bad: BAD]
    }

    private List<Class<?>> load(Map<String, String> sources, List<String> names = (sources.keySet() - 'Bad') as List) {
        compile(sources)
        names.collect { loader.loadClass("${lib}.$it") }
    }

    /** All of them, and not what Bad needs. */
    private void compile(Map<String, String> sources) {
        def files = (sources + [Base: 'public class Base { }', Gone: 'public class Gone extends Base { }']).collect { name, source ->
            def file = folder.resolve("${name}.java")
            Files.writeString(file, "package $lib; $source")
            file.toString()
        }
        assert ToolProvider.systemJavaCompiler.run(null, null, null, '-d', folder.toString(), *files) == 0
        if (!sources.Gone) {
            Files.delete(folder.resolve("$lib/Gone.class"))
            loader = new URLClassLoader([folder.toUri().toURL()] as URL[], getClass().classLoader)
        }
    }

    private Class<?> fresh(Class<?> type) {
        new URLClassLoader([folder.toUri().toURL()] as URL[], getClass().classLoader).loadClass(type.name)
    }
}
