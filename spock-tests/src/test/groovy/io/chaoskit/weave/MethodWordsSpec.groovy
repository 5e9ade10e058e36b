package io.chaoskit.weave

import io.chaoskit.cli.CliSpec

/** The words for faults in methods, from a script to what its code under test sees. */
class MethodWordsSpec extends CliSpec {

    static final String REPO = '''\
        class Basket {
          static List saved = []
          int save(String order) throws IOException { saved << order; saved.size() }
          String find(int id) { "order $id" }
        }
        '''.stripIndent()

    def "inject #words gives the step #answer"() {
        given:
        def file = script("""\
            $REPO
            scenario('words') {
              target new Basket()
              step('call') {
                def answer
                try { answer = $call } catch (Throwable thrown) { answer = thrown.class.simpleName }
                println "answer \$answer after \${Basket.saved}"
              }
              inject $words
            }""".stripIndent())

        expect:
        chaoskit('run', file) == 0
        out.readLines()[0] == "answer $answer"

        where:
        words                                                      | call               || answer
        "delay(1.ms, 2.ms) on 'Basket.save(..)'"                | "target.save('a')" || '1 after [a]'
        "exception(IOException, 'x') on 'Basket.save(String)'"  | "target.save('a')" || 'IOException after []'
        "panic() on 'Basket.sa*(..)'"                           | "target.save('a')" || 'InjectedPanic after []'
        "error('no') on Basket.&save"                           | "target.save('a')" || 'InjectedException after []'
        "returning(7) on Basket.&save"                          | "target.save('a')" || '7 after []'
        "returning(null) on Basket.&find first 2"               | 'target.find(1)'   || 'null after []'
        "corrupt { int n -> -n } on 'Basket.save(..)'"          | "target.save('a')" || '-1 after [a]'
        "argument(0) { it * 2 } on 'Basket.save(..)'"           | "target.save('a')" || '1 after [aa]'
        "timeout(1.ms) on 'Basket.save(..)'"                    | "target.save('a')" || 'SocketTimeoutException after []'
        "skip() on 'Basket.save(..)'"                           | "target.save('a')" || '0 after []'
        "lostReply(IOException, 'reset') on 'Basket.save(..)'"  | "target.save('a')" || 'IOException after [a]'
        "twice() on 'Basket.save(..)'"                          | "target.save('a')" || '2 after [a, a]'
        "all(argument(0) { 'b' }, twice()) on Basket.&save"     | "target.save('a')" || '2 after [b, b]'
        "exception(java.sql.SQLException) on Basket.&save undeclared true" | "target.save('a')" || 'SQLException after []'
        "returning('x') on 'Basket.* (..) && !Basket.save(..) && !Basket.*Saved(..)'" | 'target.find(1)' || 'x after []'
        "error('no') on 'a.b.C.d() || Basket.find(int)'"        | 'target.find(1)'   || 'InjectedException after []'
        "returning('x') on failpoint('f')"                         | "io.chaoskit.Failpoint.hit('f') { 'y' }" || 'x after []'
    }

    def "a blocked call is told with its place, and released"() {
        given:
        def file = script("""\
            $REPO
            scenario('blocked') {
              target new Basket()
              step('call') { target.find(1) }
              inject block() on 'Basket.find(..)' first 1
              assert noInfiniteLoop(1.s)
            }""".stripIndent())

        expect:
        chaoskit('run', file) == 1
        out.contains("step 'call' must end within 1s")
        out.contains('Basket.find')
        out.contains('block()  1 hits, 1 fired')
    }

    def "a dry run lists what each pointcut matches, and runs nothing"() {
        given:
        def file = script("""\
            $REPO
            scenario('words') {
              target { assert false }
              inject delay(1.ms) on 'Basket.save(..)', Basket.&find
              inject panic() on 'Basket.*(..) && !Basket.*Saved(..)' every 50
            }""".stripIndent())

        expect:
        chaoskit('run', '--dry-run', file) == 0
        out.readLines().dropWhile { !it.startsWith("  'Basket") } == '''\
              'Basket.save(..)' matches 1
                Basket.save(String)
              'Basket.find(..)' matches 1
                Basket.find(int)
              'Basket.*(..) && !Basket.*Saved(..)' matches 2
                Basket.find(int)
                Basket.save(String)

            nothing was run (--dry-run)
            '''.stripIndent(12).readLines()
    }
}
