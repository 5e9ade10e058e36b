package io.chaoskit.value

import spock.lang.Specification

class MistakeSpec extends Specification {

    def "what follows the first semicolon is the hint"() {
        expect:
        with(Mistake.of(SourceLocation.UNKNOWN, 'repeat must be 1 or more, but was 0; leave it out; or not')) {
            message() == 'repeat must be 1 or more, but was 0'
            hint() == 'leave it out; or not'
        }
    }

    def "is written as '#text'"() {
        expect:
        mistake.toString() == text

        where:
        mistake                                                             | text
        new Mistake(new SourceLocation('shop.groovy', 12, 9), 'no', 'yes')  | 'shop.groovy:12:9: no; yes'
        new Mistake(new SourceLocation('shop.groovy', 12, 0), 'no', '')     | 'shop.groovy:12: no'
        new Mistake(SourceLocation.UNKNOWN, 'no', '')                       | 'no'
    }

    def "places are in the order of file, line and column"() {
        given:
        def places = [at('b', 1, 1), at('a', 2, 1), at('a', 1, 9), at('a', 1, 2)]

        expect:
        places.sort() == [at('a', 1, 2), at('a', 1, 9), at('a', 2, 1), at('b', 1, 1)]
    }

    private static SourceLocation at(String file, int line, int column) {
        new SourceLocation(file, line, column)
    }
}
