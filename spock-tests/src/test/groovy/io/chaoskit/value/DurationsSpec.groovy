package io.chaoskit.value

import spock.lang.Specification

import java.time.Duration

class DurationsSpec extends Specification {

    def "reads '#text'"() {
        expect:
        Durations.parse(text).toNanos() == nanos

        where:
        text       | nanos
        '7ns'      | 7
        '5us'      | 5_000
        '5µs'      | 5_000
        '0.5ms'    | 500_000
        '5ms'      | 5_000_000
        ' 5 ms '   | 5_000_000
        '1.5s'     | 1_500_000_000
        '2min'     | 120_000_000_000
        '24h'      | 86_400_000_000_000
        '0s'       | 0
        '0.0004us' | 0
        '0.0005us' | 1
    }

    def "rejects '#text'"() {
        when:
        Durations.parse(text)

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == message

        where:
        text      | message
        '5'       | "duration must have a unit (ns, us, ms, s, min, h), but was '5'; did you mean '5s' or '5ms'?"
        '5 weeks' | "duration must have a unit (ns, us, ms, s, min, h), but was '5 weeks'; did you mean '5s' or '5ms'?"
        '5sec'    | "duration must have a unit (ns, us, ms, s, min, h), but was '5sec'; did you mean '5s'?"
        '2 hours' | "duration must have a unit (ns, us, ms, s, min, h), but was '2 hours'; did you mean '2h'?"
        ''        | "duration must be a number with a unit, but was ''; write it like 5ms, 1.5s, 2min, 24h"
        'soon'    | "duration must be a number with a unit, but was 'soon'; write it like 5ms, 1.5s, 2min, 24h"
        '1.s'     | "duration must be a number with a unit, but was '1.s'; write it like 5ms, 1.5s, 2min, 24h"
        '-5ms'    | 'duration must not be negative, but was -5ms'
        '9999999h' | "duration must be at most 292 years, but was '9999999h'"
    }

    def "writes #nanos ns as #text"() {
        expect:
        Durations.format(Duration.ofNanos(nanos)) == text

        where:
        nanos                  | text
        0                      | '0ms'
        7                      | '7ns'
        1_500                  | '1.5us'
        500_000                | '500us'
        5_000_000              | '5ms'
        1_500_000_000          | '1.5s'
        1_000_500_000          | '1000.5ms'
        60_000_000_000         | '1min'
        100 * 60_000_000_000   | '100min'
        5_400_000_000_000      | '1.5h'
        86_400_000_000_000     | '24h'
        -5_000_000             | '-5ms'
        1_000_000_001          | '1000000.001us'
    }

    def "writes what it can read again"() {
        expect:
        Durations.parse(Durations.format(Duration.ofNanos(nanos))).toNanos() == nanos

        where:
        nanos << [0, 1, 999, 1_001, 123_456_789, 3_600_000_000_001, Long.MAX_VALUE]
    }

    def "rounds #nanos ns to #text"() {
        expect:
        Durations.rounded(nanos) == text

        where:
        nanos          | text
        0              | '0ms'
        999            | '999ns'
        1_234          | '1.23us'
        12_345_678     | '12.3ms'
        123_456_789    | '123ms'
        59_999_999_999 | '59.9s'
    }

    def "a positive duration must be more than zero"() {
        when:
        Durations.positive('runFor', duration)

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == message

        where:
        duration              | message
        Duration.ZERO         | 'runFor must be more than 0, but was 0ms'
        Duration.ofMillis(-5) | 'runFor must be more than 0, but was -5ms'
    }

    def "makes #amount #unit"() {
        expect:
        Durations.of(amount, unit).toNanos() == nanos

        where:
        amount | unit  | nanos
        5      | 'ms'  | 5_000_000
        0.5    | 'us'  | 500
        1.5d   | 's'   | 1_500_000_000
        -1     | 'min' | -60_000_000_000
    }
}
