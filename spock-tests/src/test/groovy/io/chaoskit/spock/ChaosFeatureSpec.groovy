package io.chaoskit.spock

import io.chaoskit.ChaosSpec
import io.chaoskit.model.InvalidScenarioException
import io.chaoskit.report.FailedRun
import io.chaoskit.run.FaultScope
import org.spockframework.runtime.ConditionNotSatisfiedError
import org.spockframework.runtime.SpockComparisonFailure
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.TempDir

import java.nio.file.Path

/** {@code @Chaos} on features: when its faults are active, and when they are not. */
class ChaosFeatureSpec extends ChaosSpec {

    @TempDir
    Path folder

    /** The specifications of this one weave once. */
    @Shared
    def hold = FaultScope.hold()

    def cleanupSpec() {
        hold.close()
    }

    def "faults fire in the feature, and in no other"() {
        expect:
        InnerSpecs.runBody('''
            def setup() { assert ledger.total() == 0 }
            def cleanup() { assert ledger.total() == 0 }

            @Chaos({ inject returning(5L) on 'acme.Ledger.total()' })
            def "with faults"() { expect: ledger.total() == 5 }

            def "without"() { expect: ledger.total() == 0 }

            @Chaos({ inject returning(6L) on 'acme.Ledger.total()' })
            def "with others"() { expect: ledger.total() == 6 }
        ''').allPassed()
    }

    def "all words that inject are there, with units, names and scopes"() {
        expect:
        InnerSpecs.runBody('''
            @Chaos({
                seed 42
                inject delay(1.ms, 2.ms) on Ledger.&total probability 0.5 named 'slow'
                scope('broken') {
                    inject exception(IOException, 'gone') on 'acme.Ledger.book(..)' every 2
                }
                inject { hit -> InnerSpecs.SEEN << hit.number() } on point('db')
                inject network { host('*.example', 443) { latency 1.ms } }
            })
            def "all"() {
                when:
                ledger.book('a', 1)
                Points.apply('db')
                ledger.total()
                ledger.book('b', 1)

                then:
                def e = thrown(IOException)
                e.message == 'gone'
                InnerSpecs.SEEN.toList() == [1L]
            }
        ''').allPassed()
    }

    def "each row of a table has its own faults, which can use its variables"() {
        when:
        def inner = InnerSpecs.runBody('''
            long offset = 10

            long more() { 100 }

            @Chaos({ inject returning(value + offset + more()) on pointcut })
            def "#pointcut gives #value"() {
                expect:
                ledger.total() == value + 110

                where:
                pointcut              | value
                'acme.Ledger.total()' | 1L
                'acme.Ledger.total()' | 2L
                'acme.Ledger.t*()'    | 3L
            }
        ''')

        then:
        inner.allPassed()
        inner.passed.init() == ['acme.Ledger.total() gives 1', 'acme.Ledger.total() gives 2', 'acme.Ledger.t*() gives 3']
    }

    def "a failed condition shows its picture, the faults and the seed"() {
        when:
        def failure = InnerSpecs.runBody('''
            @Chaos({ seed 7; inject returning(5L) on 'acme.Ledger.total()' })
            def "fails"() { expect: ledger.total() < 3 }
        ''').failure()

        then:
        failure instanceof ConditionNotSatisfiedError
        failure.message ==~ '''(?s)Condition not satisfied:

ledger\\.total\\(\\) < 3
\\|      \\|       \\|
\\|      5       false
<acme\\.Ledger@.*>

after returning\\(5\\) at acme\\.Ledger\\.total\\(\\), hit 1 from .*
repeat  -Dchaoskit\\.seed=7
'''
    }

    def "a failed comparison keeps its values, and shows the faults"() {
        when:
        def failure = InnerSpecs.runBody('''
            @Chaos({ seed 7; inject returning(5L) on 'acme.Ledger.total()' })
            def "fails"() { expect: ledger.total() == 3 }
        ''').failure()

        then:
        failure instanceof SpockComparisonFailure
        failure.actual.stringRepresentation.contains('5')
        failure.message.contains('after returning(5) at acme.Ledger.total(), hit 1')
        failure.message.contains('repeat  -Dchaoskit.seed=7')
    }

