package io.chaoskit.docs

import io.chaoskit.Launch

import java.nio.file.Files
import java.nio.file.Path

/** A page of `dsl/docs` that is written by the build from what it describes. {@code -Dchaoskit.docs.update} writes it anew. */
class Page {

    static final boolean UPDATE = System.getProperty('chaoskit.docs.update') != null

    /** The file of a page. */
    static Path file(String name) {
        Launch.BASE.resolve("dsl/docs/${name}.md")
    }

    /** The text of a page. */
    static String text(String name) {
        file(name).text
    }

    /** The blocks of code in a language. */
    static List<String> blocks(String name, String language) {
        (text(name) =~ /(?s)```$language\n(.*?)```/).collect { it[1] as String }
    }

    /** What differs between a page as it is and as it must be, and how to write it anew; empty when it is up to date. */
    static String difference(String name, String wanted, String spec) {
        difference(file(name), wanted, spec)
    }

    /** The same for any file that is written by the build. */
    static String difference(Path file, String wanted, String spec) {
        if (UPDATE) {
            Files.createDirectories(file.parent)
            file.text = wanted
        }
        def there = Files.exists(file) ? file.readLines() : []
        def lines = (there - wanted.readLines()).collect { "  - $it" } + (wanted.readLines() - there).collect { "  + $it" }
        there == wanted.readLines() ? '' : (["${Launch.BASE.relativize(file)} is not up to date:"] + lines + ['write it anew, and look at the difference:',
            "  ./mvnw -B -pl spock-tests -am verify -Dtest=$spec -Dsurefire.failIfNoSpecifiedTests=false -Dchaoskit.docs.update"]).join('\n')
    }

    /** A table in Markdown. */
    static String table(List<String> head, List<List<String>> rows) {
        ([head, head.collect { '---' }] + rows).collect { row -> '| ' + row*.replace('|', '\\|').join(' | ') + ' |' }.join('\n') + '\n'
    }
}
