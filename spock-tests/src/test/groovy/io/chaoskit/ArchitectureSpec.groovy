package io.chaoskit

import com.tngtech.archunit.core.domain.JavaCall
import com.tngtech.archunit.core.domain.JavaClass
import com.tngtech.archunit.core.domain.JavaClasses
import com.tngtech.archunit.core.importer.ClassFileImporter
import com.tngtech.archunit.lang.ArchRule
import com.tngtech.archunit.library.GeneralCodingRules
import groovy.transform.CompileStatic
import groovy.transform.Memoized
import spock.lang.Specification

import java.nio.file.Path
import java.time.Instant
import java.time.temporal.Temporal

import static com.tngtech.archunit.base.DescribedPredicate.describe
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices

class ArchitectureSpec extends Specification {

    /** Raise these with the code: a rule that is checked on too few classes proves nothing. */
    static final Map<String, Integer> FLOOR = ['runtime/points': 7, 'runtime/engine': 155, 'runtime/proxy': 60, 'runtime/network': 18, 'dsl': 85]

    static final JavaClasses OFFENDERS = new ClassFileImporter().importClasses(Offender)

    static final ArchRule NO_PRINTING = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS

    static final ArchRule NO_EXIT = noClasses().should().callMethodWhere(describe('end the JVM') { JavaCall<?> call ->
        call.targetOwner.name in [System.name, Runtime.name] && call.name in ['exit', 'halt']
    })

    static final ArchRule TIME_FROM_CLOCK = noClasses().that(describe('are not the clock') { JavaClass type ->
        !type.name.startsWith('io.chaoskit.value.Clock')
    }).should().callMethodWhere(describe('read the time') { JavaCall<?> call ->
        call.targetOwner.name == System.name && call.name in ['nanoTime', 'currentTimeMillis'] ||
            call.name == 'now' && call.targetOwner.isAssignableTo(Temporal)
    })

    static final ArchRule NO_SLEEP = noClasses().should().callMethodWhere(describe('sleep') { JavaCall<?> call ->
        call.name == 'sleep'
    })

    static final ArchRule NO_SHARED_RANDOMNESS = noClasses().should().callMethodWhere(describe('draw a number of no seed') {
        JavaCall<?> call -> call.name in ['random', 'randomUUID'] || call.targetOwner.simpleName == 'ThreadLocalRandom'
    })

    def "the #module module has at least #floor classes to check"() {
        expect:
        classesOf(module).size() >= floor

        where:
        module << FLOOR.keySet()
        floor = FLOOR[module]
    }

    def "the points depend on nothing but the JDK"() {
        given:
        def points = classesOf('runtime/points')
        def allowed = describe('belong to the JDK or to the points themselves') { JavaClass type ->
            JavaClass element = type.baseComponentType
            element.primitive || element.packageName.startsWith('java.') || points.contain(element.name)
        }

        expect:
        classes().should().onlyDependOnClassesThat(allowed).check(points)
    }

    def "the engine knows neither Groovy nor the DSL"() {
        expect:
        noClasses().should().dependOnClassesThat()
            .resideInAnyPackage('groovy..', 'org.codehaus.groovy..', 'org.apache.groovy..', 'io.chaoskit.dsl..', 'io.chaoskit.cli..')
            .check(classesOf('runtime/engine'))
    }

    def "the proxy knows nothing of the engine and of the DSL"() {
        expect:
        noClasses().should().dependOnClassesThat()
            .resideInAnyPackage('groovy..', 'org.codehaus.groovy..', 'org.apache.groovy..', 'io.chaoskit.dsl..', 'io.chaoskit.cli..',
                'io.chaoskit.run..', 'io.chaoskit.internal.run..', 'io.chaoskit.model..', 'io.chaoskit.effect..', 'io.chaoskit.points..')
            .check(classesOf('runtime/proxy'))
    }

    def "the packages of the engine have no cycle"() {
        expect:
        slices().matching('io.chaoskit.(**)').should().beFreeOfCycles().check(classesOf('runtime/engine'))
    }

    def "the #module module leaves to others what #what"() {
        expect:
        rule.check(classesOf(module).that(describe('belong to a run') { JavaClass type -> !type.name.startsWith(WITHOUT_A_RUN) }))

        where:
        [module, [what, rule]] << [['runtime/points', 'runtime/engine'], [
            ['prints', NO_PRINTING],
            ['ends the JVM', NO_EXIT],
            ['reads the time', TIME_FROM_CLOCK],
            ['sleeps', NO_SLEEP],
            ['draws without a seed', NO_SHARED_RANDOMNESS],
        ]].combinations()
    }

    def "the rule sees a class that #what"() {
        when:
        rule.check(OFFENDERS)

        then:
        def violation = thrown(AssertionError)
        violation.message.contains(Offender.name)

        where:
        what                   | rule
        'prints'               | NO_PRINTING
        'ends the JVM'         | NO_EXIT
        'reads the time'       | TIME_FROM_CLOCK
        'sleeps'               | NO_SLEEP
        'draws without a seed' | NO_SHARED_RANDOMNESS
    }

    /** Failpoints that the environment switches on belong to no run, so that there is no seed and no clock of one. */
    static final String WITHOUT_A_RUN = 'io.chaoskit.points.FailpointTerms'

    @Memoized
    private static JavaClasses classesOf(String module) {
        new ClassFileImporter().importPath(Path.of(System.getProperty('chaoskit.basedir'), module, 'target/classes'))
    }

    @CompileStatic
    static class Offender {

        void offend() {
            System.out.println(System.nanoTime() + Instant.now().toEpochMilli() + Math.random())
            Thread.sleep(1)
            System.exit(1)
        }
    }
}
