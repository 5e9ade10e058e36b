package io.chaoskit.scripts

import io.chaoskit.Launch
import io.chaoskit.dsl.DslSpec
import io.chaoskit.model.Target
import io.chaoskit.validator.Validators

/** The page about lanes tells the truth: its scenarios look at the target when it says so. */
class LanesPageSpec extends DslSpec {

    static final String PAGE = Launch.BASE.resolve('dsl/docs/lanes.md').text

    def "the scenario '#name' passes and looks #looked"() {
        when:
        def report = run(snippets()[0] + '\n' + snippets().find { it.contains("'$name'") })

        then:
        report.passed()
        report.validators()*.looked() == looked

        where:
        name                            | looked
        'orders in four lanes'          | ['at 8 quiet points', 'at each moment']
        'a shop for each lane'          | ['after each iteration']
        'a new shop for each iteration' | ['after each iteration']
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
