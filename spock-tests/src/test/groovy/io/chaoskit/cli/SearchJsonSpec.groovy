package io.chaoskit.cli

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.node.JsonNodeType

import static com.fasterxml.jackson.databind.node.JsonNodeType.ARRAY
import static com.fasterxml.jackson.databind.node.JsonNodeType.BOOLEAN
import static com.fasterxml.jackson.databind.node.JsonNodeType.NULL
import static com.fasterxml.jackson.databind.node.JsonNodeType.NUMBER
import static com.fasterxml.jackson.databind.node.JsonNodeType.OBJECT
import static com.fasterxml.jackson.databind.node.JsonNodeType.STRING

/** The JSON of `shrink` and `sweep`, which tools rely on: every field, and its type. */
class SearchJsonSpec extends CliSpec {

    static final String SHOP = '''\
        import java.util.concurrent.Semaphore
        class Card { void charge() throws IOException { } }
        class Shop {
          Semaphore places = new Semaphore(2)
          void buy() {
            if (!places.tryAcquire()) throw new IllegalStateException('no place is left')
            try { new Card().charge() } catch (IOException gone) { return }
            places.release()
          }
        }
        scenario('buying') {
          target create: { new Shop() }
          step('look') { Chaos.apply('menu') }
          step('buy') { target.buy() }
          inject anyException(unchecked: false) on 'Card.charge()' probability 0.9
          inject delay(1.ns) on point('menu')
          repeat 100
        }
        '''.stripIndent()

    static final Set<String> KINDS = ['violation', 'hang', 'leak', 'recovery', 'foreign', 'vanished']

    def "shrink says whether and how it came again, what is left, and how that is known"() {
        given: 'an iteration that fails by itself'
        def shop = script(SHOP.replace('target.buy()', '3.times { target.buy() }').replace(' probability 0.9', ''))
        assert chaoskit('run', shop, '--no-save', '--seed', 3, '-o', "json=$folder/report.json") == 1

        when:
        int code = chaoskit('shrink', folder.resolve('report.json'), '--causality', '--time', '5min', '-o', "json=$folder/shrunk.json")
        def result = json('shrunk.json')

        then:
        code == 0
        types(result) == [scenario: STRING, seed: NUMBER, iteration: NUMBER, reproduced: BOOLEAN, needed: STRING, tries: OBJECT, runs: NUMBER,
                        minimal: OBJECT, odds: NULL, weakened: ARRAY, withoutSteps: ARRAY, causality: ARRAY, others: ARRAY]
        types(result.tries) == [failed: NUMBER, of: NUMBER]
        types(result.minimal) == [faults: ARRAY, proof: STRING, sentence: STRING, known: STRING]
        result.minimal.proof.asText() in ['minimal', '1-minimal']
        result.minimal.faults.size() == 2
        result.minimal.faults.every {
            types(it) == [iteration: NUMBER, injector: STRING, site: STRING, hit: NUMBER, effect: STRING, task: STRING, method: STRING, caller: STRING]
        }
        result.weakened*.asText().contains("step 'look' left out")
        result.withoutSteps*.asText() == ['look']
        result.causality.every { types(it) == [failed: NUMBER, of: NUMBER, kept: NUMBER] }
        result.causality*.kept*.asInt() == (0..<result.causality.size()).toList()
        result.causality.last().failed == result.causality.last().of
    }

    def "sweep says what it made and covered, and what it found"() {
        given:
        def shop = script(SHOP)

        when:
        int code = chaoskit('sweep', shop, '--repeats', 4, '-o', "json=$folder/sweep.json")
        def result = json('sweep.json')

        then:
        code == 1
        types(result) == [scenario: STRING, seed: NUMBER, experiments: NUMBER, sites: OBJECT, handlers: OBJECT, matrix: ARRAY, findings: ARRAY,
                        notes: ARRAY, ended: STRING]
        types(result.sites) == [reached: NUMBER, explored: NUMBER, skipped: OBJECT]
        result.sites.skipped.every { it.intValue() > 0 }
        result.sites.reached.asInt() == result.sites.explored.asInt() + result.sites.skipped.sum(0) { it.asInt() }
        types(result.handlers) == [entered: NUMBER, total: NUMBER, neverEntered: ARRAY]
        result.matrix.size() == result.experiments.asInt()
        result.matrix.every { types(it) == [experiment: STRING, site: STRING, method: STRING, effect: STRING, outcome: STRING, findings: ARRAY] }
        result.findings.size() == 1
        result.findings.every { types(it) == [kind: STRING, message: STRING, faults: ARRAY, experiment: STRING, replay: STRING, experiments: NUMBER, proof: STRING] }
        KINDS.containsAll(result.findings*.kind*.asText() + result.matrix.collectMany { it.findings*.asText() })
        result.findings[0].faults.every {
            types(it) == [iteration: NUMBER, injector: STRING, site: STRING, method: STRING, hit: NUMBER, effect: STRING, caller: STRING]
        }

        and: 'the command of a finding shows it again'
        chaoskit(*Shell.words(result.findings[0].replay.asText()).drop(1), '-o', "json=$folder/again.json") == 1
        json('again.json').findings*.message == result.findings*.message
    }

    def "a script with several scenarios gives an array"() {
        given:
        def shop = script(SHOP + SHOP[SHOP.indexOf('scenario(')..-1].replace("'buying'", "'buying again'"))

        expect:
        chaoskit('sweep', shop, '--repeats', 0, '--recovery', 0, '-o', "json=$folder/sweep.json") == 0
        json('sweep.json')*.scenario*.asText() == ['buying', 'buying again']
    }

    def "the kinds of findings are those that are told"() {
        expect:
        io.chaoskit.internal.sweep.Finding.Kind.values()*.text().toSet() == KINDS
    }

    private static Map<String, JsonNodeType> types(JsonNode object) {
        object.fields().collectEntries { [it.key, it.value.nodeType] }
    }
}
