package io.chaoskit.cli

import spock.util.environment.RestoreSystemProperties

import java.nio.file.Files

/** Scripts that grow: they load others, and have classes beside them. */
@RestoreSystemProperties
class LoadSpec extends CliSpec {

    def setup() {
        System.setProperty('chaoskit.folder', folder.resolve('.chaoskit').toString())
    }

    def "a script has the methods, the variables and the value of one that it loads"() {
        given:
        script('''\
            stock = 5
            def hidden = 1
            int twice(int n) { n * 2 }
            scenario('of the fixtures') { target { assert twice(stock) == 10 } }
            'a value'
            '''.stripIndent(), 'fixtures.groovy')
        def shop = script('''\
            assert load('fixtures.groovy') == 'a value'
            assert twice(2) == 4
            scenario('of the shop') { target { assert twice(stock) == 10 }; assert twice(1) == 2 }
            '''.stripIndent())

        expect:
        [chaoskit('run', shop, '--no-save'), err] == [0, '']
        (out =~ /(?m)^PASS  (.*)$/).collect { it[1] } == ['of the fixtures', 'of the shop']
    }

    def "it is named as it is seen from the script that loads it, and may load others"() {
        given:
        script("load 'deep er/b.groovy'", 'a.groovy')
        Files.createDirectories(folder.resolve('deep er'))
        script("load('ç.groovy')", 'deep er/b.groovy')
        script("one = 1", 'deep er/ç.groovy')

        expect:
        [chaoskit('run', script("load 'a.groovy'\nscenario('x') { target { assert one == 1 } }"), '--no-save'), err] == [0, '']
    }

    def "a method of its own called load is meant before it"() {
        expect:
        chaoskit('validate', script("def load(String x) { x }\nassert load('y') == 'y'\nscenario('x') { target { } }")) == 0
    }

    def "#mistake in a script that is loaded is told with its own place"() {
        given:
        script(text, 'fixtures.groovy')

        expect:
        chaoskit('validate', script("load 'fixtures.groovy'\nscenario('x') { target { } }")) == 2
        err.startsWith("✗ fixtures.groovy:$at\n")
        err.contains(said)

        where:
        mistake               | text                                                       || at    | said
        'what does not read'  | 'int five() {\n  )\n}'                                     || '2:3' | 'cannot be read'
        'an unknown class'    | '\nnew Shopp()'                                            || '2:1' | 'unable to resolve class Shopp'
        'an exception'        | "one = 1\n  throw new IllegalStateException('gone')"       || '2:3' | 'IllegalStateException: gone'
        'an unknown word'     | "scenario('y') { target { }\n  inject delai(1.ms) }"       || '2:10' | "there is no 'delai'"
        'an unknown variable' | 'x = stok'                                                 || '1:5' | "there is no variable 'stok'"
    }

    def "a script that cannot be loaded is told where it is: #what"() {
        given:
        script("load 'fixtures.groovy'", 'other.groovy')
        script("load 'other.groovy'", 'fixtures.groovy')

        expect:
        chaoskit('validate', script("\n  load '$file'\nscenario('x') { target { } }")) == 2
        err.startsWith("✗ $at\n")
        err.contains("What went wrong: $said.")

        where:
        what        | file              || at                 | said
        'not there' | 'none.groovy'     || 'shop.groovy:2:3'  | "load must be given a script, but 'none.groovy' does not exist"
        'in a ring' | 'fixtures.groovy' || 'other.groovy:1:1' | "a script must not be loaded while it is read, but 'fixtures.groovy' is"
        'itself'    | 'shop.groovy'     || 'shop.groovy:2:3'  | "a script must not be loaded while it is read, but 'shop.groovy' is"
    }

    def "classes come from files beside the script, and are one for all of it"() {
        given:
        Files.createDirectories(folder.resolve('acme'))
        script('package acme\nclass Stock { int left = 5 }', 'acme/Stock.groovy')
        script('import acme.Stock\nclass Shop { Stock stock = new Stock(); static int shops = 0; Shop() { shops++ } }', 'Shop.groovy')
        script('new Shop()', 'a.groovy')
        script('new Shop()\nShop', 'b.groovy')

        expect:
        [chaoskit('run', script(text), '--no-save'), err] == [0, '']

        where:
        text << ["load 'a.groovy'\nload 'b.groovy'\nscenario('x') { target { assert new Shop().shops == 3 } }",
                 "load 'a.groovy'\ndef type = load 'b.groovy'\nscenario('x') { target { assert type.shops == 2 } }"]
    }

    def "a mistake in a class beside the script is told with its own place"() {
        given:
        script('class Shop {\n  Stok stock\n}', 'Shop.groovy')

        expect:
        chaoskit('validate', script("scenario('x') { target new Shop() }")) == 2
        err.startsWith('✗ Shop.groovy:2:3\n      Stok stock\n')
    }

    def "a variable is not taken for a script beside that is called so"() {
        given:
        script('throw new Error()', 'shop.groovy')
        script('throw new Error()', 'target.groovy')

        expect:
        [chaoskit('run', script("def shop = 1\nscenario('x') { target { }; step('y') { assert shop == 1 && target } }", 'x.groovy'), '--no-save'), err] == [0, '']
    }

    def "the hash in a report covers #what"() {
        given:
        script('limit = 0', 'fixtures.groovy')
        script('class Shop { int stock = 0 }', 'Shop.groovy')
        def shop = script("load 'fixtures.groovy'\nscenario('x') { target { assert new Shop().stock > limit } }")
        def report = folder.resolve('report.json')
        chaoskit('run', shop, '-o', "json=$report")
        def before = json().path('origin').path('scriptHash').asText()

        when:
        folder.resolve(file) << '\n//'
        chaoskit('run', shop, '-o', "json=$folder/again.json", '--no-save')

        then:
        json('again.json').path('origin').path('script').asText().endsWith('shop.groovy')
        json('again.json').path('origin').path('scriptHash').asText() != before
        before.length() == 64

        when:
        chaoskit('replay', report)

        then:
        err.contains('shop.groovy was edited since the report was written')

        where:
        what               | file
        'the script'       | 'shop.groovy'
        'what it loads'    | 'fixtures.groovy'
        'classes beside it' | 'Shop.groovy'
    }

    def "a failure of a scenario that was loaded is replayed through the script of the call"() {
        given:
        script("scenario('x') { target { throw new IllegalStateException(word) } }", 'fixtures.groovy')

        expect:
        chaoskit('run', script("word = 'gone'\nload 'fixtures.groovy'")) == 1
        chaoskit('replay') == 1
        !err.contains('edited')
        out.contains('IllegalStateException: gone')
    }
}
