package io.chaoskit.weave

import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effects
import io.chaoskit.verdict.Verdict
import spock.lang.TempDir

import javax.tools.ToolProvider
import java.nio.file.Files
import java.nio.file.Path

/** A class that the JVM does not let be changed as it must: told, and no reason to pass. */
class UnwovenClassSpec extends ChaosSpec {

    /** A method may have 65,535 bytes of code; this one leaves less than what is woven in. */
    static final int FULL = 21_800

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

    private Class<?> compiled(String name, String body) {
        def source = folder.resolve("${name}.java")
        Files.writeString(source, "package late; public class $name { $body }")
        assert ToolProvider.systemJavaCompiler.run(null, null, null, '-d', folder.toString(), source.toString()) == 0
        new URLClassLoader([folder.toUri().toURL()] as URL[]).loadClass("late.$name")
    }
}
