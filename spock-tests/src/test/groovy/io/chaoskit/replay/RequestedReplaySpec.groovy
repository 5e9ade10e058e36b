package io.chaoskit.replay

import acme.depot.Order
import io.chaoskit.ChaosSpec
import io.chaoskit.model.ScenarioBuilder
import io.chaoskit.model.Target
import io.chaoskit.site.Sites
import spock.lang.TempDir
import spock.util.environment.RestoreSystemProperties

import java.nio.file.Path

import static io.chaoskit.effect.Effects.error

/** With -Dchaoskit.replay a test or a program repeats a failure instead of its run. */
@RestoreSystemProperties
class RequestedReplaySpec extends ChaosSpec {

    @TempDir
    Path folder

    def "the failure of a report is repeated instead of the run"() {
        given:
        def report = run(orders('orders'))
        def file = folder.resolve('report.json')
        file.text = report.toJson()
        System.setProperty('chaoskit.replay', file.toString())

        when:
        def again = run(orders('orders'))

        then:
        again.verdict().name() == 'FAIL'
        again.failures()[0].iteration() == report.failures()[0].iteration()
        again.iterations().total() == 1

        when: 'it is fixed'
        again = run(orders('orders', false))

        then:
        again.passed()
    }

    def "other scenarios run as they do"() {
        given:
        def file = folder.resolve('report.json')
        file.text = run(orders('orders')).toJson()
        System.setProperty('chaoskit.replay', file.toString())

        expect:
        run(orders('others', false)).iterations().total() == 200
    }

    def "a file that is no report is a mistake"() {
        given:
        def file = folder.resolve('report.json')
        file.text = text
        System.setProperty('chaoskit.replay', file.toString())

        when:
        run(orders('orders'))

        then:
        def mistake = thrown(IllegalArgumentException)
        mistake.message == "-Dchaoskit.replay=$file: $message"

        where:
        text                   || message
        '{"schemaVersion": 3}' || 'a report must be of schema 1, but this one is of schema 3'
        '{"schema'             || 'a report must be JSON, but this one ends or breaks at line 1'
    }

    private static ScenarioBuilder orders(String name, boolean broken = true) {
        def experiment = scenario(name).target(Target.created({ new Object() }, { })).seed(4).repeat(200)
            .step('order') {
                def order = new Order()
                (1..4).each { n -> order.call("call $n") }
                if (broken) {
                    order.check('call 1', 'call 3')
                }
            }
        (1..4).each { experiment.inject(error('lost').on(Sites.point("call $it")).probability(0.4)) }
        experiment
    }
}
