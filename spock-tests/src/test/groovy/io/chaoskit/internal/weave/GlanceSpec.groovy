package io.chaoskit.internal.weave

import acme.Ledger
import io.chaoskit.ChaosSpec

import java.util.concurrent.Executor

/** A glance at a class file never overlooks what a class declares. */
class GlanceSpec extends ChaosSpec {

    static class Direct implements Executor {

        static final long WIDE = 1L << 40

        @Override
        void execute(Runnable work) {
            work.run()
        }
    }

    static class Tick extends TimerTask {

        @Override
        void run() {
        }
    }

    def "finds the methods of #type.simpleName"() {
        expect:
        glance(type).mentions([method])
        glance(type).mentions(['neverHeardOf', method])

        where:
        type                 | method
        Direct               | 'execute'
        Tick                 | 'run'
        Thread               | 'start'
        ArrayDeque           | 'pollFirst'
        BigDecimal           | 'movePointLeft'
    }

    def "does not find a part of a name"() {
        expect:
        !glance(Direct).mentions(['execut', 'executes', 'xecute'])
    }

    def "sees whether #type.simpleName has super-types: #has"() {
        expect:
        glance(type).hasSuperTypes() == has

        where:
        type     | has
        Direct   | true
        Tick     | true
        Object   | true
        Objects  | false
        Runnable | false
    }

    def "a hand-over is seen in classes that are loaded"() {
        expect:
        Handovers.mayHandOver(type.name, bytes(type)) == may

        where:
        type              | may
        Direct            | true
        Tick              | true
        java.util.Timer   | true
        Objects           | false
    }

    private static Glance glance(Class<?> type) {
        new Glance(bytes(type))
    }

    private static byte[] bytes(Class<?> type) {
        def file = type.name.replace('.', '/') + '.class'
        (type.classLoader ?: ClassLoader.systemClassLoader).getResourceAsStream(file).withCloseable { it.readAllBytes() }
    }
}
