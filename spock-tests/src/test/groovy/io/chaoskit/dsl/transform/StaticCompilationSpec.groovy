package io.chaoskit.dsl.transform

import io.chaoskit.ChaosSpec
import org.codehaus.groovy.control.MultipleCompilationErrorsException

/** Scenarios, and words that Groovy knows the types of, in code that is compiled statically. */
class StaticCompilationSpec extends ChaosSpec {

    static final String SHOP = '''
        package acme
        import groovy.transform.*
        import static io.chaoskit.dsl.ChaosKit.*

        @ANNOTATION
        class Shop {
            int sold

            boolean survives() {
                def report = scenario('shop') {
                    target { sold++ }
                    inject delay(0.ms, 1.ms) probability 0.5
                    assert goroutineLimit(200)
                    assert sold == iteration
                    repeat 5
                }.run()
                report.passed && scenario('again') { target { } }.run().passed
            }

            int wrong(String text) { BODY }
        }
        '''

    def "a method with a scenario is compiled dynamically in a class with @#annotation"() {
        expect:
        compiled(SHOP.replace('ANNOTATION', annotation).replace('BODY', 'text.length()')).newInstance().survives()

        where:
        annotation << ['CompileStatic', 'TypeChecked', 'groovy.transform.CompileStatic']
    }

    def "the rest of the class stays checked"() {
        expect:
        mistakes(SHOP.replace('ANNOTATION', 'CompileStatic').replace('BODY', 'text.lenth()')).every { it.contains('lenth') }
    }

    def "what cannot be compiled dynamically is refused: #what"() {
        expect:
        mistakes("import groovy.transform.*\nimport io.chaoskit.spock.Chaos\nimport static io.chaoskit.dsl.ChaosKit.*\n$source") ==
            ["$what; use a method without it".toString()]

        where:
        source                                                             | what
        "class A { @CompileStatic def m() { scenario('x') { repeat 1 } } }" | 'a scenario must be compiled dynamically, but is in a method with @CompileStatic'
        "class A { @TypeChecked def m() { scenario('x') { repeat 1 } } }"   | 'a scenario must be compiled dynamically, but is in a method with @TypeChecked'
        "@CompileStatic class A { def s = scenario('x') { repeat 1 } }"     | 'a scenario must be compiled dynamically, but is in a class with @CompileStatic'
        "class A { @CompileStatic @Chaos({ inject panic() }) def m() { } }" | 'the faults of @Chaos must be compiled dynamically, but are on a method with @CompileStatic'
        "@TypeChecked @Chaos({ inject panic() }) class A { }"              | 'the faults of @Chaos must be compiled dynamically, but are on a class with @TypeChecked'
    }

    def "the words of pinned faults are checked"() {
        given:
        def script = { String word -> """
            import static io.chaoskit.dsl.ChaosKit.*
            @groovy.transform.CompileStatic
            class A { def m() { pinned('shop.groovy', 'shop', seed: 5L, iteration: 3L) { $word injector: 'a', site: 'b', hit: 1 } } }
            """ }

        expect:
        compiled(script('fault'))
        mistakes(script('falt')).size() == 1
        mistakes(script('falt'))[0].contains('falt')
    }

    def "faults of @Chaos stand in a class with @#annotation"() {
        expect:
        compiled("""
            import io.chaoskit.spock.Chaos
            @groovy.transform.$annotation
            class ASpec extends spock.lang.Specification {
                @Chaos({ inject delay(5.ms) probability 0.1 })
                def "a"() { expect: true }
            }
            """)

        where:
        annotation << ['CompileStatic', 'TypeChecked']
    }

    private static Class<?> compiled(String source) {
        new GroovyClassLoader(StaticCompilationSpec.classLoader).parseClass(source)
    }

    private static List<String> mistakes(String source) {
        try {
            compiled(source)
            []
        } catch (MultipleCompilationErrorsException e) {
            e.errorCollector.errors*.cause*.originalMessage
        }
    }
}
