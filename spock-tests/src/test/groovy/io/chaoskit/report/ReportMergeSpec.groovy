package io.chaoskit.report

import io.chaoskit.ChaosSpec
import io.chaoskit.report.Cause.Kind
import io.chaoskit.run.ChaosRunner
import io.chaoskit.verdict.Verdict
import spock.lang.Shared

/** The reports of shards, merged in any order, are the report of the whole run. */
class ReportMergeSpec extends ChaosSpec {

    /** The promise is for 100,000 iterations in 20 orders, which the properties `chaoskit.iterations` and `chaoskit.orders` have tried. */
    static final int ITERATIONS = Integer.getInteger('chaoskit.iterations', 20_000)
    static final int ORDERS = Integer.getInteger('chaoskit.orders', 2)

    @Shared
    SyntheticRun run = new SyntheticRun(ITERATIONS, 12)

    @Shared
    String whole = run.whole().toJson()

    @Shared
    SyntheticRun small = new SyntheticRun(400, 4)

    def "#count shards of many iterations are byte for byte the uncut run"() {
        given: 'as they are read from files'
        def shards = run.shards(count).collect { Report.read(it.toJson())[0] }

        expect:
        (1..ORDERS).every { order ->
            Collections.shuffle(shards, new Random(order))
            ChaosRunner.merge(shards).toJson() == whole
        }

        where:
        count << [1, 7, 64, 1_000]
    }

    def "what has #failing failures is the same cut or whole"() {
        given:
        def run = new SyntheticRun(iterations, one)

        expect:
        [2, 5, 16].every { ChaosRunner.merge(run.shards(it).reverse()).toJson() == run.whole().toJson() }

        where:
        failing   | iterations | one
        'no'      | 300        | 1_000_003
        'few'     | 300        | 40
        'only'    | 300        | 1
    }

    def "a shard that is missing makes the whole UNSTABLE"() {
        when:
        def merged = ChaosRunner.merge(new SyntheticRun(300, 1_000_003).shards(8).findAll { !(it.shard().get().index() in missing) })

        then:
        merged.verdict() == Verdict.UNSTABLE
        merged.reasons() == [reason]
        merged.shard().empty
        merged.iterations().total() < 300

        where:
        missing               | reason
        [3]                   | 'shard 3 of 8 is missing'
        [1, 8]                | 'shards 1, 8 of 8 are missing'
        [1, 2, 3, 4, 5, 6, 7] | 'shards 1, 2, 3, 4, 5 and 2 more of 8 are missing'
    }

    def "a shard that is given twice counts once"() {
        given:
        def shards = small.shards(4)

        expect:
        ChaosRunner.merge(shards + Report.read(shards[2].toJson())).toJson() == small.whole().toJson()
    }

    def "#what are rejected with a sentence"() {
        when:
        ChaosRunner.merge([small.shard(1, 4), changed(small.shard(2, 4), change)])

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == told

        where:
        what                 | change                                                    | told
        'other scenarios'    | { it.replace('"scenario" : "paper"', '"scenario" : "x"').replace('"seed" : 7', '"seed" : 8') } |
            "reports that are merged must be of one scenario, but report 1 is of 'paper' and report 2 of 'x'"
        'other seeds'        | { it.replace('"seed" : 7', '"seed" : 8') }                |
            'reports that are merged must be of one seed, but report 1 is of 7 and report 2 of 8'
        'other plans'        | { it.replace('"plan" : "random"', '"plan" : "given"') }   |
            "reports that are merged must be of one plan, but report 1 is of 'random' and report 2 of 'given'"
        'other cuts'         | { it.replace('"count" : 4', '"count" : 5') }              |
            'reports that are merged must be of one number of shards, but report 1 is of 4 and report 2 of 5'
        'other scripts'      | { it.replace('"scriptHash" : ""', '"scriptHash" : "1"') }  |
            'reports that are merged must have the same script, unchanged, but those of report 1 and report 2 differ'
        'other injectors'    | { it.replace('"trigger" : "probability 0.5"', '"trigger" : "probability 0.6"') } |
            'reports that are merged must have the same injectors, but those of report 1 and report 2 differ'
        'other validators'   | { it.replace('"id" : "noPanics"', '"id" : "maxPanics"') } |
            'reports that are merged must have the same validators, but those of report 1 and report 2 differ'
        'other thresholds'   | { it.replace('"minSuccessRate" : 0.95', '"minSuccessRate" : 0.9') } |
            'reports that are merged must have the same thresholds, but those of report 1 and report 2 differ'
        'seeds and plans'    | { it.replace('"seed" : 7', '"seed" : 8').replace('"plan" : "random"', '"plan" : "given"') } |
            'reports that are merged must be of one seed, but report 1 is of 7 and report 2 of 8; ' +
                "reports that are merged must be of one plan, but report 1 is of 'random' and report 2 of 'given'"
        'two runs of a shard' | { it.replace('"index" : 2', '"index" : 1') }             |
            'report 1 and report 2 must be equal, because both are shard 1 of 4, but they are of two runs; leave one out'
        'reports without histogram' | { it.replaceFirst(/"latencyHistogram" : "[^"]+"/, '"latencyHistogram" : ""') } |
            'report 2 must have a latency histogram, but has none; write it with this version of ChaosKit'
    }

    def "nothing cannot be merged"() {
        when:
        ChaosRunner.merge([])

        then:
        thrown(IllegalArgumentException)
    }

    def "a doubt of a shard that the whole run dispels is gone: #kind"() {
        given: 'of an injector with hits in the other shard, and of one without'
        def shards = small.shards(2)
        shards[0] = with(shards[0], [new Cause(kind, 'slow', 'x'), new Cause(kind, 'never', text)])

        expect:
        ChaosRunner.merge(shards).causes()*.text() == [left]

        where:
        kind           | text    || left
        Kind.UNREACHED | 'y'     || 'y'
        Kind.UNFIRED   | 'y'     || 'injector never never fired: its 0 hits are too few for '
    }

    def "what is fatal in one shard fails the whole"() {
        given:
        def shards = new SyntheticRun(300, 1_000_003).shards(3)
        shards[1] = with(shards[1], [Cause.of(Kind.FATAL, 'setup failed'), Cause.of(Kind.EMPTY, 'no iteration was completed')])
        shards[2] = with(shards[2], [Cause.of(Kind.FATAL, 'setup failed')])

        when:
        def merged = ChaosRunner.merge(shards)

        then:
        merged.verdict() == Verdict.FAIL
        merged.reasons() == ['setup failed']
        merged.summary() == 'FAIL: setup failed (300 of 300 iterations passed, seed 7)'
    }

    private static Report changed(Report report, Closure<String> change) {
        Report.read(change(report.toJson()))[0]
    }

    private static Report with(Report report, List<Cause> causes) {
        def json = new com.fasterxml.jackson.databind.ObjectMapper().readTree(report.toJson())
        def array = json.putArray('causes')
        causes.each { array.addObject().put('kind', it.kind().text()).put('subject', it.subject()).put('text', it.text()) }
        Report.read(json.toString())[0]
    }
}
