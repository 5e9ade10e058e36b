package io.chaoskit.scripts

import io.chaoskit.Launch
import io.chaoskit.cli.CliSpec

/** The pages of `dsl/docs` tell the truth: each scenario on them is run, after the code that stands before it. */
class DocsSpec extends CliSpec {

    def "'#title' of #page passes"() {
        given:
        def file = script(text)

        expect:
        [chaoskit("run", file, "--fail-on-unstable"), err] == [0, ""]
        out.startsWith("PASS  $title\n")

        where:
        [page, title, text] << ['asynchronous', 'lanes', 'sweep', 'threads'].collectMany { page -> scenarios(page).collect { [page, *it] } }
    }

    /** The title of each scenario, and the script. */
    private static List<List<String>> scenarios(String page) {
        def blocks = (Launch.BASE.resolve("dsl/docs/${page}.md").text =~ /(?s)```groovy\n(.*?)```/).collect { it[1] }
        def before = blocks.findAll { !it.contains('scenario(') }.join('\n')
        def found = blocks.findAll { it.contains('scenario(') }.collect { [(it =~ /scenario\('(.*?)'\)/)[0][1], "$before\n$it".toString()] }
        assert !found.empty
        found
    }
}
