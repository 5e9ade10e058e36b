package io.chaoskit.dsl

import io.chaoskit.cli.LanguageFuzzSpec
import io.chaoskit.internal.dsl.block.AllWords
import io.chaoskit.internal.dsl.form.Dictionary
import io.chaoskit.internal.dsl.form.Kind
import io.chaoskit.internal.dsl.form.Place

/** Every word there is, in its place, with a value that hardly one of them takes. */
class EveryWordSpec extends DslSpec {

    static final Dictionary WORDS = AllWords.dictionary()

    /** How a call is written in a place, in a scenario. */
    static final Map<Place, String> PLACES = [
        (Place.SCOPE)     : "scope('N') { CALL }",
        (Place.INJECT)    : 'inject delay(1.us) CALL',
        (Place.PROXY)     : "proxy('N') { upstream 'a:1'; CALL }",
        (Place.NETWORK)   : 'inject network { CALL }',
        (Place.HOST)      : "inject network { host('a') { CALL } }",
        (Place.THRESHOLDS): 'thresholds { CALL }',
        (Place.VALIDATOR) : 'assert noPanics().CALL']

    def "a word that is given #value is told in the words of scripts, once, with its place"() {
        given:
        def statements = statements(value)

        when:
        def found = read("scenario('x') {\n  target { }\n${statements.collect { "  $it\n" }.join()}}").mistakes()

        then:
        statements.size() > 100
        found.size() > statements.size() / 2
        found.findAll { it.at().line() < 1 || it.at().column() < 1 } == []
        found.countBy { [it.at(), it.message()] }.findAll { it.value > 1 } == [:]
        found.findAll { told -> LanguageFuzzSpec.FORBIDDEN.any { "${told.message()} ${told.hint()}" =~ it } } == []

        where:
        value << ['', 'null', '[]', '[:]', '-1', "''", '{ it.nosuch }', 'new Object()', 'this', '5.ms', 'latency.p95', 'nosuch: 5']
    }

    private static List<String> statements(String value) {
        int number = 0
        WORDS.names(Place.SCENARIO).sort().collect { "${start(it)}$it($value)" } +
            PLACES.collectMany { place, text ->
                names(place).sort().collect { text.replace('CALL', "${place == Place.SCOPE ? start(it) : ''}$it($value)").replace('N', "n${number++}") }
            }
    }

    private static Set<String> names(Place place) {
        place == Place.VALIDATOR ? AllWords.grades() : WORDS.names(place)
    }

    /** What stands before a word that is a part of a statement. */
    private static String start(String word) {
        if (WORDS.is(Kind.VALIDATOR, Place.SCENARIO, word)) {
            return 'assert '
        }
        if (WORDS.is(Kind.SITE, Place.SCENARIO, word)) {
            return 'inject delay(1.us) on '
        }
        WORDS.is(Kind.INJECTOR, Place.SCENARIO, word) ? 'inject ' : ''
    }
}
