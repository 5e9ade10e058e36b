package io.chaoskit.scripts

import io.chaoskit.Launch
import io.chaoskit.dsl.DslSpec
import io.chaoskit.dsl.unit.HitProperties

/** The page about closures tells the truth: its scenarios run, and its table has what a hit has. */
class ClosuresPageSpec extends DslSpec {

    static final String PAGE = Launch.BASE.resolve('dsl/docs/closures.md').text

    def "the scenario '#name' passes with #fired faults"() {
        when:
        def report = run(snippets().find { it.contains("'$name'") })

        then:
        report.verdict().name() == 'PASS'
        report.injectors()*.fired().sum(0) >= fired

        where:
        name                                            | fired
        'every third withdrawal is ten times as high'   | 1
        'the connection is lost'                        | 1
        'the queue runs empty'                          | 0
    }

    def "each property of a hit is in the table"() {
        expect:
        (PAGE =~ /(?m)^\| (`.*?) \|/).iterator().toList().collectMany { (it[1] =~ /`(\w+)`/).collect { it[1] } }.sort() == HitProperties.NAMES
    }

    private static List<String> snippets() {
        (PAGE =~ /(?s)```groovy\n(.*?)\n```/).collect { it[1] }
    }
}
