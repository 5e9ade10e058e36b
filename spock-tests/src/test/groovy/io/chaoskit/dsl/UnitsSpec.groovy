package io.chaoskit.dsl

import io.chaoskit.dsl.unit.Units.PerSecond
import io.chaoskit.dsl.unit.Units.SizePerSecond
import io.chaoskit.value.Size

import java.time.Duration

import static java.time.Duration.ofHours
import static java.time.Duration.ofMillis
import static java.time.Duration.ofMinutes
import static java.time.Duration.ofNanos
import static java.time.Duration.ofSeconds

class UnitsSpec extends DslSpec {

    def "#number has the unit"() {
        expect:
        number == value

        where:
        number         | value
        7.ns           | ofNanos(7)
        5.us           | ofNanos(5000)
        5.ms           | ofMillis(5)
        2.s            | ofSeconds(2)
        1.min          | ofMinutes(1)
        24.h           | ofHours(24)
        0.5.ms         | ofNanos(500_000)
        1.5.s          | ofMillis(1500)
        0.25.min       | ofSeconds(15)
        5L.ms          | ofMillis(5)
        2.5d.s         | ofMillis(2500)
        5G.s           | ofSeconds(5)
        (-5).ms        | ofMillis(-5)
        -5.ms          | ofMillis(-5)
        0.ms           | Duration.ZERO
        1.b            | new Size(1)
        500.bytes      | new Size(500)
        4.kb           | new Size(4_096)
        512.mb         | new Size(536_870_912)
        1.5.gb         | new Size(1_610_612_736)
        -5.mb          | new Size(-5_242_880)
        2.mb.perSecond | new SizePerSecond(new Size(2_097_152))
        10.percent     | 0.1
        12.5.percent   | 0.125
        50.perSecond   | new PerSecond(50)
        0.5.perSecond  | new PerSecond(0.5)
    }

    def "units are known in a script without an import"() {
        given:
        variables.seen = []

        when:
        read 'seen << 0.5.ms << 10.percent << 50.perSecond.value()\nscenario("x") { target { } }'

        then:
        variables.seen == [ofNanos(500_000), 0.1, 50d]
    }

    def "the unit #wrong is not known"() {
        expect:
        mistakes("  inject delay($wrong)") == ["3:$column there is no unit '$unit' [$hint]"]

        where:
        wrong       | column | unit      | hint
        '5.millis'  | 18     | 'millis'  | "did you mean 'ms'?"
        '5.m'       | 18     | 'm'       | "did you mean 'min'?"
        '1.5.secs'  | 20     | 'secs'    | "did you mean 's'?"
        '5.mib'     | 18     | 'mib'     | "did you mean 'mb'?"
        '5.perSec'  | 18     | 'perSec'  | 'there are: ns, us, ms, s, min, h, b, kb, mb, gb, percent, perSecond'
        '5.percnt'  | 18     | 'percnt'  | "did you mean 'percent'?"
    }
}
