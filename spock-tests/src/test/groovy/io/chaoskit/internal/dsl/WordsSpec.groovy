package io.chaoskit.internal.dsl

import io.chaoskit.ChaosSpec
import io.chaoskit.internal.dsl.block.AllWords
import io.chaoskit.internal.dsl.form.Arguments
import io.chaoskit.internal.dsl.form.Dictionary
import io.chaoskit.internal.dsl.form.Kind
import io.chaoskit.internal.dsl.form.Place
import io.chaoskit.internal.dsl.form.RunWords
import io.chaoskit.internal.dsl.form.WordTable
import io.chaoskit.word.Word

import java.lang.reflect.Modifier
import java.time.Duration

/** A word is a method: its place, forms, types and lists all come from it. */
class WordsSpec extends ChaosSpec {

    static final List<Place> BLOCKS = Place.values() - [Place.VALIDATOR, Place.EFFECT]

    def "every public method of a class of words is one: #type.simpleName"() {
        given:
        def methods = type.methods.findAll { it.declaringClass != Object && !Modifier.isStatic(it.modifiers) && !it.bridge }

        expect:
        !methods.empty
        methods.findAll { !it.isAnnotationPresent(Word) } == []
        methods.findAll { it.getAnnotation(Word).usage().empty || it.getAnnotation(Word).does().empty } == []

        where:
        type << (BLOCKS.collect { place -> AllWords.dictionary().names(place).collect { AllWords.dictionary().forms(place, it) } }
            .flatten()*.method()*.declaringClass + RunWords.classes.toList()).unique().sort { it.name }
    }

    def "each word #place.where has forms with types"() {
        given:
        def all = AllWords.dictionary()

        expect:
        all.names(place).every { all.has(place, it) && !all.forms(place, it).empty && all.usages(place, it) }
        all.names(place).collectMany { all.forms(place, it) }*.parameters().flatten().every { it.name() && it.reading().type() }

        where:
        place << BLOCKS
    }

    /** Its errors, suggestions and lists need nothing else. */
    def "adding a word to a block is one method"() {
        given:
        def block = new Kitchen.Block()
        def all = Dictionary.of([(Place.SCENARIO): Kitchen.Block, (Place.SCOPE): Kitchen.Block], [new Kitchen.Spices()])

        expect:
        all.names(Place.SCENARIO) == ['boil', 'salt', 'slow'] as Set
        all.usages(Place.SCENARIO, 'boil') == 'boil 3.min'
        all.nearest(Place.SCENARIO, 'bol').get() == 'boil'
        all.is(Kind.PART, Place.SCENARIO, 'boil')
        all.canCall(Place.SCENARIO, 'boil')
        !all.canCall(Place.SCENARIO, 'slow')
        all.property(Place.SCENARIO, 'slow').get().make(block) == 7
        all.forms(Place.SCENARIO, 'boil')[0].parameters()*.reading()*.type() == ['duration']

        when:
        def forms = all.calls(Place.SCENARIO, 'boil')
        def call = Arguments.of('boil', ['3min'] as Object[], forms).choose(forms)
        call.form().make(block, call.arguments())

        then:
        block.boiled == Duration.ofMinutes(3)

        and: 'words for effects and validators stand in all blocks that take them'
        all.names(Place.HOST) == [] as Set
        all.names(Place.SCOPE).contains('salt')
    }

    def "the words of a severity, of closures that run later, and of descriptions are read from the methods"() {
        expect:
        AllWords.grades() == ['always', 'critical', 'info', 'warning'] as Set
        AllWords.running() == ['target', 'step', 'setup', 'teardown'] as Set
        AllWords.runningLater() == AllWords.running() + ['inject', 'when']
        AllWords.describing() == ['inject', 'scope', 'step', 'setup', 'teardown', 'repeat', 'runFor', 'lanes', 'warmUp', 'seed',
                                  'onFailure', 'reach', 'thresholds', 'tolerate', 'toxiproxy'] as Set
    }

    def "a word's annotations are not read before it is used"() {
        when: 'there is a class with a wrong default'
        def table = WordTable.of(Kitchen.Burnt)

        then:
        table.names() == ['fine', 'wrong'] as Set
        table.forms('fine')*.usage() == ['fine 5']

        when:
        table.forms('wrong')

        then:
        thrown(IllegalArgumentException)
    }
}