    def "an exception keeps its type and message, and shows the faults behind it"() {
        when:
        def failure = InnerSpecs.runBody('''
            @Chaos({ seed 7; inject exception(IOException, 'gone') on 'acme.Ledger.book(..)' })
            def "fails"() { expect: ledger.book('a', 1) == 1 }
        ''').failure()
        def root = failure.cause ?: failure

        then:
        root instanceof IOException
        root.message == 'gone'
        (failure.message + failure.suppressed*.toString()).contains("after exception(IOException, 'gone')")
    }

    def "a failure is written down, and replayed with exactly its faults"() {
        given:
        def body = { long probability -> """
            @Chaos({ inject returning(5L) on 'acme.Ledger.total()' probability ${probability / 100} })
            def "fails #row"() {
                expect:
                InnerSpecs.SEEN << (1..20).collect { ledger.total() }
                row < 2 || InnerSpecs.SEEN.last().sum() == 0

                where:
                row << (1..3)
            }
        """ }
        System.setProperty('chaoskit.reports', folder.toString())

        when:
        def failures = InnerSpecs.runBody(body(40)).failed
        def seen = InnerSpecs.SEEN.toList()
        def file = folder.resolve('ASpec-fails-row.json')

        then:
        failures.size() == 2
        failures.values().every { it.message.contains("replay  -Dchaoskit.replay=$file") }
        FailedRun.read(file.text)*.scenario() == ['ASpec: fails #row']

        when:
        System.setProperty('chaoskit.replay', file.toString())
        def again = InnerSpecs.runBody(body(100)).failed

        then: 'the last one that failed was written'
        again.keySet().toList() == ['fails 3']
        InnerSpecs.SEEN.toList() == [[0L] * 20, [0L] * 20, seen[2]]

        cleanup:
        ['chaoskit.reports', 'chaoskit.replay'].each { System.clearProperty(it) }
    }

    def "faults of classes go with those of their features, and of the classes that these extend"() {
        expect:
        InnerSpecs.run('''
            @Chaos({ inject returning(5L) on 'acme.Ledger.total()' })
            abstract class Base extends Specification {
                def ledger = new Ledger(1)

                def "inherited"() { expect: [ledger.total(), Ledger.currency('a')] == [5L, 'of the class'] }
            }

            @Chaos({ inject returning('of the class') on 'acme.Ledger.currency(..)' })
            class Derived extends Base {
                def "own"() { expect: [ledger.total(), Ledger.currency('a')] == [5L, 'of the class'] }

                @Chaos({ inject returning(7) on 'acme.Ledger.depth(int)' })
                def "all three"() { expect: [ledger.total(), Ledger.currency('a'), ledger.depth(1)] == [5L, 'of the class', 7] }
            }
        ''').with { it.allPassed() && it.passed.size() == 3 }
    }

    def "a pointcut that matches nothing is the error of the feature, with its line"() {
        when:
        def failure = InnerSpecs.runBody('''
            @Chaos({
                inject returning(5L) on 'acme.Ledger.totl()'
            })
            def "fails"() { expect: true }
        ''').failure()

        then:
        failure instanceof InvalidScenarioException
        failure.message.contains("'acme.Ledger.totl()' must match a method, but")
        failure.mistakes()*.at()*.line() == [InnerSpecs.HEAD.readLines().size() + 5]
    }

    def "mistakes are told together, and a word of a scenario says where it belongs"() {
        when:
        def failure = InnerSpecs.runBody('''
            @Chaos({
                injec delay(5.ms)
                target { }
                assert noPanics()
                repeat 5
            })
            def "fails"() { expect: true }
        ''').failure()

        then:
        failure.mistakes()*.message() == [
            "there is no 'injec' in @Chaos",
            "'target' belongs in a scenario, not in @Chaos",
            "'assert' belongs in the feature, not in @Chaos",
            "'repeat' belongs in a scenario, not in @Chaos"]
    }

