package io.chaoskit.dsl

import acme.depot.Order
import acme.store.Cart
import io.chaoskit.ChaosSpec
import io.chaoskit.model.InvalidScenarioException
import spock.lang.TempDir
import spock.util.environment.RestoreSystemProperties

import java.nio.file.Path

import static io.chaoskit.dsl.ChaosKit.scenario as script

/** A scenario that a specification or a shell holds in its hands replays, shrinks and sweeps itself. */
@RestoreSystemProperties
class SearchWordsSpec extends ChaosSpec {

    @TempDir
    Path folder

    def "replays and shrinks its last run"() {
        given:
        def orders = orders()

        expect: 'it runs when it was not run yet'
        orders.replay().sentence() ==~ /iteration \d+ failed in 3 of 3 tries, alone on a fresh target/
        orders.shrink().faults()*.site() == ["point('call 1')", "point('call 3')"]
    }

    def "shrinks the failure of a report"() {
        given:
        def report = orders().run(seed: 6)

        when:
        def result = orders().shrink(report)

        then:
        result.failure().iteration() == report.failures()[0].iteration()
        result.faults()*.site() == ["point('call 1')", "point('call 3')"]
        result.proof() == 'minimal'
    }

    def "a report without failures is not shrunk"() {
        given:
        def orders = orders(false)

        when:
        orders.shrink(orders.run())

        then:
        def refused = thrown(IllegalArgumentException)
        refused.message == "a report must have a failure to be replayed, but that of 'orders' has none"
    }

    def "sweeps itself, on a fresh target each time"() {
        given:
        def made = 0
        def closed = 0

        when:
        def result = script('paying') {
            target create: { made++; new Cart() }, close: { closed++ }
            step('pay') { target.fragile() }
            inject anyException() on 'acme.store.Cart.Card.charge()'
        }.sweep()

        then:
        result.findings()*.kind() == ['recovery']
        result.matrix()*.effect() == ['exception(IOException)', 'exception(RuntimeException)']
        result.toString().startsWith('1 finding  paying\n')
        made > 4
        closed == made
    }

    def "what cannot be swept is told where it is written"() {
        when:
        script('paying') {
            target create: { new Cart() }
            step('pay') { target.pay() }
        }.sweep()

        then:
        def refused = thrown(InvalidScenarioException)
        refused.mistakes()*.message() == ["a sweep must have something to inject, but 'paying' has no injector"]
        refused.mistakes()[0].at().toString().contains('SearchWordsSpec.groovy:')
    }

    def "repeats the failure of a report instead of its run when that is asked for"() {
        given:
        def report = orders().run()
        def file = folder.resolve('report.json')
        file.text = report.toJson()
        System.setProperty('chaoskit.replay', file.toString())

        expect:
        orders().run().failures()[0].iteration() == report.failures()[0].iteration()
        orders(false).run().passed()
    }

    private static ScriptedScenario orders(boolean broken = true) {
        script('orders') {
            target create: { new Order() }
            step('order') {
                def order = new Order()
                (1..4).each { order.call("call $it") }
                if (broken) {
                    order.check('call 1', 'call 3')
                }
            }
            inject error('lost') on point('call 1') probability 0.6
            inject error('lost') on point('call 2') probability 0.6
            inject error('lost') on point('call 3') probability 0.6
            seed 5
            repeat 100
        }
    }
}
