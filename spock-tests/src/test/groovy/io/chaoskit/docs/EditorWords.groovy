package io.chaoskit.docs

import io.chaoskit.Launch
import io.chaoskit.dsl.ChaosKit
import io.chaoskit.internal.dsl.block.AllWords
import io.chaoskit.internal.dsl.form.Form
import io.chaoskit.internal.dsl.form.FormParameter
import io.chaoskit.internal.dsl.form.FormParameter.Passing
import io.chaoskit.internal.dsl.form.Place
import io.chaoskit.internal.dsl.form.WordTable

import java.lang.reflect.Method
import java.lang.reflect.Modifier
import java.nio.file.Path

/**
 * The files that tell editors which words stand in which block: one for IntelliJ IDEA (GDSL), one for Eclipse (DSLD). They are made of the
 * words, and the blocks of what `@DelegatesTo` says of their closures.
 */
class EditorWords {

    static final Path GDSL = Launch.BASE.resolve('dsl/src/main/resources/io/chaoskit/dsl/chaoskit.gdsl')
    static final Path DSLD = Launch.BASE.resolve('dsl/src/main/resources/dsld/chaoskit.dsld')

    /** What stands behind an effect has a type in editors, since it follows a call. */
    static final String INJECTOR = 'io.chaoskit.internal.dsl.block.InjectorBlock'

    private static final Map<String, String> TYPES = [
        'duration'           : 'java.time.Duration',
        'whole number'       : 'long',
        'number'             : 'java.lang.Number',
        'probability'        : 'java.lang.Number',
        'size'               : 'io.chaoskit.value.Size',
        'size per second'    : 'io.chaoskit.dsl.unit.Units.SizePerSecond',
        'rate'               : 'io.chaoskit.dsl.unit.Units.PerSecond',
        'text'               : 'java.lang.String',
        'path'               : 'java.lang.String',
        'true or false'      : 'boolean',
        'class of exceptions': 'java.lang.Class',
        'closure'            : 'groovy.lang.Closure',
        'validator'          : 'io.chaoskit.validator.Validator',
    ].asImmutable()

    /** The ways to write the words of each block, by the call whose closure it is. */
    final Map<String, List<Form>> blocks = [:]
    /** The calls in each block whose closures are blocks too. */
    final Map<String, List<String>> inner = [:]

    EditorWords() {
        ['script': Place.SCRIPT, 'injector': Place.INJECT, 'scenario': Place.SCENARIO, 'faults': Place.FAULTS].each { name, place ->
            add(name, forms(place))
        }
        // What stands behind an effect stands in the block of the effect.
        inner.findAll { 'inject' in it.value }.each { it.value.addAll(inner['injector']) }
    }

    private void add(String block, List<Form> ways) {
        if (!blocks.containsKey(block)) {
            blocks[block] = ways
            def nested = ways.collectEntries { way -> [way.word(), blockOf(way)] }.findAll { it.value }
            inner[block] = nested.keySet().toList()
            nested.each { word, type -> add(word, forms(type)) }
        }
    }

    private static List<Form> forms(Place place) {
        def all = AllWords.dictionary()
        all.names(place).collectMany { all.forms(place, it) }
    }

    private static List<Form> forms(Class<?> block) {
        def place = AllWords.@BLOCKS.find { it.value == block }?.key
        def table = WordTable.of(block)
        place ? forms(place) : table.names().collectMany { table.forms(it) }
    }

    /** The words in the closure that a word is given; null for none. */
    private static Class<?> blockOf(Form form) {
        method(form).parameters.findResult { it.getAnnotation(DelegatesTo)?.value() }
    }

    private static Method method(Form form) {
        form.@method
    }

    String gdsl() {
        heading('IntelliJ IDEA') + data() + '''\

// The innermost block around a place.
def innermost = { editor, String outermost ->
    String found = null
    for (String next = outermost; next != null; next = inner[found]?.find { editor.enclosingCall(it) }) {
        found = next
    }
    found
}

def add = { editor, String block ->
    for (group in words) {
        if (block in group.key.tokenize()) {
            for (word in group.value) {
                if (word.params == null) {
                    editor.property(name: word.name, type: word.type, doc: word.doc)
                } else {
                    def declared = [name: word.name, type: word.type, doc: word.doc, params: [*: word.params]]
                    if (word.named) {
                        declared.namedParams = word.named.collect { editor.parameter(name: it.key, type: it.value) }
                    }
                    editor.method(declared)
                }
            }
        }
    }
}

contributor(context(scope: scriptScope([:]))) {
    add(delegate, 'script')
}

contributor(context(scope: closureScope(isArgument: true))) {
    if (enclosingCall('scenario')) {
        add(delegate, innermost(delegate, 'scenario'))
    }
}

contributor([context(scope: closureScope(annotationName: 'io.chaoskit.spock.Chaos')),
             context(scope: closureScope(annotationName: 'io.chaoskit.spock.ChaosScenario'))]) {
    add(delegate, innermost(delegate, 'faults'))
}

contributor(context(ctype: injector)) {
    add(delegate, 'injector')
}
'''
    }

