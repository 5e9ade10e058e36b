package io.chaoskit.cli

import spock.util.environment.RestoreSystemProperties

/** A failure in a report is repeated, shrunk, and pinned down. */
@RestoreSystemProperties
class ShrinkCommandSpec extends CliSpec {

    static final String SHOP = '''
        class Shop {
            int lost
            void call(String name) {
                try {
                    Chaos.apply(name)
                } catch (RuntimeException injected) {
                    lost += name in ['card', 'stock'] ? 1 : 0
                }
            }
        }
        scenario('orders') {
            target create: { new Shop() }
            step('look') { target.call('menu') }
            step('order') {
                target.lost = 0
                ['card', 'mail', 'stock', 'log'].each { target.call(it) }
                BUG
            }
            inject error('lost') on point('card') probability 0.5
            inject error('lost') on point('mail') probability 0.5
            inject error('lost') on point('stock') probability 0.5
            inject error('lost') on point('log') probability 0.5
            inject error('lost') on point('menu') probability 0.5
            repeat 100
        }'''
    static final String BUG = "if (target.lost == 2) throw new IllegalStateException('lost both')"

    def setup() {
        System.setProperty('chaoskit.folder', folder.resolve('kept').toString())
    }

    def "replays the failure of a report alone on a fresh target"() {
        given:
        failing()

        expect:
        chaoskit('replay', folder.resolve('report.json')) == 1
        out.startsWith('✗ iteration ')
        out.contains(" failed in 3 of 3 tries, alone on a fresh target\n  step 'order' threw IllegalStateException: lost both\n")
        out.contains("    after error('lost') at point('card'), hit 1 from shop.groovy:")
    }

