package io.chaoskit.scripts

import io.chaoskit.Launch
import io.chaoskit.cli.CliSpec
import io.chaoskit.dsl.Vocabulary

/** The page on sweeps tells the truth: its script and its command do what it says, and its checks are there. */
class SweepPageSpec extends CliSpec {

    static final String PAGE = Launch.BASE.resolve('dsl/docs/sweep.md').text

    def "the command of the page finds what is wrong with its script"() {
        given:
        def file = script(blocks('groovy')[0])

        expect:
        blocks('sh')*.trim() == ['chaoskit sweep shop.groovy -o json=sweep.json']
        chaoskit('sweep', file, '-o', "json=$folder/sweep.json") == 1
        json('sweep.json').findings*.kind*.asText() == ['recovery']
        json('sweep.json').matrix*.outcome*.asText() == ['absorbed', 'propagated']
        [json('sweep.json').handlers.entered.asInt(), json('sweep.json').handlers.total.asInt()] == [1, 1]
        out.contains('  handlers    1 of 1 catch block entered\n')
    }

    def "the checks of the page are words"() {
        expect:
        def checks = (PAGE =~ /(?m)^\| `(\w+)\(.*?\)` \|/).collect { it[1] }
        checks.size() == 3
        Vocabulary.validators()*.name().containsAll(checks)
    }

    private static List<String> blocks(String language) {
        (PAGE =~ /(?s)```$language\n(.*?)```/).collect { it[1] }
    }
}
