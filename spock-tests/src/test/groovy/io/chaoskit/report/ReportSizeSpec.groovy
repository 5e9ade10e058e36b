package io.chaoskit.report

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import io.chaoskit.ChaosSpec
import io.chaoskit.run.ChaosRunner
import spock.lang.Shared

/** A JSON report stays small whatever its run has met. */
class ReportSizeSpec extends ChaosSpec {

    static final int MOST_BYTES = 5_000_000

    /** As many failures of forty kinds as are kept, each with all that a failure can have. */
    @Shared
    SyntheticRun run = new SyntheticRun(600, 5, true)

    @Shared
    Report report = run.whole()

    @Shared
    String json = report.toJson()

    @Shared
    List<JsonNode> failures = new ObjectMapper().readTree(json).path('failures').toList()

    def "failures with all that they can have take no more than five megabytes"() {
        expect:
        report.failures().size() == 100
        report.failures().every { it.faults().size() == 1_000 && it.message().length() > 19_000 }
        json.getBytes('UTF-8').length <= MOST_BYTES
        Schemas.errors('report-1', json) == []
    }

    def "what is left out is counted, and what is told are the first ones"() {
        expect:
        failures.every { it.path('faults').size() + it.path('faultsDropped').asInt() == 1_200 }
        failures.every { it.path('faults').size() >= 12 }
        failures.every { each -> each.path('faults')*.path('hit')*.asInt() == (1..each.path('faults').size()).toList() }
        [failures, report.failures()].transpose().every { JsonNode told, Failure whole ->
            told.path('message').asText().length() > 500 && whole.message().startsWith(told.path('message').asText())
        }
    }

    def "the first ones of the gravest kinds are told more of"() {
        given:
        def gravest = report.kinds().take(5)*.example()*.get()
        def faults = [report.failures(), failures].transpose().collectEntries { [(it[0]): it[1].path('faults').size()] }

        expect:
        gravest.every { faults[it] > 200 }
        (report.failures() - gravest).every { faults[it] < 50 }
    }

    def "the shards of such a run merge to the same report"() {
        given:
        def shards = run.shards(count).collect { Report.read(it.toJson())[0] }

        expect:
        ChaosRunner.merge(shards.reverse()).toJson() == json

        where:
        count << [3, 20]
    }

    def "a failure by itself has all"() {
        given:
        def failure = report.failures().last()

        expect:
        with(Failure.read(failure.toJson('paper', 7))) {
            it.faults() == failure.faults()
            it.message() == failure.message()
            it.exception() == failure.exception()
        }
    }
}
