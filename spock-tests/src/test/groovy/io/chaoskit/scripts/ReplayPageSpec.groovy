package io.chaoskit.scripts

import io.chaoskit.Launch
import io.chaoskit.cli.CliSpec
import spock.util.environment.RestoreSystemProperties

/** The page on replays tells the truth: its script and its commands do what it says, one after the other. */
@RestoreSystemProperties
class ReplayPageSpec extends CliSpec {

    static final String PAGE = Launch.BASE.resolve('dsl/docs/replay.md').text

    def "the commands of the page do what it says"() {
        given:
        System.setProperty('chaoskit.folder', folder.resolve('.chaoskit').toString())
        script(blocks('groovy')[0])

        expect: 'each command that the page has'
        blocks('sh')*.trim() == [
            'chaoskit run shop.groovy --seed 7\nchaoskit replay',
            'chaoskit shrink --script card-and-stock.groovy --feature CardAndStockSpec.groovy -o json=shrunk.json',
            'chaoskit run card-and-stock.groovy']
        chaoskit('run', folder.resolve('shop.groovy'), '--seed', 7) == 1
        chaoskit('replay') == 1
        out.contains(' failed in 3 of 3 tries, alone on a fresh target')
        chaoskit('shrink', '--script', folder.resolve('card-and-stock.groovy'), '--feature', folder.resolve('CardAndStockSpec.groovy'),
            '-o', "json=$folder/shrunk.json") == 0
        out =~ /fails with error\('no answer'\) at point\('card'\), hit 1 from shop.groovy:6, and error\('no answer'\) at point\('stock'\)/
        out =~ /known     minimal: all \d+ smaller sets pass/
        json('shrunk.json').path('weakened')*.textValue() == ["step 'look' left out"]
        chaoskit('run', folder.resolve('card-and-stock.groovy'), '--no-save') == 1

        when: 'it is fixed'
        script(blocks('groovy')[0].replace("if (target.lost.containsAll(['card', 'stock']))", 'if (false)'))

        then:
        chaoskit('run', folder.resolve('card-and-stock.groovy'), '--no-save') == 0
        launched('replay', folder.resolve('.chaoskit').toFile().listFiles().find { it.name.endsWith('.json') }, '--time', '1ns') == 0
    }

    def "the feature that is written fails before the fix and passes after it"() {
        given:
        System.setProperty('chaoskit.folder', folder.resolve('.chaoskit').toString())
        def shop = script(blocks('groovy')[0])
        chaoskit('run', shop, '--seed', 7)
        chaoskit('shrink', '--feature', folder.resolve('CardAndStockSpec.groovy'))

        expect:
        !passes(folder.resolve('CardAndStockSpec.groovy').text)

        when:
        script(blocks('groovy')[0].replace("if (target.lost.containsAll(['card', 'stock']))", 'if (false)'))

        then:
        passes(folder.resolve('CardAndStockSpec.groovy').text)
    }

    /** The call in the feature, whose value is its condition. */
    private static boolean passes(String specification) {
        def call = specification.readLines().with { lines -> lines[(lines.findIndexOf { it.contains('expect:') } + 1)..-3] }.join('\n')
        new GroovyShell(ReplayPageSpec.classLoader).evaluate("import static io.chaoskit.dsl.ChaosKit.pinned\n$call") as boolean
    }

    private static List<String> blocks(String language) {
        (PAGE =~ /(?s)```$language\n(.*?)```/).collect { it[1] }
    }
}
