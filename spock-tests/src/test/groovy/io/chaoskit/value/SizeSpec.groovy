package io.chaoskit.value

import spock.lang.Specification

class SizeSpec extends Specification {

    def "'#text' is read as #bytes bytes and written as #written"() {
        expect:
        Size.parse(text) == new Size(bytes)
        new Size(bytes).toString() == written

        where:
        text      | bytes         | written
        '0mb'     | 0             | '0b'
        '17b'     | 17            | '17b'
        '1kb'     | 1_024         | '1kb'
        '1.5mb'   | 1_572_864     | '1.5mb'
        '512 mb'  | 536_870_912   | '512mb'
        '2gb'     | 2_147_483_648 | '2gb'
        '2048mb'  | 2_147_483_648 | '2gb'
        '-5mb'    | -5_242_880    | '-5mb'
        '1025b'   | 1_025         | '1025b'
    }

    def "a measured size of #bytes bytes is shown as #rounded"() {
        expect:
        Size.rounded(bytes) == rounded

        where:
        bytes           | rounded
        0               | '0b'
        999             | '999b'
        1_536           | '1.5kb'
        12_345_678      | '11.8mb'
        123_456_789     | '118mb'
        1_234_567_890   | '1.15gb'
    }

    def "rejects #message"() {
        when:
        wrongly()

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == message

        where:
        wrongly                                         | message
        ({ Size.parse('5') })                           | "size must be a number with a unit (b, kb, mb, gb), but was '5'; write it like 512mb"
        ({ Size.parse('5 tb') })                        | "size must be a number with a unit (b, kb, mb, gb), but was '5 tb'; write it like 512mb"
        ({ Size.positive('cache', new Size(0)) })       | 'cache must be more than 0, but was 0b'
        ({ Size.positive('cache', new Size(-1_024)) })  | 'cache must be more than 0, but was -1kb'
        ({ Size.of(9_000_000_000_000, 'gb') })          | 'size must be at most 9223372036854775807 bytes, but was 9000000000000gb'
    }
}
