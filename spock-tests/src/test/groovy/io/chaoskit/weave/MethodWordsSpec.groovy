package io.chaoskit.weave

import io.chaoskit.cli.CliSpec

import javax.tools.ToolProvider
import java.nio.file.Files
import java.nio.file.Path

/** The words for faults in methods, from a script to what its code under test sees. */
class MethodWordsSpec extends CliSpec {

    static final String REPO = '''\
        class Basket {
          static List saved = []
          int save(String order) throws IOException { saved << order; saved.size() }
          String find(int id) { "order $id" }
        }
        class Post {
          java.util.concurrent.CompletionStage<Integer> send(String order) {
            java.util.concurrent.CompletableFuture.completedFuture(new Basket().save(order))
          }
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
        "anyException(unchecked: false) on Basket.&save"           | "target.save('a')" || 'IOException after []'
        "anyException() on 'Basket.find(..)'"                      | 'target.find(1)'   || 'RuntimeException after []'
        "returning(7) on Basket.&save"                          | "target.save('a')" || '7 after []'
        "returning(null) on Basket.&find first 2"               | 'target.find(1)'   || 'null after []'
        "corrupt { int n -> -n } on 'Basket.save(..)'"          | "target.save('a')" || '-1 after [a]'
        "argument(0) { it * 2 } on 'Basket.save(..)'"           | "target.save('a')" || '1 after [aa]'
        "timeout(1.ms) on 'Basket.save(..)'"                    | "target.save('a')" || 'SocketTimeoutException after []'
        "skip() on 'Basket.save(..)'"                           | "target.save('a')" || '0 after []'
        "lostReply(IOException, 'reset') on 'Basket.save(..)'"  | "target.save('a')" || 'IOException after [a]'
        "twice() on 'Basket.save(..)'"                          | "target.save('a')" || '2 after [a, a]'
        "all(argument(0) { 'b' }, twice()) on Basket.&save"     | "target.save('a')" || '2 after [b, b]'
        "exception(java.sql.SQLException) on Basket.&save"         | "target.save('a')" || 'SQLException after []'
        "exception(java.sql.SQLException) on Basket.&save undeclared true" | "target.save('a')" || 'SQLException after []'
        "corrupt { it * 5 } on Post.&send asynchronous true"    | "new Post().send('a').join()" || '5 after [a]'
        "delay(1.ms) on Post.&send asynchronous true first 1"   | "new Post().send('a').join()" || '1 after [a]'
        "corrupt { it.thenApply { it * 3 } } on Post.&send asynchronous false" | "new Post().send('a').join()" || '3 after [a]'
        "exception(java.sql.SQLException, 'x') on Post.&send asynchronous true" | "new Post().send('a').handle { value, thrown -> thrown.class.simpleName }.join()" || 'SQLException after []'
        "returning('x') on 'Basket.* (..) && !Basket.save(..) && !Basket.*Saved(..)'" | 'target.find(1)' || 'x after []'
        "error('no') on 'Basket.save(..) || Basket.find(int)'"   | 'target.find(1)'   || 'InjectedException after []'
        "returning('x') on later('Basket.find(int)')"           | 'target.find(1)'   || 'x after []'
        "returning('x') on later('a.b.C.d()'), 'Basket.find(int)'" | 'target.find(1)' || 'x after []'
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
        out.contains('block()  1 hit, 1 fired')
    }

    def "a library that the script's class loader got can be named before anything of it is used"() {
        given: 'what @Grab does'
        def library = folder.resolve('library')
        compile(library, 'plug', 'Grabbed', 'public static int go() { return 1; }')
        def file = script("""\
            getClass().classLoader.parent.addURL(new File('$library').toURI().toURL())
            scenario('words') {
              target { println getClass().classLoader.loadClass('plug.Grabbed').go() }
              inject returning(7) on '$pointcut'
            }""".stripIndent())

        expect:
        chaoskit('run', file) == 0
        out.readLines()[0] == '7'

        where:
        pointcut << ['plug.Grabbed.go()', 'plug..*.go()']
    }

    def "the nearest class of such a library is suggested"() {
        given:
        def library = folder.resolve('library')
        compile(library, 'plug', 'Grabbed', 'public static int go() { return 1; }')
        def file = script("""\
            getClass().classLoader.parent.addURL(new File('$library').toURI().toURL())
            scenario('words') {
              target { }
              inject panic() on 'plug.Grabed.go()'
            }""".stripIndent())

        expect:
        chaoskit('run', *options, file) == 2
        err.contains("'plug.Grabed.go()' must match a method, but there is no class 'plug.Grabed'.")
        err.contains("Did you mean 'plug.Grabbed'?")

        where:
        options << [[], ['--dry-run']]
    }

    def "a dry run ends with 2 where the run would"() {
        given:
        def file = script("""\
            $REPO
            scenario('words') {
              target { }
              inject panic() on 'Basket.find(..) || plug.Xyzzyplugh.d()'
            }""".stripIndent())

        expect:
        chaoskit('run', *options, file) == 2
        err.contains("'plug.Xyzzyplugh.d()' in 'Basket.find(..) || plug.Xyzzyplugh.d()' must match a method, but there is no class 'plug.Xyzzyplugh'.\n  Try: later('plug.Xyzzyplugh.d()') if the run loads its class\n")

        where:
        options << [[], ['--dry-run']]
    }

    def "a dry run tells what classes that come later match so far"() {
        given:
        def file = script("""\
            $REPO
            scenario('words') {
              target { assert false }
              inject panic() on later('Basket.find(..)'), later('a.b.C.d()')
            }""".stripIndent())

        expect:
        chaoskit('run', '--dry-run', file) == 0
        out.readLines().dropWhile { !it.startsWith("  later(") } == '''\
              later('Basket.find(..)') matches 1 so far
                Basket.find(int)
              later('a.b.C.d()') matches 0 so far

            nothing was run (--dry-run)
            '''.stripIndent(12).readLines()
    }

    private static void compile(Path folder, String packageName, String name, String body) {
        def source = Files.createDirectories(folder).resolve("${name}.java")
        Files.writeString(source, "package $packageName; public class $name { $body }")
        assert ToolProvider.systemJavaCompiler.run(null, null, null, '-d', folder.toString(), source.toString()) == 0
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