    String dsld() {
        'package dsld\n\n' + heading('Eclipse') + data() + '''\

def add = { editor, String block ->
    for (group in words) {
        if (block in group.key.tokenize()) {
            for (word in group.value) {
                if (word.params == null) {
                    editor.property(name: word.name, type: word.type, doc: word.doc, readOnly: true, provider: 'ChaosKit')
                } else {
                    editor.method(name: word.name, type: word.type, doc: word.doc, params: word.params, optionalParams: word.named ?: [:],
                        provider: 'ChaosKit')
                }
            }
        }
    }
}

contribute(isScript() & isThisType() & currentType(subType('groovy.lang.Script')) & (~inClosure())) {
    add(delegate, 'script')
}

for (each in (['scenario'] + inner.values().flatten()).unique()) {
    def block = each
    def place = inClosure() & isThisType() & enclosingCallName('scenario') & enclosingCallName(block)
    for (nested in inner[block] ?: []) {
        place = place & (~enclosingCallName(nested))
    }
    contribute(place) {
        add(delegate, block)
    }
}

contribute(currentType(injector)) {
    add(delegate, 'injector')
}
'''
    }

    private static String heading(String editor) {
        "// The words of ChaosKit for $editor. Written by the build from the methods that define them, see EditorWordsSpec; do not edit.\n\n"
    }

    private String data() {
        ['// What stands behind an effect.', "def injector = '$INJECTOR'", '',
         '// The calls in a block whose closures are blocks too.', 'def inner = [',
         *inner.findAll { it.value }.collect { block, calls -> "    $block: [${calls.collect { "'$it'" }.join(', ')}]," }, ']', '',
         '// The words by the blocks that have them; one without params is a property.', 'def words = [',
         *grouped().collectMany { places, words -> ["    '$places': [", *words.collect { "        $it," }, '    ],'] }, ']', ''].join('\n')
    }

    /** The words in the file's own language, by the names of their blocks. */
    private Map<String, List<String>> grouped() {
        Map<String, List<String>> places = [:].withDefault { [] }
        top().each { places[it] << 'script' }
        blocks.each { block, ways -> ways.each { way -> written(way, block).each { places[it] << block } } }
        places.keySet().groupBy { places[it].unique().join(' ') }
    }

    /** What a script has beside words: it would be imported. A script that is given is the caller, which the compilation adds. */
    private static List<String> top() {
        ChaosKit.methods.findAll { Modifier.isStatic(it.modifiers) && !(it.name in ['finish', 'scenario']) }.sort { it.name }.collect {
            it.name.startsWith('get')
                ? literal(name: it.name.substring(3).uncapitalize(), type: it.returnType.name, doc: 'in every script')
                : literal(name: it.name, type: it.returnType.name, doc: 'in every script',
                          params: it.parameters.findAll { it.type != Script }.collectEntries { [it.name, it.type.name] })
        }
    }

    /** A property, or a method for each number of values, without options and with them. */
    private static List<String> written(Form form, String block) {
        def one = [name: form.word(), type: block == 'injector' || form.word() == 'inject' ? INJECTOR : method(form).returnType.canonicalName,
                   doc : "${form.usage()}: ${form.does()}".replace('&', '&amp;').replace('<', '&lt;').toString()]
        if (form.isProperty()) {
            return [literal(one)]
        }
        def (named, placed) = form.parameters().split { it.passing() == Passing.NAMED }
        def without = (0..placed.size()).collect { placed.take(it) }.findAll { taken -> (placed - taken).every { !it.required() } && placedFully(taken, placed) }
        without.collectMany { taken ->
            def plain = one + [params: types(taken)]
            (named.any { it.required() } ? [] : [literal(plain)]) + (named ? [literal(plain + [named: types(named)])] : [])
        }
    }

    /** A repeated parameter is always there: it takes none as well. */
    private static boolean placedFully(List<FormParameter> taken, List<FormParameter> all) {
        all.every { it.passing() != Passing.REPEATED || it in taken }
    }

    private static Map<String, String> types(List<FormParameter> parameters) {
        parameters.collectEntries { [it.name(), (TYPES[it.reading().type()] ?: 'java.lang.Object') + (it.passing() == Passing.REPEATED ? '[]' : '')] }
    }

    /** A map in Groovy's notation. */
    private static String literal(Map<String, Object> map) {
        map ? '[' + map.collect { key, value -> "$key: ${value instanceof Map ? literal(value) : quoted(value)}" }.join(', ') + ']' : '[:]'
    }

    private static String quoted(Object text) {
        "'" + text.toString().replace('\\', '\\\\').replace("'", "\\'") + "'"
    }
}
