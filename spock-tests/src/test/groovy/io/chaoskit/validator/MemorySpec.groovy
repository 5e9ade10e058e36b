package io.chaoskit.validator

import io.chaoskit.ChaosSpec
import io.chaoskit.report.ValidatorReport.Status
import io.chaoskit.value.Size
import io.chaoskit.verdict.Verdict
import spock.lang.Tag

import static io.chaoskit.validator.Validators.memoryUnder
import static io.chaoskit.validator.Validators.noMemoryLeak
import static io.chaoskit.validator.Validators.retainedMemoryUnder

@Tag('alone')
class MemorySpec extends ChaosSpec {

    static final Size MB = Size.of(1, 'mb')

    List<byte[]> kept = [].asSynchronized()

    def "a heap over its limit is violated"() {
        when:
        def report = run(scenario().target {}.check(memoryUnder(MB)))

        then:
        report.verdict() == Verdict.FAIL
        report.failures()[0].message() =~ /^heap in use must be under 1mb, but was [\d.]+[mg]b$/
        report.failures()[0].iteration() == 1
        report.validators()[0].measured() =~ /^max [\d.]+[mg]b$/
    }

    def "a heap under its limit holds"() {
        expect:
        run(scenario().target {}.check(memoryUnder(Size.of(1000, 'gb')))).verdict() == Verdict.PASS
    }

    def "garbage does not count as retained"() {
        given:
        def before = used()
        def limit = new Size(before + 64 * MB.bytes())

        when:
        def report = run(scenario().target { 200.times { new byte[1 << 20] } }.check(retainedMemoryUnder(limit)))

        then:
        report.verdict() == Verdict.PASS
    }

    def "what is kept counts as retained"() {
        given:
        def limit = new Size(used() + 32 * MB.bytes())

        when:
        def report = run(scenario().target { kept << new byte[64 << 20] }.check(retainedMemoryUnder(limit)))

        then:
        report.verdict() == Verdict.FAIL
        report.failures()[0].message().startsWith("retained heap must be under $limit, but was ")
    }

    def "a target that keeps what it gets leaks"() {
        when:
        def report = run(scenario().target { kept << new byte[2 << 20] }.check(noMemoryLeak(MB)).repeat(60).lanes(2))

        then:
        report.verdict() == Verdict.FAIL
        report.failures()*.iteration() == [0]
        report.failures()[0].message() =~
            /^retained heap must not go on growing, but grew by [\d.]+[mg]b from iteration \d+ to \d+ \([\d.]+[km]b an iteration, \d+ samples\)$/
        report.validators()[0].measured() =~ /^[\d.]+[mg]b to [\d.]+[mg]b$/
    }

    def "a target with a bounded cache does not leak"() {
        when:
        def report = run(scenario().target {
            kept << new byte[200 << 10]
            if (kept.size() > 20) {
                kept.remove(0)
            }
        }.check(noMemoryLeak(MB)).repeat(100))

        then:
        report.verdict() == Verdict.PASS
    }

    def "a long run takes few samples"() {
        given:
        def collections = count()

        when:
        def report = run(scenario().target {}.check(noMemoryLeak(MB)).repeat(1_000))

        then: 'with every iteration sampled there were 1,000'
        report.verdict() == Verdict.PASS
        count() - collections < 500
    }

    def "a cache that fills in the first half of a fast run is no leak"() {
        when:
        def report = run(scenario().target {
            if (kept.size() < 400) {
                kept << new byte[100 << 10]
            }
        }.check(noMemoryLeak(MB)).repeat(2_000))

        then:
        report.verdict() == Verdict.PASS
        kept.size() == 400
    }

    def "a leak that begins late in a fast run is found with #lanes lanes"() {
        when:
        def report = run(scenario().target(kept).step('keep') {
            if (it.iteration() > 200) {
                kept << new byte[20 << 10]
            }
        }.check(noMemoryLeak(MB)).repeat(2_000).lanes(lanes))

        then:
        report.verdict() == Verdict.FAIL
        report.failures()[0].message().startsWith('retained heap must not go on growing, but grew by ')

        where:
        lanes << [1, 4]
    }

    def "forty iterations on eight lanes are enough"() {
        when:
        def report = run(scenario().target { leak ? kept << new byte[1 << 20] : 0 }.check(noMemoryLeak(MB)).repeat(40).lanes(8))

        then:
        report.verdict() == verdict

        where:
        leak  || verdict
        true  || Verdict.FAIL
        false || Verdict.PASS
    }

    def "a short run cannot tell"() {
        when:
        def report = run(scenario().target {}.check(noMemoryLeak(MB)).repeat(5))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.validators()[0].status() == Status.CRASHED
        report.failures()*.message() == ['noMemoryLeak() could not tell: IllegalStateException: it needs 32 samples of the heap, ' +
            'each after an iteration, but the run had 5; repeat more']
    }

    def "#name must be more than nothing"() {
        when:
        make()

        then:
        def e = thrown(IllegalArgumentException)
        e.message == "$name must be more than 0, but was 0b"

        where:
        name          | make
        'memoryUnder' | { memoryUnder(new Size(0)) }
        'tolerance'   | { noMemoryLeak(new Size(0)) }
    }

    private static long used() {
        System.gc()
        Runtime.runtime.totalMemory() - Runtime.runtime.freeMemory()
    }

    private static long count() {
        java.lang.management.ManagementFactory.garbageCollectorMXBeans.sum { it.collectionCount } as long
    }
}
