package io.chaoskit.spock

import acme.Ledger
import io.chaoskit.ChaosSpec
import io.chaoskit.weave.LeaveNoTraceSpec
import spock.lang.Tag

import static io.chaoskit.spock.InnerSpecs.SEEN

/** A suite in parallel, every feature with faults of its own. {@code -Dchaoskit.suite.runs=20} runs it so often. */
@Tag('alone')
class ParallelFeaturesSpec extends ChaosSpec {

    static final int RUNS = Integer.getInteger('chaoskit.suite.runs', 2)
    static final int FEATURES = 500
    /** One more for each ten has no faults. */
    static final int ROWS = 50

    static final String SUITE = '''
        class Suite extends Specification {
            @Shared ledger = new Ledger(1)
            @Shared pool = Executors.newFixedThreadPool(3)

            def cleanupSpec() { pool.shutdownNow() }

            def work() {
                [ledger.total(), pool.submit({ ledger.total() } as Callable).get(),
                 CompletableFuture.supplyAsync { ledger.total() }.get()].toSet()
            }
        ''' + (1..FEATURES.intdiv(ROWS)).collect { """
            @Chaos({ inject returning((long) value) on '${it % 2 ? 'acme.Ledger.total()' : 'acme.Ledger.t*()'}' })
            def "faults $it #value"() {
                expect:
                work() == [(long) value] as Set

                where:
                value << (${it * 1000}..<${it * 1000 + ROWS})
            }

            def "none $it #row"() {
                expect:
                work() == [0L] as Set

                where:
                row << (1..${ROWS.intdiv(10)})
            }
        """ }.join('') + '''
        }
        '''

    def "faults never mix, and nothing is woven afterwards"() {
        given:
        def before = LeaveNoTraceSpec.bytes(Ledger)

        expect:
        (1..RUNS).every {
            def inner = InnerSpecs.run(SUITE, 'runner { parallel { enabled true; fixed(8) } }')
            inner.allPassed() && inner.passed.count { it.contains(' ') } >= FEATURES + FEATURES.intdiv(10) &&
                LeaveNoTraceSpec.bytes(Ledger) == before
        }
    }

    def "faults cost a feature little after the first"() {
        given:
        def body = { String faults -> """
            def set, begun, ended

            def setup() { set = System.nanoTime() }

            def cleanup() { InnerSpecs.SEEN << (begun - set) + (System.nanoTime() - ended) }

            $faults
            def "feature #row"() {
                setup:
                begun = System.nanoTime()
                ledger.total()
                ended = System.nanoTime()

                where:
                row << (1..200)
            }
        """ }
        def median = { String faults ->
            assert InnerSpecs.runBody(body(faults)).allPassed()
            SEEN.toList().sort()[100] / 1_000_000
        }

        when:
        def plain = median('')
        def withFaults = median("@Chaos({ inject returning(5L) on 'acme.Ledger.total()' probability 0.2 })")
        println "a feature: ${plain.round(3)} ms, with faults: ${withFaults.round(3)} ms"

        then: 'on an idle machine 2 ms'
        withFaults - plain < 20
    }
}
