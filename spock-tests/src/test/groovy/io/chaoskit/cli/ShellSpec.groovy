package io.chaoskit.cli

import spock.lang.Requires
import spock.lang.Specification

class ShellSpec extends Specification {

    static final List<String> WORDS = ['shop.groovy', 'my shop.groovy', "it's", '', '$HOME', 'a"b', '*', '-Dx=1', 'é', 'a;b', '!']

    def "words are quoted so that they are read again"() {
        expect:
        Shell.words(WORDS.collect { Shell.quote(it) }.join(' ')) == WORDS
    }

    @Requires({ os.linux || os.macOs })
    def "a shell reads quoted words as they are"() {
        expect:
        ['sh', '-c', "printf '%s\\n' ${WORDS.collect { Shell.quote(it) }.join(' ')}"].execute().text.readLines() == WORDS
    }

    def "'#line' has the words #words"() {
        expect:
        Shell.words(line) == words

        where:
        line                          | words
        ''                            | []
        '  --seed   42 '              | ['--seed', '42']
        "--only 'two words' -q"       | ['--only', 'two words', '-q']
        '-e "A=b c"'                  | ['-e', 'A=b c']
        "a'b c'd"                     | ['ab cd']
        'a\\ b'                       | ['a b']
        "''"                          | ['']
    }
}
