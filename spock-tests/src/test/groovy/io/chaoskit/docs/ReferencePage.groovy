package io.chaoskit.docs

import io.chaoskit.Launch

/** The page with every word of the language, made of the words themselves; examples that the words cannot give are in a file. */
class ReferencePage {

    static final String SHOP = Launch.BASE.resolve('spock-tests/src/test/resources/docs/shop.groovy').text
    private static final String OWN = Launch.BASE.resolve('spock-tests/src/test/resources/docs/examples.groovy').text

    /** The lines of the examples that are written by hand, by the section and the word. */
    private static final Map<String, String> BY_HAND =
        (OWN =~ /(?ms)^\/\/ (\S+)\n(.*?)(?=^\/\/ \S+\n|\z)/).iterator().collectEntries { [it[1], it[2].trim()] }

    final List<ReferenceWord> words = ReferenceSection.ALL*.words().flatten()

    /** Examples by hand for words that there are not. */
    Set<String> leftOver() {
        BY_HAND.keySet() - words*.key
    }

    /** The scenario that shows a word. */
    String example(ReferenceWord word) {
        def own = BY_HAND[word.key] ?: word.exampleLines().join('\n')
        own.startsWith('scenario(') ? own : "scenario('$word.key') {\n${frame(own).readLines().collect { "    $it" }.join('\n')}\n}"
    }

    /** The same under the word's own name, which several words of one script may have. */
    private String shown(ReferenceWord word) {
        example(word).replace("scenario('$word.key')", "scenario('$word.name')")
    }

    /** What an example does not say itself: a target, a step and the number of iterations. */
    private static String frame(String lines) {
        def (targets, rest) = lines.readLines().split { it.startsWith('target ') }
        def proxied = lines.contains("proxy('db')")
        [*(targets ?: ['target create: { new Shop() }']),
         proxied && !lines.contains('upstream') ? 'proxy(\'db\') { upstream "localhost:$database.localPort" }' : '',
         lines =~ /(?m)^step\(/ ? '' : proxied ? "step('buy') { target.look(proxy('db').address) }" : "step('buy') { target.buy() }",
         *rest,
         lines =~ /(?m)^(repeat|runFor) / ? '' : 'repeat 3'].findAll().join('\n')
    }

    /** A script with all examples. */
    String script() {
        SHOP + words.collect { example(it) }.join('\n')
    }

    /** A script with a wrong call in each line; `lines` has the word and the call of each. */
    String wrongScript(Map<Integer, List> lines) {
        def script = new StringBuilder(SHOP)
        words.findAll { it.section.wrong }.each { word ->
            word.wrongCalls().each { call ->
                def statement = word.section.mistaken(call)
                lines[script.readLines().size() + 1] = [word, statement]
                script << "scenario('${lines.size()}') { target { }; proxy('db') { upstream 'localhost:1' }; step('buy') { }; $statement }\n"
            }
        }
        script
    }

    /** The page; `errors` are what is said of wrong values, by the key of the word. */
    String markdown(Map<String, List<String>> errors) {
        INTRODUCTION + contents() + ReferenceSection.ALL.collect { section ->
            "\n## $section.title\n\n" + words.findAll { it.section == section }.collect { it.markdown(shown(it), errors[it.key] ?: []) }.join('\n')
        }.join('')
    }

    private String contents() {
        Page.table(['part', 'words'], ReferenceSection.ALL.collect { section ->
            ["[$section.title](#${section.title.toLowerCase().replace(' ', '-')})".toString(),
             words.findAll { it.section == section }.collect { "`$it.name`" }.join(', ')]
        })
    }

    private static final String INTRODUCTION = '''\
        # Reference

        Every word of a scenario: how it is written, its parameters, what they are when they are left out, where it stands, an example that runs,
        and what is said of a wrong value. This page is written by the build from the methods that define the words; `chaoskit list injectors`
        and `chaoskit list validators` show those of your own jars too.

        Besides words there is `assert`: a validator, or any condition, which is checked after each iteration. A text behind a colon is its
        name in reports. Durations are written `5.ms`, `2.s`, `1.min`, `24.h` or `'5ms'`, sizes `512.mb` or `'512mb'`, shares `0.1` or `10.percent`,
        rates `50.perSecond` or `1.mb.perSecond`.

        The examples test this shop:

        ```groovy
        '''.stripIndent() + SHOP + '```\n\n'
}
