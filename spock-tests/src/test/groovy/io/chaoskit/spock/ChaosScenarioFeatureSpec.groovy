package io.chaoskit.spock

import io.chaoskit.ChaosSpec
import io.chaoskit.run.FaultScope
import spock.lang.Shared

import static io.chaoskit.spock.InnerSpecs.SEEN

/** {@code @ChaosScenario}: a feature that is repeated under faults. */
class ChaosScenarioFeatureSpec extends ChaosSpec {

    /** The specifications of this one weave once. */
    @Shared
    def hold = FaultScope.hold()

    def cleanupSpec() {
        hold.close()
    }

    def "each iteration has a fixture of its own, and faults of its own"() {
        when:
        def inner = InnerSpecs.runBody('''
            @Shared int all = 0
            int own = 0
            int setUp = 0
            @AutoCleanup Closeable closed = { InnerSpecs.SEEN << 'closed' } as Closeable

            def setup() { setUp++; assert ledger.total() == 0 }
            def cleanup() { InnerSpecs.SEEN << 'cleaned up' }

            @ChaosScenario(repeat = 20, value = { seed 5; inject returning(5L) on 'acme.Ledger.total()' probability 0.5 })
            def "again"() {
                when:
                own++
                all++
                InnerSpecs.SEEN << ledger.total()

                then:
                own == 1
                setUp == 1
                all == InnerSpecs.SEEN.count { it instanceof Long }
            }
        ''')

        then:
        inner.allPassed()
        inner.passed == ['again']
        SEEN.count('closed') == 20
        SEEN.count('cleaned up') == 20
        SEEN.count(5L) in 1..19
        SEEN.count(5L) + SEEN.count(0L) == 20
    }

    def "the first iteration that fails is the failure of the feature"() {
        when:
        def failure = InnerSpecs.runBody('''
            @Chaos({ seed 5; inject returning(5L) on 'acme.Ledger.total()' probability 0.03 })
            @ChaosScenario(repeat = 200)
            def "loses none"() {
                when:
                InnerSpecs.SEEN << 1
                def total = ledger.total()

                then:
                total < 3
            }
        ''').failure()

        then:
        SEEN.size() in 2..199
        failure.message.startsWith('''Condition not satisfied:

total < 3
|     |
5     false
''')
        failure.message.contains('after returning(5) at acme.Ledger.total(), hit 1')
        failure.message.contains("in iteration ${SEEN.size()}")
        failure.message.contains('repeat  -Dchaoskit.seed=5')
    }

    def "a seed repeats all iterations"() {
        given:
        def body = '''
            @ChaosScenario(repeat = 20, value = { inject returning(5L) on 'acme.Ledger.total()' probability 0.5 })
            def "again"() { expect: InnerSpecs.SEEN << ledger.total() }
        '''
        def seen = { ->
            InnerSpecs.runBody(body).allPassed()
            SEEN.toList()
        }

        when:
        System.setProperty('chaoskit.seed', '42')
        def first = seen()
        def second = seen()
        System.setProperty('chaoskit.seed', '43')
        def other = seen()

        then:
        first == second
        first != other

        cleanup:
        System.clearProperty('chaoskit.seed')
    }

    def "each row of a table is repeated"() {
        when:
        def inner = InnerSpecs.runBody('''
            @ChaosScenario(repeat = 3, value = { inject returning(value) on 'acme.Ledger.total()' })
            def "gives #value"() {
                expect:
                InnerSpecs.SEEN << value
                ledger.total() == value

                where:
                value << [1L, 2L]
            }
        ''')

        then:
        inner.allPassed()
        SEEN.toList() == [1L, 1L, 1L, 2L, 2L, 2L]
    }

    def "without faults it is only repeated, and it must be repeated at all"() {
        when:
        def inner = InnerSpecs.runBody('''
            @ChaosScenario(repeat = 3)
            def "three"() { expect: InnerSpecs.SEEN << 1 }

            @ChaosScenario(repeat = 0)
            def "none"() { expect: InnerSpecs.SEEN << 2 }
        ''')

        then:
        SEEN.toList() == [1, 1, 1]
        inner.passed == ['three']
        inner.failure().message == "repeat must be 1 or more, but was 0 in @ChaosScenario of 'none'"
    }

    def "a timeout is one of each iteration"() {
        when:
        def failure = InnerSpecs.runBody('''
            @Timeout(value = 500, unit = TimeUnit.MILLISECONDS)
            @ChaosScenario(repeat = 20, value = { seed 1; inject block() on 'acme.Ledger.total()' probability 0.3 })
            def "hangs"() { expect: ledger.total() == 0 }
        ''').failure()

        then:
        failure.toString().contains('timed out')
    }
}
