package io.chaoskit.report

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.databind.node.ObjectNode
import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effects
import io.chaoskit.effect.Injector
import io.chaoskit.internal.report.Histograms
import io.chaoskit.model.FailurePolicy
import io.chaoskit.model.ScenarioBuilder
import io.chaoskit.site.Sites
import io.chaoskit.trigger.Trigger
import io.chaoskit.validator.Validators
import io.chaoskit.verdict.Thresholds
import io.chaoskit.internal.lib.hdrhistogram.Histogram

import java.time.Duration

/** Every kind of report agrees with the schema that users' tools rely on. */
class JsonReportSpec extends ChaosSpec {

    static final ObjectMapper MAPPER = new ObjectMapper()

    static final List<String> CONTRACT = [
        'schemaVersion', 'scenario', 'seed', 'verdict', 'summary', 'startedAt', 'durationMs', 'stoppedBecause', 'iterations',
        'latencyMs', 'injectors', 'scopes', 'validators', 'failures', 'failureAnalysis', 'timeline', 'leftBehind', 'environment']

    def "agrees with the schema when the verdict is #verdict"() {
        when:
        def report = run(scenario)

        then:
        report.verdict().name() == verdict
        errors(report.toJson()) == []

        where:
        verdict    | scenario
        'PASS'     | passing()
        'UNSTABLE' | scenario().target({ } as Runnable).inject(Effects.panic())
        'FAIL'     | failing()
        'FAIL'     | scenario().target({ throw new StackOverflowError() } as Runnable)
        'FAIL'     | scenario().target({ } as Runnable).setup { throw new IOException('no disk') }
    }

    def "has every field of the contract, with its values"() {
        when:
        def report = run(failing())
        def json = new ObjectMapper().readValue(report.toJson(), Map)

        then:
        json.keySet().containsAll(CONTRACT)
        json.schemaVersion == 1
        json.seed == 7
        json.verdict == 'FAIL'
        json.iterations == [total: 3, passed: 2, failed: 1, successRate: 2 / 3d]
        json.injectors == [[
            name: 'boom', scope: 'net', effect: "exception(IOException, 'gone')", site: "point('x')", trigger: 'every 2',
            hits: 3, fired: 1, hitsOutside: 0, note: '']]
        json.scopes == [[name: 'net', injectors: 1, hits: 3, fired: 1]]
        json.validators*.subMap('id', 'severity', 'status', 'failures') == [
            [id: 'maxErrors', severity: 'warning', status: 'failed', failures: 1]]
        json.failures*.subMap('iteration', 'lane', 'kind', 'step', 'validator', 'severity', 'message') == [
            [iteration: 2, lane: 1, kind: 'step', step: 'call', validator: '', severity: 'warning',
             message: "step 'call' threw IOException: gone"],
            [iteration: 2, lane: 1, kind: 'validator', step: '', validator: 'maxErrors', severity: 'warning',
             message: 'errors in an iteration must be at most 0, but was 1']]
        json.failures[0].exception.subMap('type', 'message', 'injected') == [type: 'java.io.IOException', message: 'gone', injected: true]
        json.failures[0].faults*.subMap('iteration', 'injector', 'site', 'hit', 'effect', 'task', 'method') == [
            [iteration: 2, injector: 'boom', site: "point('x')", hit: 1, effect: "exception(IOException, 'gone')", task: '0', method: '']]
        json.failures[0].faults[0].id == report.failures()[0].faults()[0].id(report.scenario(), report.seed())
        json.failures[0].faults[0].caller ==~ /JsonReportSpec.groovy:\d+/
        json.failures[0].faults[0].drawn == [delayNs: null, branch: null, part: '', exception: 'java.io.IOException']
        json.failures[0].faults[0].key.subMap('injector', 'site', 'method', 'task', 'hit', 'counted') == [
            injector: 'boom', site: "point('x')", method: '', task: '0', hit: 1, counted: false]
        json.failureAnalysis.byValidator == [maxErrors: 1]
        json.timeline.last().subMap('iterations', 'failures') == [iterations: 3, failures: 1]
    }

    def "what #what wrote is read as it was"() {
        given:
        def text = run(scenario).toJson()

        expect:
        Report.read(text)*.toJson() == [text]
        Report.read("[$text, $text]")*.toJson() == [text, text]

        where:
        what                         | scenario
        'a run that passed'          | passing()
        'a run that failed'          | failing()
        'a run without iterations'   | scenario().target({ } as Runnable).setup { throw new IOException('no disk') }
        'a run with other thresholds' | passing().thresholds(Thresholds.RELAXED.withMaxAverageDuration(Duration.ofMillis(1500)).withCritical(['noPanics'] as Set))
        'a run that fails for good'  | scenario().step('x') { throw new IOException("gone $it.iteration") }.repeat(120).onFailure(FailurePolicy.RESUME)
        'a run with several lanes'   | scenario().step('x') { Thread.yield() }.lanes(3).repeat(500)
    }

