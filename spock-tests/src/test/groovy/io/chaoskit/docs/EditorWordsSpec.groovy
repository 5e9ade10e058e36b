package io.chaoskit.docs

import com.tngtech.archunit.core.domain.JavaModifier
import com.tngtech.archunit.core.importer.ClassFileImporter
import groovy.transform.stc.ClosureParams
import io.chaoskit.internal.dsl.block.AllWords
import io.chaoskit.internal.dsl.form.Place
import io.chaoskit.internal.dsl.form.RunWords
import io.chaoskit.internal.dsl.form.WordTable
import spock.lang.Shared
import spock.lang.Specification

import java.lang.reflect.Parameter
import java.util.function.Supplier

/** Editors are told the words of each block, and every method that takes a closure says what is in it. */
class EditorWordsSpec extends Specification {

    static final List<String> IN_INJECT = ['scenario', 'inject']

    @Shared
    EditorWords words = new EditorWords()

    @Shared
    StubEditor idea = StubEditor.idea(words.gdsl())

    @Shared
    StubEditor eclipse = StubEditor.eclipse(words.dsld())

    def "the file for #editor is written anew when a word changes"() {
        expect:
        Page.difference(file, wanted, 'EditorWordsSpec') == ''

        where:
        editor          | file             | wanted
        'IntelliJ IDEA' | EditorWords.GDSL | words.gdsl()
        'Eclipse'       | EditorWords.DSLD | words.dsld()
    }

    def "in the closure of #calls both editors have its words, and no others"() {
        expect:
        idea.names(calls: calls) == expected.toSet()
        eclipse.names(calls: calls) == expected.toSet()

        where:
        calls                                   | expected
        ['scenario']                            | names(Place.SCENARIO)
        ['scenario', 'scope']                   | names(Place.SCOPE)
        ['scenario', 'step']                    | names(Place.STEP)
        ['scenario', 'setup']                   | names(RunWords)
        ['scenario', 'proxy']                   | names(Place.PROXY)
        ['scenario', 'scope', 'network']        | names(Place.NETWORK)
        ['scenario', 'network', 'host']         | names(Place.HOST)
        ['scenario', 'thresholds']              | names(Place.THRESHOLDS)
        ['scenario', 'when']                    | names(RunWords.AtHit)
        IN_INJECT                               | names(RunWords.AtHit)
        ['scenario', 'eventually']              | names(RunWords.AtEnd)
        ['step']                                | []
        ['each']                                | []
        ['scenario', 'each']                    | names(Place.SCENARIO)
    }

    def "behind an effect, and at the top of a script, both editors have the words"() {
        expect:
        [idea, eclipse]*.names(type: EditorWords.INJECTOR) == [names(Place.INJECT).toSet()] * 2
        [idea, eclipse]*.names(script: true) == [['env', 'load', 'pinned', 'scenario'] as Set] * 2
    }

    def "in the closure of an annotation IntelliJ IDEA has the words that inject"() {
        expect:
        idea.names(annotation: "io.chaoskit.spock.$annotation".toString()) == names(Place.FAULTS).toSet()
        idea.names(annotation: "io.chaoskit.spock.$annotation".toString(), calls: ['scope']) == names(Place.SCOPE).toSet()

        where:
        annotation << ['Chaos', 'ChaosScenario']
    }

    def "parameters, options and what a word does are told"() {
        when:
        def ours = editor.members(calls: ['scenario']).findAll { it.name == 'latency' && it.params }

        then:
        ours*.params*.delay == ['java.time.Duration'] * 2
        ours*.options*.keySet()*.toList() == [[], ['jitter', 'stream', 'toxicity', 'lasting']]
        ours*.doc.every { it.startsWith('latency(100.ms, jitter: 20.ms): delays data on a proxy') }

        and: 'how a word is repeated, left out, and followed'
        editor.members(calls: ['scenario']).findAll { it.name == 'allOf' }*.params == [[parts: 'io.chaoskit.validator.Validator[]']]
        editor.members(calls: ['scenario']).findAll { it.name == 'gcPressure' }*.params*.keySet()*.toList() == [['rate'], ['rate', 'lasting']]
        editor.members(calls: ['scenario']).findAll { it.name == 'inject' }*.type == [EditorWords.INJECTOR]

        where:
        editor << [idea, eclipse]
    }

    def "every word that takes a closure says what its words and its parameters are"() {
        given:
        def all = words.blocks.values().flatten().unique()
        def closures = all.collectMany { form ->
            [form.parameters(), form.@method.parameters].transpose().findAll { it[0].reading().type() == 'closure' }.collect { [form, it[1]] }
        }

        expect:
        closures.size() > 15
        closures.findAll { form, parameter -> !(told(parameter) || parameter.type == Supplier) }*.first()*.usage() == []
    }

    def "every public method that takes a closure says what its words are"() {
        given:
        def specifications = getClass().protectionDomain.codeSource.location.path
        def methods = new ClassFileImporter().withImportOption { !it.contains(specifications) }
            .importPackages('io.chaoskit.dsl', 'io.chaoskit.cli', 'io.chaoskit.spock', 'io.chaoskit.junit')
            .collectMany { it.methods.toList() }
            .findAll { JavaModifier.PUBLIC in it.modifiers && it.rawParameterTypes.any { type -> type.name == Closure.name } }

        expect:
        methods*.name.toSet() == ['scenario', 'pinned'] as Set
        methods*.parameters.flatten().findAll { it.rawType.name == Closure.name && !it.isAnnotatedWith(DelegatesTo) } == []
    }

    /** A closure whose words or whose parameter is known. */
    private static boolean told(Parameter parameter) {
        parameter.isAnnotationPresent(DelegatesTo) || parameter.isAnnotationPresent(ClosureParams)
    }

    private static Collection<String> names(Place place) {
        AllWords.dictionary().names(place)
    }

    private static Collection<String> names(Class<?> words) {
        WordTable.of(words).names()
    }
}
