package io.chaoskit.spock

import org.codehaus.groovy.control.MultipleCompilationErrorsException
import spock.lang.Specification

/** What must not stand in a `where:` block, which Spock would read for ever, is refused with its place. */
class WhereBlockSpec extends Specification {

    static final String NO_ASSERT = 'an assertion must not stand in a where: block, but does; move it behind expect: or then:, or choose rows in a filter: block'
    static final String NO_SCENARIO = 'a scenario must not stand in a where: block, but does; make it in given: or when:, or in a method that the block calls'

    def "refuses #what"() {
        expect:
        mistakes(block) == told

        where:
        what                                     | block                                              | told
        'an assertion'                           | ['where:', 'a << [1]', 'assert a > 0']             | [[9, 9, NO_ASSERT]]
        'an assertion at its beginning'          | ['where:', 'assert true', 'a << [1]']              | [[8, 9, NO_ASSERT]]
        'an assertion behind and:'               | ['where:', 'a << [1]', 'and:', 'assert a']         | [[10, 9, NO_ASSERT]]
        'a scenario as a value'                  | ['where:', "a << [scenario('x') { target { } }]"]  | [[8, 15, NO_SCENARIO]]
        'a scenario that is run'                 | ['where:', "a = scenario('x') { target { } }.run()"] | [[8, 13, NO_SCENARIO]]
        'a scenario as a statement'              | ['where:', 'a << [1]', "scenario('x') { target { } }"] | [[9, 9, NO_SCENARIO]]
        'all of them at once'                    | ['where:', 'assert 1', "a << [scenario('x') { }]"] | [[8, 9, NO_ASSERT], [9, 15, NO_SCENARIO]]
    }

    def "leaves alone #what"() {
        expect:
        mistakes(block) == []

        where:
        what                                     | block
        'values of all kinds'                    | ['where:', 'a << [1, 2]', 'b = a * 2']
        'a table'                                | ['where:', 'a | b', '1 | 2']
        'an assertion in a closure of a value'   | ['where:', 'a << [1].each { assert it > 0 }']
        'a method that has a scenario'           | ['where:', 'a << [describe()]']
        'a filter'                               | ['where:', 'a << [1, 2]', 'filter:', 'assert a > 1']
        'an assertion in the blocks before'      | ['assert true', 'and:', 'assert 1', 'where:', 'a << [1]']
    }

    def "a label of a script, or of a plain class, is only a label"() {
        expect:
        compiled("import static io.chaoskit.dsl.ChaosKit.*\nwhere:\nassert 1\n") == []
        compiled("import static io.chaoskit.dsl.ChaosKit.*\nclass Plain { def m() {\nwhere:\nassert 1\n} }") == []
    }

    private static List<List> mistakes(List<String> block) {
        compiled(['package acme', 'import static io.chaoskit.dsl.ChaosKit.*', 'class ASpec extends spock.lang.Specification {',
                  "    def describe() { scenario('y') { target { } } }", '    def "a"() {', '        expect: true', *block.collect { "        $it" },
                  '    }', '}'].join('\n'))
    }

    /** Line, column and message of each error. */
    private static List<List> compiled(String source) {
        try {
            new GroovyClassLoader(WhereBlockSpec.classLoader).parseClass(source)
            []
        } catch (MultipleCompilationErrorsException e) {
            e.errorCollector.errors*.cause.collect { [it.line, it.startColumn, it.originalMessage] }
        }
    }
}
