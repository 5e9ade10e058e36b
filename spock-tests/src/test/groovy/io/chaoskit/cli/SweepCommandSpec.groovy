package io.chaoskit.cli

/** `chaoskit sweep`, from a script to its report. */
class SweepCommandSpec extends CliSpec {

    static final String SHOP = '''\
        class Card { void charge() throws IOException { } }
        class Shop {
          boolean busy
          void buy() {
            if (busy) throw new IllegalStateException('busy')
            busy = true
            try { new Card().charge() } catch (IOException gone) { KEEP }
            busy = false
          }
        }
        scenario('buying') {
          target create: { new Shop() }
          step('buy') { target.buy() }
          inject anyException(unchecked: false) on 'Card.charge()'
          assert noInfiniteLoop(60.s)
        }
        '''.stripIndent()

    def "a finding is told with its fault and its command, and ends with 1"() {
        given:
        def file = script(SHOP.replace('KEEP', 'return'))

        expect:
        chaoskit('sweep', file, '-o', "json=$folder/sweep.json", '--color', 'never') == 1
        out.startsWith("1 finding  buying\n\n  ✗ recovery  step 'buy' threw IllegalStateException: busy in recovery iteration 1\n" +
            '      after exception(IOException) at Card.charge() from shop.groovy:7\n')
        def found = json('sweep.json').findings[0]
        out.contains("      repeat  chaoskit sweep ")
        json('sweep.json').experiments.asInt() == 1
        [json('sweep.json').sites.reached.asInt(), json('sweep.json').sites.explored.asInt()] == [1, 1]
        json('sweep.json').matrix[0].outcome.asText() == 'absorbed'
        [found.kind.asText(), found.faults[0].method.asText(), found.faults[0].effect.asText()] ==
            ['recovery', 'Card.charge()', 'exception(IOException)']

        and: 'the experiment can be made again by its name'
        chaoskit('sweep', file, '--experiment', found.experiment.asText(), '-q') == 1
        out == "buying: 1 finding\n  ✗ recovery  step 'buy' threw IllegalStateException: busy in recovery iteration 1\n"
    }

    def "without findings it ends with 0, and goes on from its journal"() {
        given:
        def file = script(SHOP.replace('KEEP', ''))
        def journal = folder.resolve('sweep.journal')

        expect:
        chaoskit('sweep', file, '--resume', journal, '--time', '10min', '--shard', '1/1', '--depth', 2) == 0
        out.contains('1 of 1 sites explored by 1 experiment')
        def lines = journal.readLines()
        lines.size() == 2
        chaoskit('sweep', file, '--resume', journal, '--time', '10min', '--shard', '1/1', '--depth', 2) == 0
        journal.readLines() == lines
    }

    def "a script that leaves something behind in its JVM is swept in others"() {
        given:
        def file = script('''\
            class Card { void charge() throws IOException { } }
            class Shop {
              Shop() { assert System.getProperty('shop.open') == null; System.setProperty('shop.open', 'x') }
              void buy() { try { new Card().charge() } catch (IOException gone) { } }
            }
            scenario('buying "at once"') {
              target create: { new Shop() }
              step('buy') { target.buy() }
              inject anyException() on 'Card.charge()'
            }
            '''.stripIndent())

        expect:
        launched('sweep', file, '-o', "json=$folder/sweep.json", '-e', 'SHOP=x', '--color', 'never') == 0
        json('sweep.json').matrix*.outcome*.asText() == ['absorbed', 'propagated']
        json('sweep.json').notes[0].asText().startsWith('each run has a JVM of its own, because the first one without faults ' +
            'leaves something behind: the target could not be made: ')
    }

    def "what follows from a target that is always the same is told before the first experiment"() {
        given: 'an object that outlives the script'
        def file = script(SHOP.replace('KEEP', '').replace('target create: { new Shop() }', 'target Runtime.runtime')
            .replace('target.buy()', 'new Shop().buy()'))

        expect:
        chaoskit('sweep', file) == 0
        def note = 'chaoskit: the target is one object that is there already, and cannot be made afresh: an experiment sees what those before it left behind'
        err.contains(note)
        err.indexOf(note) < err.indexOf('chaoskit: without faults')
    }

    def "a scenario that cannot be swept is a mistake: #message"() {
        given:
        def file = script(SHOP.replace('KEEP', '').replace(part, instead))

        expect:
        chaoskit('sweep', file) == 2
        err.contains(message)

        where:
        part                                                  | instead                        || message
        "step('buy') { target.buy() }"                        | "step('buy') { assert false }" || "a scenario must pass without faults to be swept, but 'buying' does not in iteration 1: step 'buy' threw PowerAssertionError: assert false"
        "inject anyException(unchecked: false) on 'Card.charge()'" | ''                        || "a sweep must have something to inject, but 'buying' has no injector"
        'target.buy()'                                        | 'new Card()'                   || "a sweep must reach something to inject, but no injector of 'buying' was reached in the first iteration without faults"
    }

    def "#call is a mistake"() {
        given:
        script(SHOP)

        expect:
        chaoskit('sweep', *call.collect { it.replace('SCRIPT', "$folder/shop.groovy") }) == 2
        err.contains(message)

        where:
        call                                  || message
        ['SCRIPT', '--depth', '3']            || 'depth must be 1 or 2, but was 3'
        ['SCRIPT', '--shard', '5/4']          || 'a shard must be from 1/N to N/N, N at most 100000, but was 5/4'
        ['SCRIPT', '--shard', 'x']            || "--shard must be like 1/4, or auto, but was 'x'"
        ['SCRIPT', '--resume', 'no/such/folder'] || 'the journal no/such/folder cannot be written'
        ['SCRIPT', '--resume', 'SCRIPT']      || '--resume must name the journal of this sweep, but shop.groovy has a line that is none of a sweep'
        ['SCRIPT', '--time', '5']             || "duration must have a unit (ns, us, ms, s, min, h), but was '5'"
        ['SCRIPT', '--only', 'other']         || "--only must match a scenario, but 'other' matches none"
        []                                    || 'sweep must be given SCRIPT, but was given nothing'
    }
}
