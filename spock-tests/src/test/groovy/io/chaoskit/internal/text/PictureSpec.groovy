package io.chaoskit.internal.text

import spock.lang.Specification

/** Pictures as Groovy itself draws them. */
class PictureSpec extends Specification {

    def "a picture with short values is left as it is"() {
        given:
        def message = pictureOf('def list = [1, 2]; assert list.sum() + 4 == "abcdefghi".size() * list.size()')

        expect:
        lines(message) == message.stripTrailing().readLines()*.stripTrailing()
        lines(message).size() > 3
    }

    def "a value of many lines is one line"() {
        given:
        def message = pictureOf("def text = ${text(200)}; assert text.length() == 5")

        when:
        def lines = lines(message)

        then:
        message.readLines().size() > 200
        lines[0..2] == ['assert text.length() == 5',
                        '       |    |        |',
                        '       |    1691     false']
        lines[3].startsWith('       line 1 line 2 line 3')
        lines[3].endsWith('…')
        lines[3].size() == 7 + 40
        lines.size() == 4
    }

    def "every long value is cut, and the others keep their places"() {
        given:
        def message = pictureOf("""
            def one = new acme.Document('x' * 300); def three = 3; def two = ${text(50)}
            assert one + three == two""")

        when:
        def lines = lines(message)

        then:
        lines[0..1] == ['assert one + three == two',
                        '       |   | |     |  |']
        lines*.size().max() <= 25 + 40
        lines.findAll { it.endsWith('…') }.size() == 3
        lines.find { it.contains('line') }.startsWith('       |   | 3     |  line 1 line 2 line 3')
        lines.find { it.contains('false') } == '       |   |       false'
        lines.last() == '       ' + 'x' * 39 + '…'
    }

    /** An object whose text has so many lines. */
    private static String text(int lines) {
        "new acme.Document((1..$lines).collect { 'line ' + it }.join(System.lineSeparator()))"
    }

    def "what stands before a picture stays there"() {
        expect:
        lines("in step 'buy'\n" + pictureOf('assert 1 == 2'))[0..1] == ["in step 'buy'", 'assert 1 == 2']
    }

    def "a message without bars below a condition is no picture: #message"() {
        expect:
        Picture.in(message).empty

        where:
        message << ['', 'gone', 'a | b', 'one\ntwo', '|\n|', 'short\n            |', 'table\n+---+\n| 1 |']
    }

    private static List<String> lines(String message) {
        Picture.in(message).get().lines(40)
    }

    private static String pictureOf(String script) {
        try {
            new GroovyShell(PictureSpec.classLoader).evaluate(script)
        } catch (AssertionError failed) {
            return failed.message
        }
        throw new IllegalStateException('the assertion holds')
    }
}
