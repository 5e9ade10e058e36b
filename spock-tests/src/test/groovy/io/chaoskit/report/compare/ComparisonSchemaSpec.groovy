package io.chaoskit.report.compare

import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.databind.node.ObjectNode
import io.chaoskit.internal.lib.hdrhistogram.Histogram
import io.chaoskit.internal.report.compare.Comparison
import io.chaoskit.internal.report.compare.Comparison.Limits
import io.chaoskit.internal.report.compare.ComparisonJson
import io.chaoskit.report.Iterations
import io.chaoskit.report.Report
import io.chaoskit.report.Schemas
import io.chaoskit.verdict.Verdict
import spock.lang.Specification

/** Every comparison agrees with the schema that users' tools rely on. */
class ComparisonSchemaSpec extends Specification {

    static final ObjectMapper MAPPER = new ObjectMapper()

    def "agrees with the schema: #what"() {
        given:
        def text = json(before, after)

        expect:
        Schemas.errors('comparison-1', text) == []
        MAPPER.readTree(text).path('findings')*.path('change')*.asText().containsAll(changes)

        where:
        what                | before                     | after                                                       || changes
        'nothing changed'   | run(1)                     | run(1)                                                      || ['same']
        'all got worse'     | run(2)                     | run(3, 1.3, [pay: 0.05d, refund: 0.0005d])                  || ['worse', 'new']
        'all got better'    | run(3, 1.3, [pay: 0.05d, refund: 0.0005d]) | run(2)                                      || ['better', 'gone']
        'verdicts differ'   | empty(Verdict.PASS)        | empty(Verdict.FAIL)                                         || ['worse']
        'injectors differ'  | run(4)                     | empty(Verdict.PASS)                                         || ['changed']
    }

    def "the schema requires the field #path"() {
        given:
        def tree = MAPPER.readTree(json(run(2), run(3, 1.3)))
        def split = path.lastIndexOf('/')

        when:
        (tree.at(path.substring(0, split)) as ObjectNode).remove(path.substring(split + 1))

        then:
        Schemas.errors('comparison-1', tree.toString()) != []

        where:
        path << fields()
    }

    def "the schema refuses #what"() {
        given:
        def tree = MAPPER.readTree(json(run(2), run(3, 1.3))) as ObjectNode

        when:
        change(tree)

        then:
        Schemas.errors('comparison-1', tree.toString()) != []

        where:
        what                  | change
        'another version'     | { it.put('schemaVersion', 2) }
        'an unknown change'   | { it.put('change', 'new') }
        'a verdict of no run' | { it.path('a').put('verdict', 'OK') }
        'an unknown subject'  | { it.at('/findings/1').put('subject', 'size') }
        'a chance above one'  | { it.at('/findings/1').put('p', 1.5) }
        'no finding'          | { it.putArray('findings') }
    }

    private static List<String> fields() {
        def whole = MAPPER.readTree(json(run(2), run(3, 1.3)))
        ['', '/a', '/findings/0'].collectMany { part -> whole.at(part).fieldNames().collect { "$part/$it".toString() } }
    }

    private static String json(Report before, Report after) {
        ComparisonJson.of([Comparison.of(before, after, Limits.USUAL)])
    }

    private static Report run(long seed, double factor = 1, Map<String, Double> rates = [pay: 0.01d]) {
        new Pairs(seed).run(5_000, Pairs.times(factor), rates)
    }

    private static Report empty(Verdict verdict) {
        Pairs.report(new Iterations(0, 0, 0), new Histogram(3), [], [], verdict)
    }
}
