package io.chaoskit.value

import groovy.transform.CompileStatic
import io.chaoskit.internal.value.Mixer
import spock.lang.Specification

/** The seeds are fixed, so that the figures never change: a bound that holds once holds for ever. */
class MixerSpec extends Specification {

    static final int DRAWS = 100_000
    static final int CELLS = 100
    /** The 99.9 % quantile of chi-square with 99 degrees of freedom. */
    static final double BOUND = 148.23

    def "the draws of #stream are uniform"() {
        expect:
        chiSquare { int i -> Mixer.unit(draw(i)) } < BOUND

        where:
        stream                     | draw
        'one key'                  | { int i -> Mixer.mix(42, i) }
        'neighbouring keys'        | { int i -> Mixer.mix(i, 1) }
        'keys of mixed iterations' | { int i -> Mixer.mix(Mixer.mix(7, i), 1) }
        'keys of similar names'    | { int i -> Mixer.mix(Mixer.key("injector $i"), 1) }
        'the low bits'             | { int i -> Mixer.mix(42, i) << 40 }
    }

    def "the figure sees draws that are not uniform"() {
        expect:
        chiSquare { int i -> Math.pow(Mixer.unit(Mixer.mix(42, i)), 1.05d) } > BOUND
    }

    def "a draw and the next one are independent"() {
        expect:
        chiSquare { int i ->
            int here = (int) (Mixer.unit(Mixer.mix(42, i)) * 10)
            int next = (int) (Mixer.unit(Mixer.mix(42, i + 1)) * 10)
            (here * 10 + next + 0.5d) / 100d
        } < BOUND
    }

    def "a draw is a pure function of key and counter"() {
        expect:
        Mixer.mix(1, 2) == Mixer.mix(1, 2)
        Mixer.mix(1, 2) != Mixer.mix(1, 3)
        Mixer.mix(1, 2) != Mixer.mix(2, 2)
    }

    def "the key of a name never changes"() {
        expect:
        Mixer.key('') == -4359066618775142608L
        Mixer.key('delay(5ms, 25ms)') == -5640453403787104087L
    }

    def "a unit is never 1"() {
        expect:
        Mixer.unit(-1L) < 1d
        Mixer.unit(0L) == 0d
    }

    @CompileStatic
    private static double chiSquare(Closure<Double> unit) {
        int[] cells = new int[CELLS]
        for (int i = 1; i <= DRAWS; i++) {
            cells[(int) (((Number) unit.call(i)).doubleValue() * CELLS)]++
        }
        double expected = DRAWS / (double) CELLS
        double sum = 0
        for (int count : cells) {
            sum += (count - expected) * (count - expected) / expected
        }
        sum
    }
}
