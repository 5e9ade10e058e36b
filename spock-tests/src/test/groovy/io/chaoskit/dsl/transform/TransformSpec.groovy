package io.chaoskit.dsl.transform

import io.chaoskit.model.InvalidScenarioException
import org.codehaus.groovy.ast.CodeVisitorSupport
import org.codehaus.groovy.ast.expr.MethodCallExpression
import org.codehaus.groovy.control.CompilerConfiguration
import spock.lang.Specification

class TransformSpec extends Specification {

    static final String IMPORT = 'import static io.chaoskit.dsl.ChaosKit.*\n'

    def "each statement of a scenario is guarded, a declaration is not"() {
        expect:
        scenario("def a = 5\ntarget { a }\na += 1") == '''\
            statement$(2, 2)
            def a = 5
            try
              statement$(3, 3)
              target({ ... })
                a
            catch Exception
              failure$(thrown$)
            try
              statement$(4, 4)
              (a += 1)
            catch Exception
              failure$(thrown$)'''.stripIndent()
    }

    def "an assert becomes a call with its place and text"() {
        expect:
        statement('assert noPanics().warning() : "at $a"') == '''\
            assertion$(2, 8, noPanics().warning(), at $a, [], noPanics, [noPanics], [], {  -> ... }, {  -> ... })
              noPanics().warning()
              assert noPanics().warning()'''.stripIndent()
    }

    def "the condition #condition is #kind"() {
        when:
        def call = statement("assert $condition").readLines().find { it.startsWith('assertion$') }

        then:
        call == "assertion\$(2, 8, $condition, null, [], $word, $calls, $names, $candidate, {  -> ... })"

        where:
        condition                | kind                       | word   | calls          | names      | candidate
        'noPanics()'             | 'a word'                   | 'noPanics' | '[noPanics]' | '[]'       | '{  -> ... }'
        'limit'                  | 'looked at now'            | 'null' | '[]'           | '[limit]'  | '{  -> ... }'
        'limit.info()'           | 'looked at now'            | 'null' | '[]'           | '[limit]'  | '{  -> ... }'
        'new Calm().warning()'   | 'looked at now'            | 'null' | '[]'           | '[]'       | '{  -> ... }'
        'log.warning(5)'         | 'looked at later'          | ''     | '[]'           | '[log]'    | '{  -> ... }'
        'shop.size()'            | 'looked at later'          | ''     | '[]'           | '[shop]'   | '{  -> ... }'
        'shop.size'              | 'looked at later'          | ''     | '[]'           | '[shop]'   | '{  -> ... }'
        'shop[0]'                | 'looked at later'          | ''     | '[]'           | '[shop]'   | '{  -> ... }'
        'shop.size() == all(5)'  | 'only an assertion'        | ''     | '[all]'        | '[shop]'   | 'null'
        '!shop.open'             | 'only an assertion'        | ''     | '[]'           | '[shop]'   | 'null'
        'shop in all()'          | 'only an assertion'        | ''     | '[all]'        | '[shop]'   | 'null'
    }

    def "the words behind #condition are #grades"() {
        when:
        def call = statement("assert $condition").readLines()

        then:
        call.find { it.startsWith('assertion$') }.startsWith("assertion\$(2, 8, $plain, null, $grades, ")

        and:
        !call.last().contains('always') && !call.last().contains('warning') && !call.last().contains('info')

        where:
        condition                         | plain                 | grades
        '(latency.p95 < limit).warning()' | 'latency.p95 < limit' | '[warning]'
        '(!open).info()'                  | '!open'               | '[info]'
        '(a && b).critical()'             | 'a && b'              | '[critical]'
        '(a && b).always()'               | 'a && b'              | '[always]'
        '(a < b).always().warning()'      | 'a < b'               | '[always, warning]'
        '(shop.idle()).always()'          | 'shop.idle()'         | '[always]'
        '(shop.idle).always().info()'     | 'shop.idle'           | '[always, info]'
        '(idle).always()'                 | 'idle'                | '[always]'
    }

    def "#object has the method that it is asked for"() {
        expect:
        statement("assert ${object}.warning()").contains('.warning()\n') && statement("assert ${object}.warning()").contains(', null, [], ')

        where:
        object << ['(a + b)', 'shop.log()', '(shop.log).get()', 'shop.log', '(a ?: b)', '(a as Map)']
    }

