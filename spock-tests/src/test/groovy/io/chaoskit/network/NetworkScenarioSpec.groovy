package io.chaoskit.network

import io.chaoskit.Launch
import io.chaoskit.Recording
import io.chaoskit.plan.Plan
import io.chaoskit.run.ChaosRunner

import static io.chaoskit.verdict.Verdict.FAIL
import static io.chaoskit.verdict.Verdict.PASS

class NetworkScenarioSpec extends NetworkSpec {

    def "a latency without a trigger is on for the whole run, on #server"() {
        when:
        def report = run(scenarioText(server, '''
            inject latency(60.ms) on proxy('db')
            repeat 4
        '''))

        then:
        report.verdict == PASS
        shop.outcomes == ['ok'] * 4
        shop.millis.every { it >= 58 }
        report.injectors[0].fired == 1
        report.injectors[0].site == "proxy('db')"

        where:
        server << SERVERS
    }

    def "a trigger that counts puts a toxic on for its iterations, on #server"() {
        when:
        def report = run(scenarioText(server, '''
            inject latency(2.s, jitter: 1.ms) on proxy('db') every 3
            repeat 7
        '''))

        then:
        report.verdict == PASS
        [2, 5].every { shop.millis[it] >= 1995 }
        [0, 3, 6].every { shop.millis[it] < 1980 }
        report.injectors[0].fired == 2

        where:
        server << SERVERS
    }

    def "the same seed hits the same iterations"() {
        given:
        def text = scenarioText('embedded', '''
            inject down() on proxy('db') probability 0.4
            seed 5
            repeat 20
        ''')

        when:
        run(text)
        def first = reached()
        run(text)

        then:
        first == reached()
        first.toSet() == [true, false] as Set
    }

    /** Whether a cut refuses a connection or breaks it is a matter of time. */
    private List<Boolean> reached() {
        shop.outcomes.collect { it == 'ok' }
    }

    def "a fault of an iteration is in its trace"() {
        when:
        def report = run(scenarioText('embedded', '''
            inject down() on proxy('db') first 1
            assert target.outcomes.last() == 'ok'
            repeat 3
        '''))

        then:
        report.verdict == FAIL
        report.failures[0].iteration == 1
        report.failures[0].faults*.site == ["proxy('db')"]
        report.failures[0].faults*.effect == ['down()']
    }

    def "a cut for a time is healed in the middle of the run"() {
        when:
        def report = run("""
            scenario('x') {
                proxy('db') { upstream upstreamAddress }
                target create: { made(proxy('db').address) }
                step('order') { target.order() }
                step('wait') { while (!target.healthy()) { Thread.sleep(5) } }
                inject down(150.ms) on proxy('db') first 1
                assert noInfiniteLoop(1.min)
            }
        """)

        then:
        report.verdict == PASS
        shop.outcomes == ['refused']
    }

    def "recovery is looked at after the cut was healed"() {
        when:
        def report = run(scenarioText('embedded', '''
            inject down() on proxy('db')
            assert eventually(1.min) { target.healthy() }
            repeat 2
        '''))

        then:
        report.verdict == PASS
        shop.outcomes == ['refused'] * 2
    }

    def "#words acts on connections"() {
        when:
        run(scenarioText('embedded', """
            inject $words on proxy('db')
            repeat 2
        """))

        then:
        shop.outcomes.every { it in outcomes }

        where:
        words                                        | outcomes
        'resetPeer(0.ms)'                            | ['broken']
        "limitData('3b')"                             | ['ended', 'broken']
        'timeout(50.ms)'                             | ['ended', 'broken']
        "latency(1.ms, stream: 'upstream')"          | ['ok']
        'bandwidth(1.mb.perSecond)'                  | ['ok']
        'slowClose(10.ms)'                           | ['ok']
        "slicer('2b', variation: '1b', delay: 0.1.ms)" | ['ok']
        "timeout(50.ms, stream: 'upstream')"         | ['ended', 'broken']
        'timeout(50.ms, toxicity: 1, lasting: 1.min)' | ['ended', 'broken']
        "all(latency(5.ms), limitData('3b'))"         | ['ended', 'broken']
    }