    def "tells another failure as another one, and that the script was edited"() {
        given:
        failing()
        script(SHOP.replace('BUG', BUG.replace('IllegalStateException', 'IllegalArgumentException')))

        expect: 'a kind of try is not made more than three times when the time is over'
        launched('replay', folder.resolve('report.json'), '--time', '1ns') == 0
        out =~ /✓ iteration \d+ did not fail in the same way in 3 tries\n  another failure came: step 'order' IllegalArgumentException at .*shop.groovy:\d+\)\n/
        err.contains('chaoskit: shop.groovy was edited since the report was written')
    }

    def "the report has the call, which is repeated with what it set"() {
        given:
        def file = script('def card = env.CARD\n' + SHOP.replace('BUG', "if (card == 'gold' && target.lost == 2) throw new IllegalStateException('lost both')"))
        assert chaoskit('run', file, '--seed', 3, '--no-save', '-i', 60, '-e', 'CARD=gold', '-o', "json=$folder/report.json") == 1

        expect:
        json().schemaVersion.asInt() == 1
        json().seed.asLong() == 3
        json().origin.script.asText() == file.toString()
        json().origin.scriptHash.asText() ==~ /[0-9a-f]{64}/
        json().origin.arguments*.asText() == ['-i', '60']
        json().origin.environment.CARD.asText() == 'gold'
        chaoskit('replay', folder.resolve('report.json'), '--iteration', json().failures[0].iteration.asInt()) == 1
        chaoskit('replay', folder.resolve('report.json'), '--failure', 1, '-q') == 1
        out ==~ /✗ iteration \d+ failed in 3 of 3 tries, alone on a fresh target\n/

        and: 'what an iteration received can be found again'
        json().failures[0].faults.every { it.key.site == it.site && it.key.context.asText() && it.caller.asText().startsWith('shop.groovy:') }
    }

    def "shrinks to the faults that matter"() {
        given:
        failing()

        expect:
        chaoskit('shrink', folder.resolve('report.json'), '-o', "json=$folder/shrunk.json") == 0
        out.contains("fails with error('lost') at point('card'), hit 1 from shop.groovy:")
        out =~ /known     minimal: all \d+ smaller sets pass/
        json('shrunk.json').path('reproduced').booleanValue()
        json('shrunk.json').path('tries').toString() == '{"failed":3,"of":3}'
        json('shrunk.json').at('/minimal/proof').textValue() == 'minimal'
        json('shrunk.json').at('/minimal/faults')*.path('site')*.textValue() == ["point('card')", "point('stock')"]
        json('shrunk.json').path('weakened')*.textValue() == ["step 'look' left out"]
    }

    def "what is fixed is not reproduced, and never minimal"() {
        given:
        failing()
        script(SHOP.replace('BUG', ''))

        expect:
        launched('shrink', folder.resolve('report.json'), '--time', '1ns', '-o', 'json=-') == 1
        new com.fasterxml.jackson.databind.ObjectMapper().readValue(out, Map).minimal == [
            faults: [], proof: 'not reproduced', sentence: out.find(/the failure of iteration \d+ did not come again in \d+ tries/), known: 'not reproduced']
    }

    def "the regression script fails before the fix and passes after it"() {
        given:
        failing()
        chaoskit('shrink', folder.resolve('report.json'), '--script', folder.resolve('regression.groovy'))
        folder.resolve('report.json').toFile().delete()

        expect:
        chaoskit('run', folder.resolve('regression.groovy'), '--no-save') == 1
        out.contains("step 'order' threw IllegalStateException: lost both")

        when:
        script(SHOP.replace('BUG', ''))

        then:
        chaoskit('run', folder.resolve('regression.groovy'), '--no-save') == 0
        out.startsWith('PASS  orders')
    }

    def "keeps the failures of a run, and takes the last one"() {
        given:
        script(SHOP.replace('BUG', BUG))

        expect:
        chaoskit('run', folder.resolve('shop.groovy'), '--seed', 3) == 1
        out =~ /replay  chaoskit replay kept\/\d{8}-\d{6}-\d{3}\.json --failure 1\n/
        out =~ /shrink      chaoskit shrink kept\/\d{8}-\d{6}-\d{3}\.json\n/
        folder.resolve('kept/.gitignore').text == '*\n'
        chaoskit('replay') == 1
        chaoskit('shrink') == 0
    }

    def "keeps nothing with --no-save, nor of a run that passes"() {
        given:
        script(SHOP.replace('BUG', bug))

        expect:
        chaoskit(*['run', folder.resolve('shop.groovy'), '--seed', 3, *options]) == code
        !folder.resolve('kept').toFile().exists()

        where:
        bug | options       || code
        BUG | ['--no-save'] || 1
        ''  | []            || 0
    }

    def "tries kept failures before new iterations"() {
        given:
        script(SHOP.replace('BUG', BUG))
        chaoskit('run', folder.resolve('shop.groovy'), '--seed', 3)

        expect: 'without faults nothing new would fail'
        chaoskit('run', folder.resolve('shop.groovy'), '--failed-first', '--seed', 3, '-i', 1) == 1
        err.contains('chaoskit: a kept failure came again: iteration ')

        when:
        script(SHOP.replace('BUG', ''))

        then:
        chaoskit('run', folder.resolve('shop.groovy'), '--failed-first') == 0
        err =~ /chaoskit: \d kept failures? of 'orders' did not come again/
    }

    def "shrinks the first failure of each kind after a run"() {
        given: 'lost orders, and now and then a menu that is not there'
        script(SHOP.replace('BUG', BUG).replace("step('look') { target.call('menu') }", "step('look') { Chaos.apply('menu') }"))

        expect:
        chaoskit('run', folder.resolve('shop.groovy'), '--seed', 3, '--continue', '--shrink', '--shrink-time', '5min', '-o', "json=$folder/report.json") == 1
        json().failures*.step*.asText().countBy { it }.values().every { it > 1 }
        out.count(' fails with ') == 2
        out.contains("fails with error('lost') at point('menu'), hit 1 from shop.groovy:")
        out.contains("fails with error('lost') at point('card'), hit 1 from shop.groovy:")
    }

    def "a report that says nothing to replay is a mistake: #what"() {
        given:
        folder.resolve('bad.json').text = text

        expect:
        chaoskit(command, folder.resolve('bad.json')) == 2
        err == """\
            ✗ bad.json
              What went wrong: $message.
              $hint
            """.stripIndent()

        where:
        [command, [what, text, message, hint]] << [['replay', 'shrink'], [
            ['cut off', '{"schemaVersion": 1,\n "scen', 'a report must be JSON, but this one ends or breaks at line 2',
             'Try: write one with chaoskit run shop.groovy -o json=report.json'],
            ['empty', '', 'a report must be JSON, but this one is empty', 'Try: write one with chaoskit run shop.groovy -o json=report.json'],
            ['another schema', '{"schemaVersion": 2}', 'a report must be of schema 1, but this one is of schema 2',
             'Try: write one with chaoskit run shop.groovy -o json=report.json'],
            ['other JSON', '{"a": 1}', 'a report must have the field schemaVersion, but this JSON has none',
             'Try: write one with chaoskit run shop.groovy -o json=report.json'],
            ['no failure', '{"schemaVersion": 1, "scenario": "orders", "seed": 1, "failures": []}', 'the report must have a failure, but has none',
             'Try: name the report of a run that failed'],
        ]].combinations()
    }

    def "a call that means no failure is a mistake"() {
        given:
        failing()

        expect:
        chaoskit(*['replay', folder.resolve('report.json'), *options]) == 2
        err =~ /What went wrong: $message/

        where:
        options                                || message
        ['--failure', 7]                       || '--failure must be from 1 to 1, but was 7'
        ['--iteration', 999]                   || '--iteration must be one that failed, but was 999'
        ['--failure', 1, '--iteration', 2]     || '--failure and --iteration must not be used together'
        ['--time', 5]                          || 'duration must have a unit'
        ['--time', '0s']                       || '--time must be more than 0'
    }

    def "what is written must have a place of its own, which is known before the search: #options"() {
        given:
        failing()
        def before = folder.resolve('shop.groovy').text

        expect:
        chaoskit('shrink', folder.resolve('report.json'), *options.collect { it.replace('HERE', "$folder") }) == 2
        err.contains("$message.\n")
        !err.contains('chaoskit: ')
        folder.resolve('shop.groovy').text == before

        where:
        options                           || message
        ['--script', 'HERE/shop.groovy']  || "--script must be a file of its own, but 'shop.groovy' has the scenario"
        ['--feature', 'HERE/shop.groovy'] || "--feature must be a file of its own, but 'shop.groovy' has the scenario"
        ['-o', 'json=HERE']               || 'must name a file that can be written, but it is a folder'
    }

    def "the script may be named, and must have the scenario"() {
        given:
        failing()
        def moved = script("scenario('other') { target { } }", 'moved.groovy')

        expect:
        chaoskit('replay', folder.resolve('report.json'), moved) == 2
        err.contains("the script must have the scenario 'orders', but has 'other'")
    }

    def "a failure whose faults were cut off is drawn again by its seed: #command"() {
        given:
        failing()
        def mapper = new com.fasterxml.jackson.databind.ObjectMapper()
        def report = json('report.json')
        report.path('failures').get(0).with {
            it.remove('faults')
            it.putArray('faults')
            it.put('faultsDropped', 3)
        }
        folder.resolve('cut.json').text = mapper.writeValueAsString(report)

        expect:
        chaoskit(command, folder.resolve('cut.json')) == code
        err.contains('chaoskit: the report has not all faults of the failure, so that its seed places them')
        out.contains(told)

        where:
        command  || code | told
        'replay' || 1    | ' failed in 3 of 3 tries, alone on a fresh target'
        'shrink' || 0    | "fails with error('lost') at point('card'), hit 1 from shop.groovy:"
    }

    def "a script that is gone is a mistake"() {
        given:
        failing()
        folder.resolve('shop.groovy').toFile().delete()

        expect:
        chaoskit(command, folder.resolve('report.json')) == 2
        err.contains('shop.groovy')
        err.contains('does not exist')

        where:
        command << ['replay', 'shrink']
    }

    def "a script that ends the process while it is read is a mistake of #command"() {
        given:
        failing()
        script(SHOP.replace('BUG', BUG) + '\nSystem.exit(0)')

        expect:
        launched(command, folder.resolve(file)) == 2
        out == ''
        err.endsWith("""\
                  System.exit(0)
                  ^^^^^^
              What went wrong: a script must not call System.exit before its scenarios are run, but this one does.
              Try: leave it out; return ends a script
            """.stripIndent())

        where:
        command  | file
        'replay' | 'report.json'
        'shrink' | 'report.json'
        'sweep'  | 'shop.groovy'
    }

    def "a report of a program says how that is repeated"() {
        given:
        failing()
        def report = folder.resolve('report.json')
        report.text = report.text.replaceFirst('"script" : "[^"]*"', '"script" : ""')

        expect:
        chaoskit('replay', report) == 2
        err.contains("the report must come from a script, but 'orders' was run by a program")
        err.contains("-Dchaoskit.replay=")
    }

    private void failing() {
        script(SHOP.replace('BUG', BUG))
        assert chaoskit('run', folder.resolve('shop.groovy'), '--seed', 3, '--no-save', '-o', "json=$folder/report.json") == 1
    }
}
