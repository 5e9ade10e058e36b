package io.chaoskit.docs

import groovy.transform.Immutable
import io.chaoskit.internal.dsl.form.Form
import io.chaoskit.internal.dsl.form.FormParameter
import io.chaoskit.internal.dsl.form.FormParameter.Passing

/** One word in a section of the reference: its ways to be written, its parameters, an example, and what is said of wrong values. */
@Immutable(knownImmutableClasses = [Form])
class ReferenceWord {

    /** A value for each type that is right, and one that is wrong: of another type, or out of range. */
    static final Map<String, List<String>> VALUES = [
        'duration'                         : ['5.ms', "'soon'"],
        'whole number'                     : ['2', '-1'],
        'number'                           : ['0.5', "'much'"],
        'probability'                      : ['0.1', '1.5'],
        'size'                             : ['1.mb', "'big'"],
        'size per second'                  : ['1.mb.perSecond', '5.ms'],
        'rate'                             : ['50.perSecond', "'often'"],
        'text'                             : ["'x'", "5"],
        'true or false'                    : ['true', "'perhaps'"],
        'class of exceptions'              : ['IOException', 'String'],
        'effect'                           : ['delay(5.ms)', '5'],
        'validator'                        : ['noPanics()', '5'],
        'pointcut'                         : ["'Shop.price(..)'", "'Shop.price('"],
        'site'                             : ["step('buy')", '5'],
        'path'                             : ["'/var/tmp'", '5'],
        'closure'                          : ['{ }', '5'],
        'injected or classes of exceptions': ['injected', 'String'],
        'stop or resume'                   : ['stop', "'later'"],
        'everyone'                         : ['everyone', "'nobody'"],
        'strict or relaxed'                : ['strict', "'lax'"],
        "'upstream' or 'downstream'"       : ["'upstream'", "'sideways'"],
    ].asImmutable()

    String name
    ReferenceSection section
    List<Form> forms

    String getKey() {
        "$section.key/$name"
    }

    /** The lines of a scenario that show it. */
    List<String> exampleLines() {
        section.example(name, forms)
    }

    /** Calls that are wrong in one value each. */
    List<String> wrongCalls() {
        def calls = forms.findAll { !it.@method.name.startsWith('get') }.collectMany { form ->
            form.parameters().empty ? [] : form.parameters().findAll { wrong(it) != null }.collect { bad -> wrongCall(form.parameters(), bad) }
        }
        calls.unique()
    }

    private String wrongCall(List<FormParameter> all, FormParameter bad) {
        def given = all.findAll { it == bad || it.required() || before(all, it, bad) }
        "$name(${given.collect { argument(it, it == bad ? wrong(it) : right(it)) }.join(', ')})"
    }

    private static boolean before(List<FormParameter> all, FormParameter one, FormParameter bad) {
        one.passing() == Passing.POSITIONAL && bad.passing() == Passing.POSITIONAL && all.indexOf(one) < all.indexOf(bad)
    }

    private static String argument(FormParameter parameter, String value) {
        parameter.passing() == Passing.NAMED ? "${parameter.name()}: $value" : value
    }

    private static String right(FormParameter parameter) {
        VALUES[parameter.reading().type()]?.first() ?: 'null'
    }

    /** Null where every value is one. */
    private static String wrong(FormParameter parameter) {
        VALUES[parameter.reading().type()]?.last()
    }

    String markdown(String example, List<String> errors) {
        ["### ${name}\n", "${section.where}\n",
         Page.table(['written', 'what it does'], section.described(name, forms)),
         parameters(), "```groovy\n${example}\n```\n", wrongValues(errors)].findAll().join('\n')
    }

    private String parameters() {
        def rows = forms*.parameters().flatten().collect { FormParameter it ->
            [it.passing() == Passing.NAMED ? "`${it.name()}:`" : "`${it.name()}`", it.reading().type(), how(it), otherwise(it)]*.toString()
        }.unique()
        rows ? Page.table(['parameter', 'type', 'given', 'without it'], rows) : ''
    }

    private static String how(FormParameter parameter) {
        [(Passing.POSITIONAL): 'at its place', (Passing.NAMED): 'by its name', (Passing.REPEATED): 'any number'][parameter.passing()]
    }

    private static String otherwise(FormParameter parameter) {
        parameter.required() ? 'an error' : parameter.defaultText() ? "`${parameter.defaultText()}`" : 'none'
    }

    private static String wrongValues(List<String> errors) {
        errors ? errors.collect { "- $it" }.join('\n') + '\n' : ''
    }
}
