package io.chaoskit.weave

import acme.Ledger
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effects
import io.chaoskit.internal.weave.Agent
import io.chaoskit.trigger.Trigger
import io.chaoskit.validator.Validators
import io.chaoskit.internal.lib.bytebuddy.jar.asm.ClassReader
import io.chaoskit.internal.lib.bytebuddy.jar.asm.ClassWriter

import java.lang.instrument.ClassFileTransformer
import java.lang.instrument.Instrumentation
import java.security.ProtectionDomain
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit

/** Instrumentation exists only while its run does. */
class LeaveNoTraceSpec extends ChaosSpec {

    def ledger = new Ledger(1)

    def "every class is byte for byte what it was"() {
        given:
        def classes = [Ledger, UUID]
        def before = classes.collect { bytes(it) }
        def during = []

        when:
        run(scenario().target(ledger).step('call') { during.addAll(classes.collect { bytes(it) }) }
            .inject(MethodFaultSpec.on('acme.Ledger.total()', Effects.returning(5L), Trigger.ALWAYS.limit(1)))
            .inject(MethodFaultSpec.on('java.util.UUID.fromString(..)', Effects.returning(null), Trigger.ALWAYS.limit(1))))

        then:
        [0, 1].every { during[it] != before[it] }
        [0, 1].every { bytes(classes[it]) == before[it] }
    }

    def "threads are byte for byte what they were when their starts were traced"() {
        given:
        def before = bytes(Thread)
        def during = null

        when:
        run(scenario().target(ledger).step('call') { during = bytes(Thread) }
            .check(Validators.noThreadLeak(Duration.ofSeconds(BOUND))).repeat(2).lanes(2))

        then:
        during != before
        bytes(Thread) == before
    }

    def "a method is its own again after the run"() {
        when:
        run(scenario().target(ledger).step('call') { assert ledger.total() == 5 }
            .inject(MethodFaultSpec.on('acme.Ledger.total()', Effects.returning(5L)))).passed()

        then:
        ledger.total() == 0
    }

    def "overlapping runs on a method get their own faults only"() {
        given:
        def bothRun = new CountDownLatch(2)
        def firstEnded = new CountDownLatch(1)
        def seen = [:].asSynchronized()

        when:
        def first = Thread.start {
            run(scenario('first').target(ledger).step('call') {
                bothRun.countDown()
                assert bothRun.await(BOUND, TimeUnit.SECONDS)
                seen.first = ledger.total()
            }.inject(MethodFaultSpec.on('acme.Ledger.total()', Effects.returning(1L))))
            firstEnded.countDown()
        }
        def second = Thread.start {
            run(scenario('second').target(ledger).step('call') {
                bothRun.countDown()
                assert bothRun.await(BOUND, TimeUnit.SECONDS)
                seen.second = ledger.total()
                assert firstEnded.await(BOUND, TimeUnit.SECONDS)
                seen.later = ledger.total()
            }.inject(MethodFaultSpec.on('acme.Ledger.total()', Effects.returning(2L))))
        }
        [first, second]*.join()

        then:
        seen == [first: 1L, second: 2L, later: 2L]
        ledger.total() == 0
    }

    def "weaves classes that are loaded after the run began"() {
        given:
        def loader = new GroovyClassLoader(getClass().classLoader)
        def late = 'package acme.late; class Late extends acme.Ledger { Late() { super(1) }; int book(String t, int n) { 0 } }'
        def seen = []

        when:
        run(scenario().target(ledger).step('call') {
            seen << loader.parseClass(late).getConstructor().newInstance().book('a', 1)
        }.inject(MethodFaultSpec.on('acme.Ledger+.book(..)', Effects.returning(3))))

        then:
        seen == [3]
    }

    /**
     * The class file as the JVM has it now. The JVM makes it anew from what it has loaded, on JDK 25 with its constants in
     * another order than in the file; writing it again brings them into one order. Of a class of its own it forgets what only its
     * verifier needs when it is changed for the first time, so that is done once before.
     */
    static List<Byte> bytes(Class<?> type) {
        Instrumentation instrumentation = Agent.instrumentation()
        List<Byte> found = null
        ClassFileTransformer reader = new ClassFileTransformer() {
            @Override
            byte[] transform(ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] file) {
                if (redefined == type) {
                    def writer = new ClassWriter(0)
                    new ClassReader(file).accept(writer, 0)
                    found = writer.toByteArray().toList()
                }
                null
            }
        }
        instrumentation.addTransformer(reader, true)
        try {
            2.times { instrumentation.retransformClasses(type) }
        } finally {
            instrumentation.removeTransformer(reader)
        }
        found
    }
}
