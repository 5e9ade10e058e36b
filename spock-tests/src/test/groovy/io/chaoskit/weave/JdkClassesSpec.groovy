package io.chaoskit.weave

import groovy.transform.CompileStatic
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effects
import io.chaoskit.effect.InjectedException
import io.chaoskit.model.StepBody
import io.chaoskit.model.StepContext
import io.chaoskit.trigger.Trigger
import org.h2.jdbcx.JdbcDataSource
import spock.lang.TempDir

import java.nio.file.Path
import java.sql.SQLException
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.Executors
import java.util.concurrent.RejectedExecutionException
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger

import static io.chaoskit.weave.MethodFaultSpec.on

/** Faults in classes that the JDK, Groovy and ChaosKit itself use. */
class JdkClassesSpec extends ChaosSpec {

    static final int ITERATIONS = 40

    @TempDir
    Path folder

    def failed = new AtomicInteger()

    def "fails to connect sockets on #lanes lanes"() {
        given:
        def server = new ServerSocket(0, 100, InetAddress.getByName('127.0.0.1'))

        when:
        def report = everySecond(lanes, 'java.net.Socket.connect(SocketAddress, int)',
            Effects.exception(ConnectException, 'refused'), ConnectException) {
            new Socket().withCloseable { it.connect(server.localSocketAddress, 1_000) }
        }

        then:
        halfFailed(report)

        cleanup:
        server.close()

        where:
        lanes << [1, 4]
    }

    def "fails to write files on #lanes lanes"() {
        when:
        def report = everySecond(lanes, 'java.io.FileOutputStream.write(byte[])',
            Effects.exception(IOException, 'disk full'), IOException) {
            new FileOutputStream(folder.resolve("out-${it.lane()}").toFile()).withCloseable { out -> out.write('x'.bytes) }
        }

        then:
        halfFailed(report)

        where:
        lanes << [1, 4]
    }

    def "fails the queries of a JDBC driver on #lanes lanes"() {
        given:
        def connections = (0..lanes).collect { new JdbcDataSource(url: 'jdbc:h2:mem:jdk-classes').connection }

        when:
        def report = everySecond(lanes, 'java.sql.PreparedStatement+.executeQuery()',
            Effects.exception(SQLException, 'gone'), SQLException) {
            connections[it.lane()].prepareStatement('select 1').executeQuery().close()
        }

        then:
        halfFailed(report)

        cleanup:
        connections*.close()

        where:
        lanes << [1, 4]
    }

    def "rejects the tasks of executors on #lanes lanes"() {
        given:
        def executor = Executors.newFixedThreadPool(2)
        def done = new AtomicInteger()

        when:
        def report = everySecond(lanes, 'java.util.concurrent.ThreadPoolExecutor.execute(..)',
            Effects.exception(RejectedExecutionException, 'full'), RejectedExecutionException) {
            executor.submit { done.incrementAndGet() }.get()
        }

        then:
        halfFailed(report)
        done.get() == ITERATIONS - failed.get()

        cleanup:
        executor.shutdownNow()
        executor.awaitTermination(BOUND, TimeUnit.SECONDS)

        where:
        lanes << [1, 4]
    }

    def "fails to put into maps on #lanes lanes"() {
        given:
        def filling = new Filling()

        when:
        def report = run(scenario().target(this).step('fill', filling)
            .inject(on('java.util.concurrent.ConcurrentHashMap.put(..)', Effects.error('full'), Trigger.ALWAYS.probability(0.5)))
            .lanes(lanes).repeat(ITERATIONS).seed(3))
        failed.set(filling.failed.get())

        then:
        halfFailed(report)
        filling.map.size() == ITERATIONS - failed.get()

        where:
        lanes << [1, 4]
    }

    def "threads in an implicit context are hit in collections of ChaosKit's"() {
        given:
        def size = new AtomicInteger()

        when:
        def report = run(scenario().target(this).step('add') {
            def worker = Thread.start { size.addAndGet(new ArrayList([1, 2]).tap { add(3) }.size()) }
            worker.join()
        }.inject(on('java.util.ArrayList.add(Object)', Effects.error('no'), Trigger.ALWAYS.every(1_000_000))).repeat(5))

        then:
        report.iterations().passed() == 5
        size.get() == 15
        report.injectors()[0].hits() > 0
    }

    private everySecond(int lanes, String pointcut, effect, Class<? extends Throwable> caught, Closure<?> body) {
        run(scenario().target(this).step('call') {
            try {
                body.call(it)
            } catch (Throwable thrown) {
                if (!caught.isInstance(thrown)) {
                    throw thrown
                }
                failed.incrementAndGet()
            }
        }.inject(on(pointcut, effect, Trigger.ALWAYS.probability(0.5))).lanes(lanes).repeat(ITERATIONS).seed(3))
    }

    private void halfFailed(report) {
        assert report.passed()
        assert report.injectors()[0].hits() == ITERATIONS
        assert report.injectors()[0].fired() == failed.get()
        assert failed.get() in (5..ITERATIONS - 5)
    }

    /** A step that calls no other map: Groovy's own way to a method would go through some. */
    @CompileStatic
    static class Filling implements StepBody<Object> {

        final Map<Object, Object> map = new ConcurrentHashMap<>()
        final AtomicInteger failed = new AtomicInteger()

        @Override
        void run(StepContext context) {
            try {
                map.put(context.iteration(), true)
            } catch (InjectedException full) {
                failed.incrementAndGet()
            }
        }
    }
}
