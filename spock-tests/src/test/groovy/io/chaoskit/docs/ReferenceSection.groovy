package io.chaoskit.docs

import groovy.transform.Immutable
import io.chaoskit.internal.dsl.block.AllWords
import io.chaoskit.internal.dsl.form.Form
import io.chaoskit.internal.dsl.form.Kind
import io.chaoskit.internal.dsl.form.Place
import io.chaoskit.internal.dsl.form.RunWords
import io.chaoskit.internal.dsl.form.WordTable

/**
 * A part of the reference: the words of a kind, and how an example and a mistake with one of them is written. `line` has `%s` for a usage,
 * `wrong` for a call.
 */
@Immutable
class ReferenceSection {

    String key
    String title
    String where
    String line
    String wrong

    /** The methods of a validator that give another one. */
    private static final Map<String, String> GRADES = [
        critical: 'a violation fails the run', warning: 'a violation fails its iteration only', info: 'a violation is reported only',
        always  : 'the condition is looked at after each iteration, while other lanes are at work on the same target too'].asImmutable()

    private static final String SHOP = "'Shop.price(..)'"

    static final List<ReferenceSection> ALL = [
        of('script', 'At the top of a script', 'At the top of a script, in a method or a specification.', '%s', null),
        of('scenario', 'In a scenario', 'In a scenario.', '%s', '%s'),
        of('effects', 'Effects at points and steps', 'Behind `inject`, in a scenario or a scope.', 'inject %s', 'inject %s'),
        of('methods', 'Effects in methods', 'Behind `inject`, in a scenario or a scope; its site is a pointcut.', "inject %s on $SHOP", "inject %s on $SHOP"),
        of('toxics', 'Effects on a proxy', 'Behind `inject`, in a scenario or a scope; its site is a proxy.', "inject %s on proxy('db')", "inject %s on proxy('db')"),
        of('pressure', 'Pressure', 'Behind `inject`, in a scenario or a scope; without a site for the whole run.', 'inject %s', 'inject %s'),
        of('sites', 'Sites', 'Behind `inject … on`.', 'inject delay(1.ms) on %s', 'inject delay(1.ms) on %s'),
        of('inject', 'Behind an effect', 'Behind `inject EFFECT`, as often as needed and in any order.', '%s', 'inject delay(1.ms) %s'),
        of('validators', 'Validators', 'Behind `assert`, in a scenario.', 'assert %s', 'assert %s'),
        of('grades', 'Behind a validator', 'Behind `assert VALIDATOR`.', 'assert maxErrors(5).%s', null),
        of('proxy', 'In a proxy', 'In `proxy(\'name\') { … }`.', "proxy('db') { %s }", "proxy('own') { %s }"),
        of('network', 'In a network', 'In `inject network { … }`.', 'inject network { %s }', 'inject network { %s }'),
        of('host', 'At a host', 'In `inject network { host(\'name\') { … } }`.', "inject network { host('db.example') { %s } }", "inject network { host('db.example') { %s } }"),
        of('thresholds', 'In thresholds', 'In `thresholds { … }`.', 'thresholds { %s }', 'thresholds { %s }'),
        of('step', 'In a step', 'In `step(\'name\') { … }`; all but `random` in `when { … }` and in conditions too.', "step('look') { %s }", null),
        of('hit', 'At a hit', 'In an effect of your own, and in `when { … }`.', 'inject { %s }', null),
    ].asImmutable()

    private static final Map<String, String> PARTS = [EffectWords: 'effects', MethodWords: 'methods', ToxicWords: 'toxics', PressureWords: 'pressure',
                                                      CheckWords: 'validators', LeakWords: 'validators', ScenarioBlock: 'effects']
    private static final Map<Place, String> BLOCKS = [(Place.SCRIPT): 'script', (Place.INJECT): 'inject', (Place.VALIDATOR): 'grades', (Place.PROXY): 'proxy',
                                                      (Place.NETWORK): 'network', (Place.HOST): 'host', (Place.THRESHOLDS): 'thresholds', (Place.STEP): 'step']

    private static ReferenceSection of(String key, String title, String where, String line, String wrong) {
        new ReferenceSection(key, title, where, line, wrong)
    }

    /** Its words, sorted. */
    List<ReferenceWord> words() {
        def own = key == 'grades' ? GRADES.collectEntries { [it.key, []] } : forms().groupBy { it.word() }
        own.keySet().sort().collect { new ReferenceWord(it, this, own[it]) }
    }

    private List<Form> forms() {
        if (key == 'hit') {
            return forms(WordTable.of(RunWords.AtHit), ['hit'])
        }
        def block = BLOCKS.find { it.value == key }?.key
        def dictionary = AllWords.dictionary()
        if (block != null) {
            return dictionary.names(block).collectMany { dictionary.forms(block, it) }
        }
        dictionary.names(Place.SCENARIO).collectMany { dictionary.forms(Place.SCENARIO, it) }.findAll { of(it) == key }
    }

    private static List<Form> forms(WordTable table, List<String> names) {
        names.collectMany { table.forms(it) }
    }

    /** The section of a word that may stand in a scenario. */
    private static String of(Form form) {
        switch (form.kind()) {
            case Kind.SITE: return 'sites'
            case Kind.VALIDATOR: return 'validators'
            case Kind.INJECTOR: return PARTS[form.provider().type().simpleName]
            default: return 'scenario'
        }
    }

    /** A statement with a wrong call; words behind an effect are written without parentheses, where a minus would subtract. */
    String mistaken(String call) {
        String.format(wrong, key == 'inject' ? call.replaceFirst(/^(\w+)\((.*)\)$/, '$1 $2').replace(' -1', ' 0') : call)
    }

    /** How a word is written, and what it does. */
    List<List<String>> described(String word, List<Form> forms) {
        forms.empty ? [["`assert VALIDATOR.$word()`".toString(), GRADES[word]]] : forms.collect { ["`${it.usage()}`".toString(), it.does()] }
    }

    /** The lines of an example that shows these forms. */
    List<String> example(String word, List<Form> forms) {
        forms.empty ? [String.format(line, "$word()")] : forms.collect { String.format(line, it.usage().replace('inject …', 'inject delay(1.ms)')) }.unique()
    }
}
