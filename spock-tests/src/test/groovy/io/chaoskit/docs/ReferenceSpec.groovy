package io.chaoskit.docs

import io.chaoskit.dsl.DslSpec
import io.chaoskit.internal.dsl.block.AllWords
import io.chaoskit.model.Scenario
import io.chaoskit.run.ChaosRunner
import io.chaoskit.verdict.Verdict
import spock.lang.Shared

/** The reference has every word, its examples run, and what it says of wrong values is what is said. */
class ReferenceSpec extends DslSpec {

    /** Its 32 collections of the heap of all specifications take seconds; MemorySpec runs it. */
    static final List<String> LONG = ['validators/noMemoryLeak']

    @Shared
    ReferencePage page = new ReferencePage()

    def "has every word that may stand in a script"() {
        expect:
        AllWords.dictionary().@blocks.keySet().collectMany { AllWords.dictionary().names(it) }.toSet() == page.words.findAll { it.section.key != 'hit' }*.name.toSet()
        page.leftOver() == [] as Set
    }

    def "is written anew when a word changes"() {
        expect:
        Page.difference('reference', page.markdown(errors()), 'ReferenceSpec') == ''
    }

    def "each example passes"() {
        given:
        def session = read(page.script())

        expect:
        session.mistakes() == []
        session.scenarios().size() == page.words.size()

        when:
        def outcomes = session.scenarios()*.model.findAll { !(it.name() in LONG) }.collect { outcome(it) }

        then:
        outcomes.findAll() == []
    }

    /** What is wrong with the run of an example; null when it passes. */
    private static String outcome(Scenario example) {
        def report = ChaosRunner.builder().build().run(example)
        report.verdict() == Verdict.PASS ? null : "${example.name()}: ${report.verdict()} ${report.reasons()} ${report.failures()*.message()}"
    }

    /** What is said of wrong values, by the word. */
    private Map<String, List<String>> errors() {
        def lines = [:]
        def mistakes = read(page.wrongScript(lines)).mistakes().groupBy { it.at().line() }
        lines.findAll { mistakes[it.key] }.groupBy { it.value[0].key }.collectEntries { key, wrong ->
            [key, wrong.collect { line, call -> "`${call[1]}`: ${said(mistakes[line][0])}".toString() }]
        }
    }

    private static String said(mistake) {
        mistake.message() + (mistake.hint() ? "; ${mistake.hint()}" : '')
    }
}
