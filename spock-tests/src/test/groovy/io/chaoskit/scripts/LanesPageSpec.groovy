package io.chaoskit.scripts

import io.chaoskit.Launch
import io.chaoskit.dsl.DslSpec
import io.chaoskit.model.Target
import io.chaoskit.validator.Validators

/** The page about lanes tells the truth: its scenarios run, and look at the target when it says so. */
class LanesPageSpec extends DslSpec {

    static final String PAGE = Launch.BASE.resolve('dsl/docs/lanes.md').text

    static final String SHOP = '''
        class Shop {
            static java.util.concurrent.atomic.AtomicInteger stopped = new java.util.concurrent.atomic.AtomicInteger()
            int port
            java.util.concurrent.atomic.AtomicInteger inUse = new java.util.concurrent.atomic.AtomicInteger()
            void buy() { inUse.incrementAndGet(); Thread.yield(); inUse.decrementAndGet() }
            int connectionsInUse() { inUse.get() }
            void stop() { stopped.incrementAndGet() }
        }
        '''.stripIndent()

    def "the scenario '#name' passes and looks #looked"() {
        when:
        def report = run(SHOP + snippets().find { it.contains("'$name'") })

        then:
        report.passed()
        report.validators()*.looked() == looked

        where:
        name                            | looked
        'orders in four lanes'          | ['at 8 quiet points', 'at each moment']
        'a shop for each lane'          | ['after each iteration']
        'a new shop for each iteration' | ['after each iteration']
    }

    def "the page has no other scenario"() {
        expect:
        snippets().size() == 3
    }

    def "what it says of Java is there"() {
        expect:
        ['perLane', 'perIteration'].every { name -> Target.methods.any { it.name == name } }
        Validators.invariant('x') { true }.always().name() == 'x'
    }

    private static List<String> snippets() {
        (PAGE =~ /(?s)```groovy\n(.*?)\n```/).collect { it[1] }
    }
}
