package io.chaoskit.weave

import io.chaoskit.cli.CliSpec

/** What is wrong with faults in methods is told before anything runs, with the line of the script. */
class BadPointcutSpec extends CliSpec {

    static final String REPO = '''\
        class OrderRepo {
          int save(String order) throws IOException { 1 }
          String find(int id) { "order $id" }
          void close() { }
          static abstract class Base { abstract void go() }
        }
        '''.stripIndent()

    def "refuses #words"() {
        given:
        def file = script("${REPO}scenario('x') {\n  target { }\n  inject $words\n}\n")

        expect:
        chaoskit('run', file) == 2
        out == ''
        err.readLines().findAll { it.startsWith('✗') } == ["✗ shop.groovy:9:$column"]
        err.readLines().drop(3)*.trim().findAll() == ["What went wrong: $wrong.", *advice]*.toString()

        where:
        words                                           | column || wrong | advice
        "panic() on 'OrderRepo.save(..'"                | 18 || "pointcut must have a ')' for each '(', but was 'OrderRepo.save(..' (column 15)" | []
        "panic() on 'OrderRepo.save(..) | a.B.c()'"     | 18 || "pointcut must not have '|', but was 'OrderRepo.save(..) | a.B.c()' (column 20)" | ["Try: write || for 'or'"]
        "panic() on 'OrderRepo'"                        | 18 || "pointcut must name a type and a method, but was 'OrderRepo' (column 1)" | ['Try: write OrderRepo.*(..) for all methods of this type']
        "panic() on 'OrderRepo.<clinit>()'"             | 18 || "pointcut must not have '<', but was 'OrderRepo.<clinit>()' (column 11)" | ['Try: take a method that is called while the class is initialised']
        "panic() on ''"                                 | 18 || "pointcut must name a method, but was '' (column 1)" | ['Try: write it like com.acme.OrderRepo.save(..)']
        "panic() on 5"                                  | 18 || "on must be given a site such as 'com.acme.Repo.save(..)', point('name') or step('name'), but was 5" | []
        "panic() on 'OrderRepos.save(..)'"              | 3  || "'OrderRepos.save(..)' must match a method, but there is no class 'OrderRepos'" | ["Did you mean 'OrderRepo'?"]
        "returning('x') on 'OrderRepo.save(..)'"        | 3  || "returning('x') must be a value that the method returns, but OrderRepo.save(String) returns int" | []
        "returning(null) on OrderRepo.&save"            | 3  || "returning(null) must be a value that the method returns, but OrderRepo.save(String) returns int" | []
        "corrupt { it } on OrderRepo.&close"            | 3  || 'corrupt must be on a method that returns something, but OrderRepo.close() does not' | []
        "argument(1) { it } on OrderRepo.&save"         | 3  || 'argument(1) must be an argument of the method, but OrderRepo.save(String) has 1' | ['Try: count from 0']
        "argument(-1) { it } on OrderRepo.&save"        | 10 || 'argument must be 0 or more, but was -1' | []
        "lostReply(String) on OrderRepo.&save"          | 10 || 'lostReply must be a class of exception, such as IOException or a closure that makes one, but was the class String' | []
        "timeout(0.ms) on OrderRepo.&save"              | 10 || 'timeout must be more than 0, but was 0ms' | []
        "skip()"                                        | 3  || 'skip() must be on a method, but is not' | ["Try: inject … on 'com.acme.Repo.save(..)'"]
        "exception(java.sql.SQLException) on Random.&nextLong" | 3 || 'SQLException must be declared by the method, but java.util.Random.nextLong() does not' | ['Try: undeclared true, to throw it all the same']
        "delay(5.ms) on OrderRepo.&save asynchronous true" | 3 || 'asynchronous must be on a method that returns a CompletionStage, a CompletableFuture or a Flow.Publisher, or on a suspend function, but OrderRepo.save(String) returns int' | []
        "delay(5.ms) on failpoint('f') asynchronous true" | 3 || "asynchronous must be on a method that returns a CompletionStage, a CompletableFuture or a Flow.Publisher, or on a suspend function, but failpoint('f') returns Object" | []
        "delay(5.ms) on step('run') asynchronous true"  | 3  || 'delay(5ms) asynchronously must be on a method, but is not' | ["Try: inject … on 'com.acme.Repo.save(..)'"]
        "panic() on 'OrderRepo.Base.go()'"              | 3  || "'OrderRepo.Base.go()' must match a method that can be changed, but matches only OrderRepo.Base.go(): it is abstract and has no code to change" | ['Try: write + behind the type for the classes that implement it']
        "panic() on 'java.util.zip.CRC32.update(int, int)'" | 3 || "'java.util.zip.CRC32.update(int, int)' must match a method that can be changed, but matches only java.util.zip.CRC32.update(int, int): it is native and has no code to change" | ['Try: take a method that calls it']
        "panic() on 'io.chaoskit.run.ChaosRunner.run(..)'" | 3 || "'io.chaoskit.run.ChaosRunner.run(..)' must match a method that can be changed, but matches only io.chaoskit.run.ChaosRunner.run(Scenario): it is ChaosKit's own" | []
        "panic() on 'io.chaoskit.Failpoint.hit(String)'" | 3 || "'io.chaoskit.Failpoint.hit(String)' must match a method that can be changed, but matches only io.chaoskit.Failpoint.hit(String): it is ChaosKit's own" | []
        "panic() on 'io.chaoskit.word.Words.none()'"    | 3  || "'io.chaoskit.word.Words.none()' must match a method, but io.chaoskit.word.Words has no method 'none'" | []
        "panic() on 'io.chaoskit.network.Network.open(..)'" | 3 || "'io.chaoskit.network.Network.open(..)' must match a method that can be changed, but matches only io.chaoskit.network.Network.open(long): it is ChaosKit's own" | []
        "panic() on 'java.lang.String.length()'"        | 3  || "'java.lang.String.length()' must match a method that can be changed, but matches only java.lang.String.length(): the JVM itself and ChaosKit stand on it" | []
        "panic() on 'java.lang.Thread.start()'"         | 3  || "'java.lang.Thread.start()' must match a method that can be changed, but matches only java.lang.Thread.start(): the JVM itself and ChaosKit stand on it" | []
        "panic() on 'java.lang.Object.hashCode()'"      | 3  || "'java.lang.Object.hashCode()' must match a method that can be changed, but matches only java.lang.Object.hashCode(): the JVM itself and ChaosKit stand on it" | []
        "panic() on 'OrderRepo.save(..) && !OrderRepo.*(..)'" | 3 || "'OrderRepo.save(..) && !OrderRepo.*(..)' must match a method, but no method is matched by all of it" | []
    }

    def "names the nearest method"() {
        given:
        def file = script("${REPO}scenario('x') {\n  target { }\n  inject panic() on OrderRepo.&sav\n}\n")

        expect:
        chaoskit('run', file) == 2
        err == '''\
            ✗ shop.groovy:9:3
                  inject panic() on OrderRepo.&sav
                  ^^^^^^
              What went wrong: 'OrderRepo.sav(..)' must match a method, but OrderRepo has no method 'sav'.
              Did you mean save(String)?
            '''.stripIndent()
    }
}