    def "names that nothing defines, and figures, are noted before their assert"() {
        expect:
        statement('assert stok > 5 && latency.p95 < 200').readLines().takeWhile { !it.startsWith('assertion$') } ==
            ['figure$(2, 20, latency, p95, <, false, {  -> ... })', '  200', 'name$(2, 8, stok)']
        scenario('def stok = 5\nassert stok > 5 && target.size() > iteration').count('name$') == 0
    }

    def "methods that Groovy gives every object have other names in a block"() {
        expect:
        statement(written) == rewritten

        where:
        written                         | rewritten
        'any { 5 }'                     | 'any$({ ... })\n  5'
        'repeat find { 5 }'             | 'repeat(find$({ ... }))\n  5'
        'inject any { 5 }'              | 'inject$(any$({ ... }))\n  5'
        'thresholds { sleep 5 }'        | 'thresholds({ ... })\n  sleep$(5)'
        "inject network { host('a') { sleep 5 } }" | 'inject$(network({ ... }))\n  host(a, { ... })\n    sleep$(5)'
        '[1].each { sleep 5 }'          | '[1].each({ ... })\n  sleep(5)'
        "step('a') { sleep 5 }"         | 'step(a, { ... })\n  sleep(5)'
        'println 5'                     | 'println(5)'
    }

    def "the closure of a condition asserts its value"() {
        expect:
        statement("assert eventually(5.s) { $written }").readLines().drop(2).takeWhile { !it.startsWith('  assert ev') }*.trim() ==
            rewritten

        where:
        written                             | rewritten
        'target.ready'                      | ['assert target.ready', 'return true']
        'assert target.ready'               | ['assert target.ready', 'return true']
        'return target.ready'               | ['assert target.ready', 'return true']
        'true'                              | ['true']
        'def a = 5; a > 3'                  | ['def a = 5', 'assert (a > 3)', 'return true']
    }

    def "a name that a variable has is no word"() {
        expect:
        scenario("def latency = 5\nassert latency < limit").contains('[limit]')
    }

    def "inject has a name that no method of Groovy has"() {
        expect:
        statement(written) == rewritten

        where:
        written                                 | rewritten
        'inject delay(5)'                       | 'inject$(delay(5))'
        'inject { hit -> 5 }'                   | 'inject$({ java.lang.Object hit -> ... })\n  5'
        "inject delay(5) named 'a' first 2"     | 'inject$(delay(5)).named(a).first(2)'
        'def c = inject(x)'                     | 'statement$(2, 2)\ndef c = inject$(x)'
        '[1].each { inject x }'                 | '[1].each({ ... })\n  inject$(x)'
        '[1].inject { a, b -> a }'              | '[1].inject({ java.lang.Object a, java.lang.Object b -> ... })\n  a'
        'inject(1, 2)'                          | 'inject(1, 2)'
        "step('a') { foo { inject x } }"        | 'step(a, { ... })\n  foo({ ... })\n    inject(x)'
        'inject { hit -> inject x }'            | 'inject$({ java.lang.Object hit -> ... })\n  inject(x)'
    }

    def "a word that describes is noted in a closure that runs"() {
        expect:
        statement("step('a') { foo(); repeat 5 }").readLines()[0] == 'misplaced$(2, 20, repeat, step)'
        !scenario("step('a') { foo.repeat 5; foo { repeat 6 } }").contains('misplaced$')
        !scenario("def repeat = { }; step('a') { repeat 5 }").contains('misplaced$')
    }

    def "a loop keeps its value for what is done later"() {
        expect:
        scenario('for (n in all) { x { n + "$n" } }') == '''\
            for n
              statement$(2, 2)
              def n$ = n
              try
                statement$(2, 2)
                x({ ... })
                  (n$ + $n)
              catch Exception
                failure$(thrown$)'''.stripIndent()
        scenario('for (n in all) { n++ }').contains('def n$') == false
    }

    def "scopes are rewritten like the scenario"() {
        expect:
        statement("scope('s') { inject x }") == '''\
            scope(s, { ... })
              try
                statement$(2, 2)
                inject$(x)
              catch Exception
                failure$(thrown$)'''.stripIndent()
    }

    def "scenarios are found in methods and closures of classes"() {
        given:
        def module = Rewritten.module(IMPORT + '''
            class Shop {
              def experiment() { [1].each { scenario('x') { assert true } } }
              static other() { ChaosKit.scenario('y') { assert true } }
            }''')

        expect:
        module.classes[0].methods.collect { calls(it.code).count('assertion$') } == [1, 1]
    }

