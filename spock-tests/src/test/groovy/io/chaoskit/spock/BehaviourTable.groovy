package io.chaoskit.spock

import io.chaoskit.model.InvalidScenarioException
import io.chaoskit.run.FaultScope

import java.nio.file.Files

import static io.chaoskit.spock.InnerSpecs.SEEN

/**
 * What faults in features do, one behaviour after the other. It is run in this JVM, and compiled and run with other versions of Groovy in theirs,
 * which have no more than it takes: {@link InnerSpecs} and a class that is called.
 */
class BehaviourTable {

    static final String PREFIX = 'behaviour '

    static final Map<String, Closure<Boolean>> BEHAVIOURS = [
        'fires'                 : {
            passes("@Chaos({ inject returning(5L) on 'acme.Ledger.total()' }) def 'with'() { expect: ledger.total() == 5 }")
        },
        'ends with its scope'   : {
            passes('''
                def setup() { assert ledger.total() == 0 }
                def cleanup() { assert ledger.total() == 0 }
                @Chaos({ inject returning(5L) on 'acme.Ledger.total()' }) def "with"() { expect: ledger.total() == 5 }
                def "after"() { expect: ledger.total() == 0 }
            ''')
        },
        'parallel'              : {
            passes((1..4).collect { """
                @Chaos({ inject returning(${it}L) on 'acme.Ledger.total()' })
                def "faults $it #row"() { expect: (1..50).every { ledger.total() == $it }; where: row << (1..4) }
                def "none $it"() { expect: (1..50).every { ledger.total() == 0 } }
            """ }.join(''), 'runner { parallel { enabled true; fixed(4) } }')
        },
        'nested'                : {
            passes('''
                @Chaos({ inject returning(5L) on 'acme.Ledger.total()' })
                def "a scenario"() {
                    given:
                    def seen = [ledger.total()]

                    when:
                    def report = scenario('inner') {
                        target { seen << ledger.total() }
                        inject returning(6L) on 'acme.Ledger.total()'
                        assert goroutineLimit(200)
                        assert seen.size() > 1
                    }.run()

                    then:
                    report.passed
                    seen + ledger.total() == [5L, 6L, 5L]
                }
            ''')
        },
        'data rows'             : {
            passes('''
                @Chaos({ inject returning(value) on pointcut })
                def "#pointcut"() {
                    expect:
                    ledger.total() == value

                    where:
                    pointcut              | value
                    'acme.Ledger.total()' | 1L
                    'acme.Ledger.t*()'    | 2L
                }
            ''')
        },
        'timeout'               : {
            failure('''
                @Timeout(value = 200, unit = TimeUnit.MILLISECONDS)
                @Chaos({ inject block() on 'acme.Ledger.total()' }) def "hangs"() { expect: ledger.total() == 0 }
                def "the next one"() { expect: ledger.total() == 0 }
            ''').toString().contains('timed out')
        },
        'retry'                 : {
            passes('''
                @Retry(mode = Retry.Mode.SETUP_FEATURE_CLEANUP, count = 100)
                @Chaos({ seed 3; inject returning(5L) on 'acme.Ledger.total()' probability 0.2 })
                def "sometimes"() { expect: ledger.total() == 5 }
            ''')
        },
        'inheritance'           : {
            InnerSpecs.run('''
                @Chaos({ inject returning(5L) on 'acme.Ledger.total()' })
                abstract class Base extends Specification {
                    def ledger = new Ledger(1)
                    def "inherited"() { expect: ledger.total() == 5 }
                }
                class Derived extends Base {
                    @Chaos({ inject returning(7) on 'acme.Ledger.depth(int)' })
                    def "own"() { expect: [ledger.total(), ledger.depth(1)] == [5L, 7] }
                }
            ''').with { it.allPassed() && it.passed.size() == 2 }
        },
        'shared fixture'        : {
            passes('''
                @Shared shared = new Ledger(1)
                @Chaos({ inject returning(5L) on 'acme.Ledger.total()' }) def "both"() { expect: [shared, ledger]*.total() == [5L, 5L] }
                def "none"() { expect: [shared, ledger]*.total() == [0L, 0L] }
            ''')
        },
        'matches nothing'       : {
            def thrown = failure("@Chaos({ inject returning(5L) on 'acme.Ledger.totl()' }) def 'fails'() { expect: true }")
            thrown instanceof InvalidScenarioException && thrown.message.contains("'acme.Ledger.totl()' must match a method, but")
        },
        'disabled'              : {
            def inner = InnerSpecs.runBody("@Ignore @Chaos({ inject returning(5L) on 'acme.Ledger.totl()' }) def 'off'() { expect: false }")
            inner.failed == [:] && inner.skipped.size() == 1
        },
        'tests made at run time': {
            passes('''
                static rows() { (1..3).collect { [it, (long) it * 10] } }
                @Chaos({ inject returning(value) on 'acme.Ledger.total()' })
                def "made #number"() { expect: ledger.total() == value; where: [number, value] << rows() }
            ''')
        },
        'virtual threads'       : {
            Runtime.version().feature() < 21 || passes('''
                @Chaos({ inject returning(5L) on 'acme.Ledger.total()' })
                def "virtual"() {
                    given:
                    def seen = new CompletableFuture()

                    when:
                    Thread.startVirtualThread { seen.complete(ledger.total()) }

                    then:
                    seen.get() == 5
                }
            ''')
        },
        'replay'                : {
            replayed(Files.createTempDirectory('replay'))
        },
    ].asImmutable()

    /** What became of each behaviour: nothing, or what went wrong. */
    static Map<String, String> run() {
        FaultScope.hold().withCloseable { BEHAVIOURS.collectEntries { name, holds -> [name, outcome(holds)] } }
    }

    static void main(String... none) {
        run().each { name, wrong -> println "$PREFIX$name\t${wrong.readLines().join(' / ')}" }
    }

    private static String outcome(Closure<Boolean> holds) {
        try {
            holds() ? '' : 'does not hold'
        } catch (Exception | AssertionError thrown) {
            thrown.toString()
        }
    }

    private static boolean passes(String body, String settings = '') {
        InnerSpecs.runBody(body, settings).allPassed()
    }

    private static Throwable failure(String body) {
        InnerSpecs.runBody(body).failure()
    }

    /** A row fails for its faults; with its report it fails for them again, and no other row has any. */
    private static boolean replayed(folder) {
        def rows = '''
            @Chaos({ inject returning(5L) on 'acme.Ledger.total()' probability 0.4 })
            def "row #row"() {
                expect:
                InnerSpecs.SEEN << (1..20).collect { ledger.total() }
                row < 3 || InnerSpecs.SEEN.last().sum() == 0

                where:
                row << (1..3)
            }
        '''
        try {
            System.setProperty('chaoskit.reports', folder.toString())
            failure(rows)
            def first = SEEN.last()
            System.clearProperty('chaoskit.reports')
            System.setProperty('chaoskit.replay', folder.toFile().listFiles().first().toString())
            failure(rows)
            return SEEN.toList() == [[0L] * 20, [0L] * 20, first]
        } finally {
            ['chaoskit.reports', 'chaoskit.replay'].each { System.clearProperty(it) }
            folder.toFile().deleteDir()
        }
    }
}
