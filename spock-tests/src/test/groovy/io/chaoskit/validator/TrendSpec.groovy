package io.chaoskit.validator

import spock.lang.Specification

class TrendSpec extends Specification {

    static final long KB = 1024
    static final List<Integer> BURSTS = ([8, 16, 24, 32, 40] * 8).sort()

    def "#what is #told"() {
        given:
        def random = new Random(1)
        def bytes = (0..<64).collect { 30_000 * KB + (curve(it) as double) * KB + random.nextInt(200) * KB as long }

        expect:
        trend(bytes).growsBy(1024 * KB) == leak

        where:
        what                                | curve                                              | leak
        'a plateau'                         | { 0 }                                              | false
        'a leak'                            | { 100 * it }                                       | true
        'a slow leak'                       | { 40 * it }                                        | true
        'a growth below the tolerance'      | { 10 * it }                                        | false
        'a cache that fills in the first half' | { Math.min(it, 30) * 500 }                       | false
        'a cache that fills in three quarters' | { Math.min(it, 48) * 500 }                       | false
        'a single jump'                     | { it < 60 ? 0 : 50_000 }                           | false
        'a leak with outliers'              | { 100 * it + (it % 9 == 0 ? 20_000 : 0) }          | true
        'a plateau with outliers'           | { it % 9 == 0 ? 20_000 : 0 }                       | false
        'a saw'                             | { (it % 8) * 1_000 }                               | false
        'a shrinking heap'                  | { -100 * it }                                      | false

        told = leak ? 'a leak' : 'no leak'
    }

    def "noise is no leak in a thousand runs"() {
        expect:
        (1..1000).count { seed ->
            def random = new Random(seed)
            trend((0..<64).collect { 30_000 * KB + random.nextInt(8_000) * KB }).growsBy(1024 * KB)
        } <= 1
    }

    def "noise after a cache is full is rarely taken for a leak"() {
        expect:
        (1..300).count { seed ->
            def random = new Random(seed)
            trend((0..<64).collect { (Math.min(it, 44) * 500L + random.nextInt(6_000)) * KB }).growsBy(1024 * KB)
        } <= 15
    }

    def "a leak is found at any number of samples"() {
        expect:
        (Trend.NEEDED..70).every { n -> trend((0..<n).collect { it * 200 * KB }).growsBy(1024 * KB) }
    }

    def "an answer needs samples"() {
        expect:
        !trend([1L] * 31).enough()
        trend([1L] * 32).enough()
    }

    def "an answer needs samples from the whole run"() {
        expect:
        new Trend(end, (1..40) as long[], [1L] * 40 as long[]).with { [it.enough(), it.enoughSamples()] } == [enough, enough]

        where:
        end | enough
        40  | true
        45  | true
        47  | false
        60  | false
        400 | false
    }

    def "samples of the same place do not hide a leak, nor make one"() {
        expect:
        new Trend(40, places as long[], bytes as long[]).growsBy(1024 * KB) == leak

        where:
        places                  | curve                                      || leak
        (8..40) + [40] * 7      | { place, i -> place * 200 }                || true
        BURSTS                  | { place, i -> place * 200 }                || true
        (1..32) + [40] * 8      | { place, i -> place < 40 ? 0 : i * 9_000 } || false

        bytes = (0..<places.size()).collect { curve(places[it], it) * KB }
    }

    def "an answer needs samples of different places"() {
        expect:
        new Trend(40, places as long[], [1L] * places.size() as long[]).with { [it.enough(), it.enoughSamples()] } == [enough, true]

        where:
        places              || enough
        BURSTS              || true
        (8..40) + [40] * 7  || true
        (1..20) + [40] * 20 || false
    }

    private static Trend trend(List<Long> bytes) {
        new Trend(bytes.size(), (1..bytes.size()) as long[], bytes as long[])
    }
}