    def "#what is rejected with a sentence"() {
        when:
        Report.read(text)

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == told

        where:
        what                      | text                                     | told
        'nothing'                 | ''                                       | 'a report must be JSON, but this one is empty'
        'half a report'           | passingJson().substring(0, 300)          | 'a report must be JSON, but this one ends or breaks at line 11'
        'another JSON'            | '{"a": 1}'                               | 'a report must have the field schemaVersion, but this JSON has none'
        'a number'                | '5'                                      | 'a report must have the field schemaVersion, but this JSON has none'
        'another schema'          | '{"schemaVersion": 2}'                   | 'a report must be of schema 1, but this one is of schema 2'
        'no scenario'             | '{"schemaVersion": 1}'                   | 'a report must have the field scenario, but this one has none'
        'a seed as text'          | changed { it.put('seed', '7') }          | "the field seed of a report must be a whole number, but was '7'"
        'another verdict'         | changed { it.put('verdict', 'OK') }      | "a report of schema 1 must not have the verdict 'OK'"
        'a negative count'        | changed { it.path('iterations').put('total', -1) } | "the field total of a report must be 0 or more, but was '-1'"
        'a list as a count'       | changed { it.path('iterations').putArray('total') } | "the field total of a report must be a whole number, but was 'array'"
        'a shard that is none'    | changed { it.putObject('shard').put('index', 3).put('count', 2) } |
            'a shard must be from 1/N to N/N, N at most 100000, but was 3/2'
        'a time that is none'     | changed { it.put('startedAt', 'noon') }  | "the field startedAt of a report must be a time, but was 'noon'"
    }

    def "buckets add up to the counts of the run"() {
        when:
        def report = run(scenario().step('x') { Chaos.apply('p'); if (it.iteration() % 10 == 0) throw new IOException() }
            .inject(Injector.of(Effects.delay(Duration.ofNanos(1))).withSites([Sites.point('p')]).withTrigger(Trigger.ALWAYS.every(3)))
            .lanes(3).repeat(3_000).onFailure(FailurePolicy.RESUME))
        def buckets = report.buckets()

        then:
        buckets.buckets()*.iterations().sum() == 3_000
        buckets.buckets()*.failures().sum() == 300
        buckets.buckets()*.faults().sum() == report.injectors()[0].fired()
        buckets.buckets()*.atMs().every { it % buckets.widthMs() == 0 }
        Histograms.latency(histogram([report.latencyHistogram()], 3)) == report.latency()
        histogram(buckets.buckets()*.latency(), 2).totalCount == 3_000
        report.timeline().last().iterations() == 3_000
    }

    def "each run has an id of its own"() {
        when:
        def ids = (1..3).collect { run(passing()).runId() }

        then:
        ids.toSet().size() == 3
        ids.every { it ==~ /[0-9a-f]{16}/ }
    }

    private static histogram(List<String> texts, int digits) {
        def sum = new Histogram(digits)
        texts.each { Histograms.add(it, sum) }
        sum
    }

    private static String passingJson() {
        run(passing()).toJson()
    }

    private static String changed(Closure<?> change) {
        def json = MAPPER.readTree(passingJson())
        change(json)
        json.toString()
    }

    def "is an array when a call ran several scenarios"() {
        when:
        def reports = [run(passing()), run(failing())]
        def json = new ObjectMapper().readValue(JsonReport.of(reports), List)

        then:
        json*.verdict == ['PASS', 'FAIL']
    }

    def "the schema refuses a report that lacks #field"() {
        given:
        def json = new ObjectMapper().readValue(run(passing()).toJson(), Map)
        json.remove(field)

        expect:
        errors(new ObjectMapper().writeValueAsString(json)).size() == 1

        where:
        field << CONTRACT
    }

    def "is the same object alone or in a list of one"() {
        given:
        def report = run(passing())

        expect:
        JsonReport.of([report]) == report.toJson()
    }

    def "the schema requires the field #path"() {
        given:
        def json = MAPPER.readTree(run(failing()).toJson())
        def split = path.lastIndexOf('/')

        when:
        (json.at(path.substring(0, split)) as ObjectNode).remove(path.substring(split + 1))

        then:
        errors(json.toString()) != []

        where:
        path << fieldsOf(failing())
    }

    def "the schema refuses #what"() {
        given:
        def json = MAPPER.readTree(run(failing()).toJson()) as ObjectNode

        when:
        change(json)

        then:
        errors(json.toString()) != []

        where:
        what                         | change
        'another version'            | { it.put('schemaVersion', 2) }
        'an unknown verdict'         | { it.put('verdict', 'OK') }
        'a seed as text'             | { it.put('seed', '42') }
        'a failure without a reason' | { it.putArray('reasons') }
        'an unknown kind of failure' | { it.at('/failures/0').put('kind', 'bug') }
        'a count of another name'    | { it.path('iterations').put('errors', 1) }
        'a negative count'           | { it.put('hitsOutside', -1) }
    }

    /** The path of every field of a report but those whose names are data. */
    private static List<String> fieldsOf(ScenarioBuilder scenario) {
        def paths = []
        collect(MAPPER.readTree(run(scenario).toJson()), '', paths)
        paths.findAll { !(it =~ '^/environment/|/by(Type|Validator|Message)/') }
    }

    private static void collect(JsonNode node, String path, List<String> paths) {
        if (node.object) {
            node.properties().each {
                paths << "$path/$it.key".toString()
                collect(it.value, "$path/$it.key", paths)
            }
        } else if (node.array && !node.empty) {
            collect(node[0], "$path/0", paths)
        }
    }

    private static passing() {
        scenario().target({ Chaos.maybeDelay() } as Runnable).check(Validators.noPanics(0))
    }

    private static failing() {
        scenario('orders').target(new Object()).seed(7)
            .step('call') { Chaos.apply('x') }
            .inject(Injector.of(Effects.exception(IOException, 'gone')).withName('boom').withScope('net')
                .withSites([Sites.point('x')]).withTrigger(Trigger.ALWAYS.every(2)))
            .check(Validators.maxErrors(0))
            .repeat(3).onFailure(FailurePolicy.RESUME)
    }

    private static List<String> errors(String json) {
        Schemas.errors('report-1', json)
    }
}
