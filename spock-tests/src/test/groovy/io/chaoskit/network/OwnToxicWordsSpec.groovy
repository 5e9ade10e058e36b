package io.chaoskit.network

import eu.rekawek.toxiproxy.ToxiproxyClient
import io.chaoskit.proxy.Toxiproxy

import static io.chaoskit.verdict.Verdict.FAIL
import static io.chaoskit.verdict.Verdict.PASS

/** The words for toxics that only the embedded server has. */
class OwnToxicWordsSpec extends NetworkSpec {

    List<byte[]> answers = []

    def setup() {
        variables.echo = { Shop shop -> answers << raw(shop) }
        variables.patience = { Shop shop, int millis -> shop.patience = millis }
    }

    def "packetLoss loses about as many answers as it should, and none when off"() {
        when:
        def report = run(scenarioText('embedded', """
            setup { patience(target, $patience) }
            inject packetLoss($rate) on proxy('db')
            seed 3
            repeat 20
        """))

        then:
        report.verdict == PASS
        shop.outcomes.count('broken') in lost
        shop.outcomes.every { it in ['ok', 'broken'] }

        where:
        rate | patience || lost
        0    | 60_000   || 0..0
        0.5  | 400      || 3..17
        1    | 50       || 20..20
    }

    def "corruptData changes a bit of each byte it hits, and ends with its iteration"() {
        when:
        def report = run(scenarioText('embedded', """
            step('echo') { echo(target) }
            inject corruptData(1) on proxy('db') every 2
            setup { patience(target, 3000) }
            repeat 4
        """))

        then:
        report.verdict == PASS
        report.injectors[0].fired == 2
        [0, 2].every { new String(answers[it]) == 'orders' }
        [1, 3].every { differentBits(answers[it]) == [1] * 6 }
        shop.outcomes == ['ok', 'broken', 'ok', 'broken']
    }

    def "#words arrives at the server as #told"() {
        given:
        runningServer()
        variables.look = { new URL("http://127.0.0.1:$api/proxies/db/toxics").text }
        variables.looked = []

        when:
        def report = run(scenarioText('a running one of ours', """
            setup { patience(target, 400) }
            step('look') { looked << look() }
            inject $words on proxy('db')
        """))

        then:
        report.verdict == PASS
        variables.looked[0].contains(told)
        report.injectors[0].name == words.replace('1.min', '1min')

        where:
        words                                                                   | told
        'packetLoss(0.25, correlation: 0.5)'                                    | '"attributes":{"loss_rate":0.25,"correlation":0.5}'
        "packetLoss(0.25, stream: 'upstream', toxicity: 0.5)"                   | '"type":"packet_loss","stream":"upstream","toxicity":0.5}'
        'corruptData(0.001)'                                                    | '"attributes":{"rate":0.001}'
        "corruptData(0.001, lasting: 1.min, stream: 'upstream', toxicity: 0.25)"   | '"type":"corrupt","stream":"upstream","toxicity":0.25}'
    }

    def "#words is refused by the real server, and the error says what to do"() {
        given:
        def text = scenarioText('the real one', """
            inject $words on proxy('db')
            repeat 3
        """)
        def real = opened.last() as Toxiproxy

        when:
        def report = run(text)

        then:
        report.verdict == FAIL
        shop.outcomes == []
        report.failures[0].message.startsWith("injector $words could not put $words on")
        report.failures[0].message.contains("Toxiproxy at http://127.0.0.1:$real.port must put a toxic on proxy('db'), but failed: " +
            "its version ${real.ok('GET', '/version').version} has no toxic $type; leave toxiproxy and CHAOSKIT_TOXIPROXY out " +
            'to use the embedded server, which has it')
        new ToxiproxyClient('127.0.0.1', real.port).proxies == []

        where:
        words               | type
        'packetLoss(0.1)'   | 'packet_loss'
        'corruptData(0.01)' | 'corrupt'
    }

    def "a chance that is none is told: #words"() {
        expect:
        mistakesOf(scenarioText('embedded', "inject $words on proxy('db')")).any { it.contains(told) }

        where:
        words                              | told
        'packetLoss(1.5)'                  | 'lossRate must be between 0 and 1, but was 1.5'
        'packetLoss(0.1, correlation: -1)' | 'correlation must be between 0 and 1, but was -1'
        'corruptData(2)'                   | 'rate must be between 0 and 1, but was 2'
        'corruptData()'                    | 'corruptData(0.001)'
    }

    private static byte[] raw(Shop shop) {
        new Socket(shop.host, shop.port).withCloseable { socket ->
            socket.soTimeout = 60_000
            socket.outputStream.write('orders\n'.bytes)
            socket.inputStream.readNBytes(6)
        }
    }

    private static List<Integer> differentBits(byte[] answer) {
        (0..<6).collect { Integer.bitCount((answer[it] ^ 'orders'.bytes[it]) & 0xff) }
    }
}