    def "with several lanes a trigger that counts is refused: #trigger"() {
        expect:
        mistakesOf(scenarioText('embedded', "inject latency(1.ms) on proxy('db') $trigger\nlanes 4")) ==
            ["7:1 '$trigger' on proxy('db') must be with one lane, because with several no iteration has the link for itself, " +
                'but there are 4 [use toxicity: 0.5 for a share of the connections, a trigger in time such as every 10.s, or none]']

        where:
        trigger << ['probability 0.3', 'every 2', 'first 1']
    }

    def "with several lanes a trigger in time is fine"() {
        when:
        def report = longEnough(['600.ms', '6.s', '1.min'], { it.injectors[0].fired > 1 }) { length ->
            run(scenarioText('embedded', """
                inject latency(30.ms, lasting: 50.ms) on proxy('db') every 100.ms
                lanes 4
                runFor $length
            """))
        }

        then:
        report.verdict == PASS
        report.injectors[0].fired > 1
    }

    def "a wrong word for a proxy is told: #words"() {
        expect:
        mistakesOf(scenarioText('embedded', words)).any { it.contains(told) }

        where:
        words                                                  | told
        "inject latency(1.ms) on proxy('dbb')"                 | "there is no proxy 'dbb' [did you mean 'db'?]"
        "inject delay(1.ms) on proxy('db')"                    | "delay(1ms) cannot be used on proxy('db')"
        'inject latency(1.ms)'                                 | 'latency(1ms) must be on a proxy'
        "inject latency(5) on proxy('db')"                     | 'latency'
        "inject down() on proxy('db') every 1.s"               | 'down() must have a duration when it comes every 1s, but has none'
        "inject latency(1.ms, stream: 'x') on proxy('db')"     | "stream must be 'upstream' or 'downstream'"
        "proxy('db') { upstream 'localhost:1' }"               | "proxy names must be unique, but 'db' is there twice"
        "proxy('two') { upstream 'nonsense' }"                 | "upstream of proxy('two') must be host:port, but was 'nonsense'"
        "toxiproxy 'nonsense'"                                 | 'toxiproxy must be a URL such as http://localhost:8474'
    }

    def "the variable names a running Toxiproxy"() {
        given:
        def client = runningServer()
        def script = folder.resolve('variable.groovy')
        script.text = """scenario('x') {
            proxy('db') { upstream '$upstream.address' }
            target create: { proxy('db').address }
            step('look') {
                assert new URL('http://127.0.0.1:$api/proxies').text.contains('"listen":"' + target + '"')
                assert new URL('http://127.0.0.1:$api/proxies').text.contains('"latency":7')
            }
            inject latency(7.ms) on proxy('db')
        }"""

        when:
        def launch = Launch.run([Launch.JAVA, *Launch.brief(), '-cp', Launch.classPath(), 'io.chaoskit.cli.Main', 'run', script],
            [CHAOSKIT_TOXIPROXY: "http://127.0.0.1:$api"])

        then:
        launch.exitCode == 0
        client.proxies == []
    }

    def "a trace is replayed on proxies"() {
        given:
        def scenario = scenarioOf(scenarioText('embedded', '''
            inject down() on proxy('db') probability 0.4
            seed 5
            repeat 12
        '''))
        def recording = new Recording()

        when:
        ChaosRunner.builder().listener(recording).build().run(scenario)
        def first = shop.outcomes.collect()
        def faults = recording.faults()
        ChaosRunner.builder().plan(Plan.replay(faults)).build().run(scenario)

        then:
        faults.size() == first.count('refused')
        shop.outcomes == first
    }

    def "everything at once is a valid scenario"() {
        when:
        def report = run("""scenario('orders survive a bad link') {
            proxy('db') { upstream upstreamAddress }
            target create: { made("\${proxy('db').host}:\${proxy('db').port}") }
            step('buy') { target.order() }
            inject latency(10.ms, jitter: 2.ms) on proxy('db') probability 0.3
            inject down(200.ms) on proxy('db') every 10
            inject network { host('*.pay.example', 443) { latency 50.ms; drop 0.1 } } undeclared true
            assert eventually(1.min) { target.healthy() }
            repeat 40
        }""")

        then:
        report.iterations.passed == 40
        shop.outcomes.contains('refused')
        report.injectors*.fired[1] == 4
    }
}
