package io.chaoskit

import com.tngtech.archunit.core.domain.JavaClass
import com.tngtech.archunit.core.domain.JavaClasses
import com.tngtech.archunit.core.importer.ClassFileImporter
import spock.lang.Specification

import java.nio.file.Path

import static com.tngtech.archunit.base.DescribedPredicate.describe
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses

class ArchitectureSpec extends Specification {

    /** Raise these with the code: a rule that is checked on too few classes proves nothing. */
    static final Map<String, Integer> FLOOR = ['runtime/points': 7, 'runtime/engine': 100, 'dsl': 1]

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
            .resideInAnyPackage('groovy..', 'org.codehaus.groovy..', 'org.apache.groovy..', 'io.chaoskit.dsl..')
            .check(classesOf('runtime/engine'))
    }

    private static JavaClasses classesOf(String module) {
        new ClassFileImporter().importPath(Path.of(System.getProperty('chaoskit.basedir'), module, 'target/classes'))
    }
}
