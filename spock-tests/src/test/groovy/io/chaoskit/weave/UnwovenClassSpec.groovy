package io.chaoskit.weave

import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effects
import io.chaoskit.internal.weave.Agent
import io.chaoskit.verdict.Verdict
import io.chaoskit.internal.lib.bytebuddy.jar.asm.ClassReader
import io.chaoskit.internal.lib.bytebuddy.jar.asm.ClassWriter
import io.chaoskit.internal.lib.bytebuddy.jar.asm.Opcodes
import spock.lang.TempDir

import javax.tools.ToolProvider
import java.lang.instrument.ClassFileTransformer
import java.nio.file.Files
import java.nio.file.Path
import java.security.ProtectionDomain

/** A class that the JVM does not let be changed as it must: told, and no reason to pass. */
class UnwovenClassSpec extends ChaosSpec {

    /** A method may have 65,535 bytes of code; this one leaves less than what is woven in. */
    static final int FULL = 21_843

    @TempDir
    Path folder

    def "a class that cannot be woven is told, and others are"() {
        given:
        def huge = compiled('Huge', "public static int go(int i) { ${'i++; ' * FULL} return i; }")
        def small = compiled('Small', 'public static int go(int i) { return i; }')
        def caught = 0

        when:
        def report = run(scenario().target(this).step('call') {
            assert huge.go(0) == FULL
            try {
                small.go(0)
            } catch (IllegalStateException injected) {
                caught++
            }
        }.inject(MethodFaultSpec.on('late.*.go(int)', Effects.exception(IllegalStateException))).repeat(2))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.reasons().size() == 1
        report.reasons()[0] =~ /^could not be woven: late\.Huge: .*MethodTooLargeException/
        caught == 2
        report.injectors()[0].fired() == 2
    }

    def "a class that the run loads and that cannot be woven is #told when it is #loaded"() {
        given:
        def small = compiled("Small$loaded", 'public static int go(int i) { return i; }')
        def huge = null

        when:
        def report = run(scenario().target(this).step('call') {
            huge = huge ?: compiled("Huge$loaded", "public static int go(int i) { ${'i++; ' * FULL} return i; }")
            if (loaded == 'Used') {
                assert huge.go(0) == FULL
            }
            assert small.go(1) == 7
        }.inject(MethodFaultSpec.on("late.*${loaded}.go(int)", Effects.returning(7))).repeat(2))

        then:
        report.verdict() == verdict
        report.reasons()*.replaceAll(/MethodTooLargeException: .*/, 'too large') == reasons
        report.injectors()*.note()*.replaceAll(/MethodTooLargeException: .*/, 'too large') == [note]
        report.injectors()*.fired() == [2]

        where:
        loaded   | told       || verdict          | reasons                                          | note
        'Used'   | 'a doubt'  || Verdict.UNSTABLE | ['could not be woven: late.HugeUsed: too large'] | ''
        'Unused' | 'a note'   || Verdict.PASS     | []                                               | 'never used, and could not be woven: late.HugeUnused (too large'
    }

    def "a class that another agent spoils is told, and 100 others are woven and restored"() {
        given: 'the JVM rejects a batch with a class that gets a field more'
        def others = compiled([*(1..50).collect { "Other$it".toString() }, 'Spoiled', *(51..100).collect { "Other$it".toString() }], 'public static int go(int i) { return i; }')
        def spoiled = others.find { it.simpleName == 'Spoiled' }
        others.remove(spoiled)
        ClassFileTransformer spoiler = new ClassFileTransformer() {
            @Override
            byte[] transform(ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] file) {
                redefined == spoiled ? withField(file) : null
            }
        }
        Agent.instrumentation().addTransformer(spoiler, true)

        when:
        def report = run(scenario().target(this).step('call') {
            assert others*.go(1) == [7] * 100
            assert spoiled.go(1) == 1
        }.inject(MethodFaultSpec.on('late.Other*.go(int) || late.Spoiled.go(int)', Effects.returning(7))))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.reasons() == ['could not be woven: late.Spoiled: UnsupportedOperationException: class redefinition failed: ' +
            'attempted to change the schema (add/remove fields)']
        report.injectors()*.fired() == [100]

        and:
        others*.go(1) == [1] * 100

        cleanup:
        Agent.instrumentation().removeTransformer(spoiler)
    }

    private static byte[] withField(byte[] file) {
        def writer = new ClassWriter(0)
        new ClassReader(file).accept(writer, 0)
        writer.visitField(Opcodes.ACC_PUBLIC, 'more', 'I', null, null).visitEnd()
        writer.toByteArray()
    }

    private Class<?> compiled(String name, String body) {
        compiled([name], body)[0]
    }

    private List<Class<?>> compiled(List<String> names, String body) {
        def sources = names.collect { name ->
            def source = folder.resolve("${name}.java")
            Files.writeString(source, "package late; public class $name { $body }")
            source.toString()
        }
        assert ToolProvider.systemJavaCompiler.run(null, null, null, '-d', folder.toString(), *sources) == 0
        def loader = new URLClassLoader([folder.toUri().toURL()] as URL[])
        names.collect { loader.loadClass("late.$it") }
    }
}
