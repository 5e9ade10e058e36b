package io.chaoskit.docs

import io.chaoskit.cli.CliSpec
import io.chaoskit.cli.Settings
import spock.util.environment.RestoreSystemProperties

/** The page on scripts that grow tells the truth. */
@RestoreSystemProperties
class ScriptsPageSpec extends CliSpec {

    def "values come from the call"() {
        given:
        def orders = script(Page.blocks('scripts', 'groovy')[0], 'orders.groovy')

        expect:
        Page.blocks('scripts', 'sh') == ['chaoskit run orders.groovy -e COLOUR=red -- 20 slow\n']
        [chaoskit('run', orders, '--no-save', '-e', 'COLOUR=red', '--', 20, 'slow'), err] == [0, '']
        out.startsWith('PASS  slow red\n')
        out.contains('  iterations  20 (20 passed')
    }

    def "fixtures are shared, and settings come from where the page says"() {
        given:
        def (shop, fixtures, main) = Page.blocks('scripts', 'groovy').drop(1)
        script(shop, 'Shop.groovy')
        script(fixtures, 'fixtures.groovy')
        def file = script(main)

        expect:
        [chaoskit('run', file, '--no-save'), err] == [0, '']
        out.startsWith('PASS  the stock never grows\n')

        when: 'Maven is not asked'
        folder.resolve('chaoskit.properties').text = Page.blocks('scripts', 'properties')[0].replace('pom =', '# pom =')
        System.setProperty(Settings.PROPERTY, folder.resolve('chaoskit.properties').toString())

        then:
        [chaoskit('validate', file, '-v'), err] == [0, '']
        out == Page.blocks('scripts', 'text')[0].readLines().findAll { !it.startsWith('  pom ') }.join('\n') + '\n'
    }
}
