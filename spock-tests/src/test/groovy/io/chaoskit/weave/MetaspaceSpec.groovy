package io.chaoskit.weave

import acme.lot.Cell
import acme.lot.LambdaCell
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effects
import io.chaoskit.trigger.Trigger
import spock.lang.Tag

import java.lang.management.ManagementFactory

/** What a run with pointcuts leaves in the memory of the JVM for classes. */
@Tag('alone')
class MetaspaceSpec extends ChaosSpec {

    static final int CLASSES = 16
    /** What is made once, for the first runs: the engine's own classes. */
    static final int BEFORE = 20
    static final int RUNS = 20
    /** No class is as small: the JVM takes a few bytes of a run for itself. */
    static final int BYTES = 1024

    def "a run leaves nothing in the metaspace, with #lanes lanes"() {
        expect:
        longEnough([RUNS, 2 * RUNS], { it < BYTES }) { growth(Cell, lanes, it) } < BYTES

        where:
        lanes << [1, 2]
    }

    def "what the JVM keeps of lambdas that it links anew is seen, and is no more than that"() {
        when:
        def each = growth(LambdaCell, 1, RUNS) / CLASSES

        then:
        each > BYTES
        each < 6 * BYTES
    }

    /** The bytes that each of so many runs leaves. */
    private static double growth(Class<?> type, int lanes, int runs) {
        def cells = (1..CLASSES).collect { new OwnLoader(type).loadClass(type.name).getConstructor().newInstance() }
        BEFORE.times { work(cells, type, lanes) }
        long before = used()
        runs.times { work(cells, type, lanes) }
        (used() - before) / (double) runs
    }

    private static void work(List<?> cells, Class<?> type, int lanes) {
        def report = run(scenario().target(cells).lanes(lanes).repeat(lanes).step('call') { cells.each { it.applyAsInt(1) } }
            .inject(MethodFaultSpec.on("$type.name.*(..)", Effects.returning(5), Trigger.ALWAYS.limit(1))))
        assert report.injectors()[0].hits() >= CLASSES
    }

    /** What is left when what can go has gone. */
    private static long used() {
        3.times { System.gc() }
        ManagementFactory.memoryPoolMXBeans.findAll { it.name in ['Metaspace', 'Compressed Class Space'] }*.usage*.used.sum() as long
    }

    private static final class OwnLoader extends ClassLoader {

        private final Class<?> own

        OwnLoader(Class<?> own) {
            super(own.classLoader)
            this.own = own
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) {
            if (name != own.name) {
                return super.loadClass(name, resolve)
            }
            def known = findLoadedClass(name)
            if (known) {
                return known
            }
            def file = own.classLoader.getResourceAsStream(name.replace('.', '/') + '.class').bytes
            defineClass(name, file, 0, file.length)
        }
    }
}