    def "a script tells that it ends, with its value"() {
        expect:
        Rewritten.text(IMPORT + script).readLines()[-1] == end

        where:
        script                         | end
        '1 + 1'                        | 'io.chaoskit.dsl.ChaosKit.finish(this, (1 + 1))'
        'return 5'                     | 'return io.chaoskit.dsl.ChaosKit.finish(this, 5)'
        'if (x) return 5'              | 'io.chaoskit.dsl.ChaosKit.finish(this, null)'
        'def x = 5'                    | 'io.chaoskit.dsl.ChaosKit.finish(this, null)'
        ''                             | 'return io.chaoskit.dsl.ChaosKit.finish(this, null)'
    }

    def "an early return tells it too, one in a closure does not"() {
        when:
        def text = Rewritten.text(IMPORT + 'if (x) return 5\nfoo { return 6 }')

        then:
        text.readLines() == ['if (x) return io.chaoskit.dsl.ChaosKit.finish(this, 5)',
                             'io.chaoskit.dsl.ChaosKit.finish(this, foo({ ... }))', '  return 6']
    }

    def "the value of a script stays what it was"() {
        expect:
        new GroovyShell().evaluate(IMPORT + script) == value

        where:
        script                                     | value
        '1 + 1'                                    | 2
        'if (true) return 5\n6'                    | 5
        'if (false) return 5\n6'                   | 6
        'def x = 5'                                | null
        "scenario('x') { target { } }\nreturn 'y'" | 'y'
    }

    def "a script that does not import ChaosKit is left alone"() {
        given:
        def script = "scenario('x') { assert false\n inject { 5 } }\nreturn 6"

        expect:
        Rewritten.text(script) == "scenario(x, { ... })\n  assert false\n  inject({ ... })\n    5\nreturn 6"
        Rewritten.module(script).imports == []
        Rewritten.text('import static java.lang.Math.*\n' + script) == Rewritten.text(script)
    }

    def "every way to import ChaosKit is seen"() {
        expect:
        Rewritten.text("$line\n1").contains('finish')

        where:
        line << ['import static io.chaoskit.dsl.ChaosKit.*', 'import static io.chaoskit.dsl.ChaosKit.scenario',
                 'import static io.chaoskit.dsl.ChaosKit.scenario as experiment']
    }

    def "the launcher implies the import, and not twice"() {
        given:
        def configuration = new CompilerConfiguration()
        configuration.addCompilationCustomizers(new LauncherCustomizer())

        expect:
        [IMPORT, ''].collect {
            def module = Rewritten.module(it + "scenario('x') { assert true }", configuration)
            calls(module.statementBlock).countBy { it }
        }.every { it == [scenario: 1, finish: 1, 'statement$': 1, 'assertion$': 1, 'failure$': 1] }
    }

    def "Chaos is imported unless the script has one of its own"() {
        expect:
        Rewritten.module(IMPORT).getImport('Chaos').className == 'io.chaoskit.Chaos'
        Rewritten.module(IMPORT + 'import java.util.Random as Chaos').getImport('Chaos').className == 'java.util.Random'
    }

    def "lines of the script are kept"() {
        given:
        def shell = new GroovyShell()

        when:
        shell.evaluate(IMPORT + '''
            scenario('x') {
              target { }
              def a = 5
              assert a == 5
              for (n in 1..2) {
                a += n
                if (n == 2) {
                  throw new IOException("$a")
                }
              }
            }''', 'shop.groovy')

        then:
        def e = thrown(InvalidScenarioException)
        e.mistakes()*.toString() == ['shop.groovy:10: the script threw IOException: 8']
        e.cause.stackTrace.find { it.fileName == 'shop.groovy' }.lineNumber == 10
    }

    /** The rewritten statements of a scenario, without the scenario around it. */
    private static String scenario(String words) {
        Rewritten.text(IMPORT.trim() + "; scenario('x') {\n$words\n}")
            .readLines().drop(1)*.replaceFirst('  ', '').join('\n')
    }

    /** One rewritten statement, without its guard. */
    private static String statement(String word) {
        def lines = scenario(word).readLines()
        lines[0] == 'try' ? lines[2..-3]*.replaceFirst('  ', '').join('\n') : lines.join('\n')
    }

    private static List<String> calls(code) {
        def found = []
        code.visit(new CodeVisitorSupport() {
            @Override
            void visitMethodCallExpression(MethodCallExpression call) {
                found << call.methodAsString
                super.visitMethodCallExpression(call)
            }
        })
        found
    }
}
