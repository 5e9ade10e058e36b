package io.chaoskit

import com.tngtech.archunit.core.domain.JavaClass
import com.tngtech.archunit.core.domain.JavaClasses
import com.tngtech.archunit.core.importer.ClassFileImporter
import com.tngtech.archunit.lang.ArchRule
import groovy.transform.CompileStatic
import groovy.transform.Memoized
import io.chaoskit.internal.value.Mixer
import spock.lang.Specification

import java.nio.file.Path

import static com.tngtech.archunit.base.DescribedPredicate.describe
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses

/** Packages named internal are the engine's own: another module of ChaosKit uses few of them, and a user none. */
class InternalsSpec extends Specification {

    static final Map<String, List<String>> USED = [
        'runtime/points' : [],
        'runtime/proxy'  : [],
        'runtime/network': ['json', 'thread'],
        'runtime/telemetry': ['export'],
        'runtime/kubernetes': ['scale', 'thread'],
        'dsl'            : ['context', 'export', 'json', 'replay', 'report', 'scale', 'sweep', 'text', 'thread', 'value', 'weave']]

    def "the #module module uses no internals of the engine but #used"() {
        expect:
        usesNoInternalsBut(used, classesOf("$module/target/classes")).check(classesOf("$module/target/classes"))

        where:
        module << USED.keySet()
        used = USED[module]
    }

    def "each of the internals that the #module module may use is used"() {
        given:
        def all = classesOf("$module/target/classes").collectMany { it.directDependenciesFromSelf*.targetClass*.packageName }.toSet()

        expect:
        used.every { all.contains("io.chaoskit.internal.$it" as String) }

        where:
        module << USED.findAll { it.value }.keySet()
        used = USED[module]
    }

    def "scenarios in Java use no internals"() {
        given:
        def classes = new ClassFileImporter().importPackages('acme.checkout')

        expect:
        classes.any { it.simpleName == 'CheckoutScenarios' }
        usesNoInternalsBut([], classes).check(classes)
    }

    def "the rule sees a class that uses internals"() {
        given:
        def offender = new ClassFileImporter().importClasses(Offender)

        when:
        usesNoInternalsBut(['text'], offender).check(offender)

        then:
        def violation = thrown(AssertionError)
        violation.message.contains(Mixer.name)
    }

    /** What a module has inside itself is its own. */
    private static ArchRule usesNoInternalsBut(List<String> packages, JavaClasses own) {
        List<String> prefixes = packages.collect { "io.chaoskit.internal.$it." as String }
        noClasses().should().dependOnClassesThat(describe('are internal') { JavaClass type ->
            type.name.startsWith('io.chaoskit.internal.') && !own.contain(type.name) && prefixes.every { !type.name.startsWith(it) }
        })
    }

    @Memoized
    private static JavaClasses classesOf(String folder) {
        new ClassFileImporter().importPath(Path.of(System.getProperty('chaoskit.basedir'), folder))
    }

    @CompileStatic
    static class Offender {

        long offend() {
            Mixer.mix(1, 2)
        }
    }
}