    def "a timeout interrupts what the faults hold up"() {
        when:
        def failure = InnerSpecs.runBody('''
            @Timeout(value = 200, unit = TimeUnit.MILLISECONDS)
            @Chaos({ inject block() on 'acme.Ledger.total()' })
            def "hangs"() { expect: ledger.total() == 0 }

            def "the next one is free"() { expect: ledger.total() == 0 }
        ''').failure()

        then:
        failure.toString().contains('timed out')
    }

    def "a retry has other faults than the try before"() {
        expect:
        InnerSpecs.runBody('''
            @Retry(mode = Retry.Mode.SETUP_FEATURE_CLEANUP, count = 100)
            @Chaos({ seed 3; inject returning(5L) on 'acme.Ledger.total()' probability 0.2 })
            def "sometimes"() { expect: ledger.total() == 5 }
        ''').allPassed()
    }

    def "a shared object, and a fixture of each feature, are both hit"() {
        expect:
        InnerSpecs.runBody('''
            @Shared shared = new Ledger(1)

            @Chaos({ inject returning(5L) on 'acme.Ledger.total()' })
            def "both"() { expect: [shared.total(), ledger.total()] == [5L, 5L] }

            def "none"() { expect: [shared.total(), ledger.total()] == [0L, 0L] }
        ''').allPassed()
    }

    def "nothing happens for a feature that is not run"() {
        when:
        def inner = InnerSpecs.runBody('''
            @Ignore
            @Chaos({ inject returning(5L) on 'acme.Ledger.totl()' })
            def "ignored"() { expect: false }

            @Chaos({ inject returning(5L) on 'acme.Ledger.total()' })
            def "run"() { expect: ledger.total() == 5 }
        ''')

        then:
        inner.allPassed()
        inner.skipped.size() == 1
    }

    def "a scenario in a feature has its own faults, and those of the feature are back"() {
        expect:
        InnerSpecs.runBody('''
            @Chaos({ inject returning(5L) on 'acme.Ledger.total()' })
            def "nested"() {
                given:
                def seen = [ledger.total()]

                when:
                def report = scenario('inner') {
                    target { seen << ledger.total() }
                    inject returning(6L) on 'acme.Ledger.total()'
                    assert goroutineLimit(200)
                }.run()
                seen << ledger.total()

                then:
                report.passed
                seen == [5L, 6L, 5L]
            }
        ''').allPassed()
    }

    def "threads and work that the feature hands on are hit"() {
        expect:
        InnerSpecs.runBody('''
            @Shared pool = Executors.newFixedThreadPool(1)

            def cleanupSpec() { pool.shutdownNow() }

            private static started(Closure work) {
                def answer = new CompletableFuture()
                Thread.start { answer.complete(work()) }
                answer.get()
            }

            def "before"() { expect: pool.submit({ ledger.total() } as Callable).get() == 0 }

            @Chaos({ inject returning(5L) on 'acme.Ledger.total()' })
            def "with"() {
                expect:
                pool.submit({ ledger.total() } as Callable).get() == 5
                CompletableFuture.supplyAsync { ledger.total() }.get() == 5
                started { ledger.total() } == 5
            }

            def "after"() { expect: pool.submit({ ledger.total() } as Callable).get() == 0 }
        ''').allPassed()
    }

    @Requires({ jvm.java21Compatible })
    def "virtual threads that the feature starts are hit"() {
        expect:
        InnerSpecs.runBody('''
            @Chaos({ inject returning(5L) on 'acme.Ledger.total()' })
            def "with"() {
                given:
                def seen = new CompletableFuture()

                when:
                Thread.startVirtualThread { seen.complete(ledger.total()) }

                then:
                seen.get() == 5
            }
        ''').allPassed()
    }
}
