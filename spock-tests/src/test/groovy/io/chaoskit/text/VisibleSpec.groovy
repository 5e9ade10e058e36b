package io.chaoskit.text

import io.chaoskit.internal.text.Excerpt
import io.chaoskit.internal.text.Plural
import io.chaoskit.internal.text.Visible
import spock.lang.Specification

class VisibleSpec extends Specification {

    def "#what is shown as its code"() {
        expect:
        Visible.of(text) == shown

        where:
        what                    | text                        || shown
        'a colour'              | 'a\u001B[31mred\u001B[0m'   || 'a\\u001B[31mred\\u001B[0m'
        'a bell'                | 'ding\u0007'                || 'ding\\u0007'
        'the end of a C text'   | 'a\u0000b'                  || 'a\\u0000b'
        'a lonely return'       | 'good\rbad'                 || 'good\\u000Dbad'
        'an eight-bit control'  | '\u009B31m'                 || '\\u009B31m'
        'a turned direction'    | 'x\u202Egpj.exe'            || 'x\\u202Egpj.exe'
        'a byte order mark'     | '\uFEFFa'                   || '\\uFEFFa'
        'half a character'      | 'a\uD83Db' + '\uDE00'       || 'a\\uD83Db\\uDE00'
        'no character'          | '\uFFFE'                    || '\\uFFFE'
        'a line separator'      | 'a\u2028b'                  || 'a\\u2028b'
    }

    def "#text stays as it is"() {
        expect:
        Visible.of(text).is(text)

        where:
        text << ['', 'plain', 'lines\nand\ttabs', 'für 価格 ₿', 'emoji 😀 👩‍👩‍👧', 'ümläut é']
    }

    def "the line ends of Windows are line ends"() {
        expect:
        Visible.of('a\r\nb') == 'a\nb'
    }

    def "a megabyte is cut before it is looked at"() {
        expect:
        Visible.line('x' * 1_000_000 + '\u001B', 10) == 'xxxxxxxxx…'
        Visible.line('a\nb\tc\r\nd', 20) == 'a b c d'
    }

    def "no character is cut in two"() {
        expect:
        Excerpt.of('12😀4567', most) == cut

        where:
        most || cut
        3    || '12…'
        4    || '12…'
        5    || '12😀…'
        99   || '12😀4567'
    }

    def "#count of things are written as people do"() {
        expect:
        [Plural.of(count, 'hit'), Plural.of(0, count, 'hit'), Plural.times(count)] == words

        where:
        count || words
        1     || ['1 hit', '0 of 1 hit', 'once']
        2     || ['2 hits', '0 of 2 hits', '2 times']
    }
}
