package io.chaoskit.network

import io.chaoskit.report.Report
import io.chaoskit.run.ChaosRunner
import io.chaoskit.model.Scenario

import java.util.concurrent.CompletableFuture
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.TimeUnit

import static io.chaoskit.verdict.Verdict.FAIL
import static io.chaoskit.verdict.Verdict.PASS

/** Several runs in one JVM at the same time, with proxies of the same name. */
class RunsAtOnceSpec extends NetworkSpec {

    CyclicBarrier both = new CyclicBarrier(2)
    List<Shop> shops = Collections.synchronizedList([])

    def setup() {
        variables.made = { String address ->
            def made = new Shop(address)
            shops << made
            made
        }
        variables.meet = { both.await(BOUND, TimeUnit.SECONDS) }
    }

    def "runs of one scenario have each its own proxy, with #lanes lanes"() {
        given:
        def scenario = scenarioOf("""scenario('x') {
            proxy('db') { upstream upstreamAddress }
            target create: { made(proxy('db').address) }
            setup { meet() }
            step('order') {
                assert proxy('db').port == target.port
                def asked = new java.util.concurrent.FutureTask({ proxy('db').port })
                new Thread(asked).start()
                assert asked.get() == target.port
                target.order()
            }
            teardown { meet() }
            lanes $lanes
            repeat 4
        }""")

        when:
        def reports = atOnce(scenario, scenario)

        then:
        reports*.verdict == [PASS, PASS]
        shops*.port.toSet().size() == 2
        shops*.outcomes == [['ok'] * 4] * 2

        where:
        lanes << [1, 2]
    }

    def "a fault of one run does not reach the proxy of another"() {
        given:
        def cut = scenarioOf(scenarioText('embedded', "setup { meet() }; teardown { meet() }; inject down() on proxy('db'); repeat 3"))
        def whole = scenarioOf(scenarioText('embedded', 'setup { meet() }; teardown { meet() }; repeat 3'))

        when:
        def reports = atOnce(cut, whole)

        then:
        reports*.verdict == [PASS, PASS]
        shops*.outcomes.toSet() == [['refused'] * 3, ['ok'] * 3] as Set
    }

    def "a thread of no run is told that there are several"() {
        given:
        def foreign = []
        def scenario = scenarioOf("""scenario('x') {
            proxy('db') { upstream upstreamAddress }
            target create: { -> proxy('db') }
            setup { meet(); asked(target); meet() }
            step('none') { }
        }""")
        def asking = new Object()
        variables.asked = { ProxyRef proxy -> synchronized (asking) { foreign << proxy } }

        when:
        both = new CyclicBarrier(3)
        def running = [scenario, scenario].collect { started(it) }
        both.await(BOUND, TimeUnit.SECONDS)
        eventually { assert foreign.size() == 2 }
        foreign[0].address

        then:
        def e = thrown(IllegalStateException)
        e.message == "proxy('db') must be used by a thread of the scenario while it runs 2 times at once, but this thread belongs to none of the runs; " +
            'for example in target create: { … }'

        cleanup:
        both.await(BOUND, TimeUnit.SECONDS)
        running*.get(BOUND, TimeUnit.SECONDS)
    }

    def "a proxy of a running Toxiproxy is for one run at a time"() {
        given:
        def first = scenarioOf(scenarioText('a running one of ours', 'setup { meet(); meet() }; repeat 1'))
        def second = scenarioOf(scenarioText('a running one of ours', 'repeat 1'))

        when:
        def running = started(first)
        both.await(BOUND, TimeUnit.SECONDS)
        def refused = ChaosRunner.builder().build().run(second)
        both.await(BOUND, TimeUnit.SECONDS)

        then:
        refused.verdict == FAIL
        refused.failures[0].message.contains("Toxiproxy at http://127.0.0.1:$api must have proxy('db') for one run at a time, " +
            'but another run of this JVM has it; rename one, or leave toxiproxy and CHAOSKIT_TOXIPROXY out')
        running.get(BOUND, TimeUnit.SECONDS).verdict == PASS
        shops[0].outcomes == ['ok']

        when:
        def later = ChaosRunner.builder().build().run(second)

        then:
        later.verdict == PASS
    }

    private static List<Report> atOnce(Scenario... scenarios) {
        scenarios.collect { started(it) }*.get(BOUND, TimeUnit.SECONDS)
    }

    private static CompletableFuture<Report> started(Scenario scenario) {
        CompletableFuture.supplyAsync({ ChaosRunner.builder().build().run(scenario) }, { new Thread(it, 'run').start() })
    }
}
