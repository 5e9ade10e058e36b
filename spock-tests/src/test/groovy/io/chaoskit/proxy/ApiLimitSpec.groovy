package io.chaoskit.proxy

import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit

import static io.chaoskit.proxy.Toxiproxy.BOTH

/** How long a client may take to send a request: 15 s. */
class ApiLimitSpec extends ProxySpec {

    static final String VERSION = 'GET /version HTTP/1.1\r\nHost: localhost\r\n\r\n'

    /** What is sent, and the status lines of what comes before the connection ends. */
    static final Map<String, List<String>> SLOW = [
        ''                                                                          : [],
        'GET /proxies HT'                                                           : ['400 Bad Request'],
        'POST /proxies HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"name":'  : ['503 Service Unavailable'],
        (VERSION + 'GET /pro')                                                      : ['200 OK', '400 Bad Request'],
    ]

    def "a slow request ends the connection, a long pause does not"() {
        given:
        def servers = BOTH.collect { closing(Toxiproxy.start(it)) }
        def clients = servers.collect { closing(Wire.connect(it.port)) }
        clients*.send(VERSION)

        when: 'both at once: each takes as long as the limit'
        def first = clients*.read()
        def paused = CompletableFuture.runAsync({ clients*.send(VERSION) }, CompletableFuture.delayedExecutor(16, TimeUnit.SECONDS))
        def answers = atOnce(servers)
        paused.get(BOUND, TimeUnit.SECONDS)

        then:
        answers*.statuses == SLOW.values().collectMany { [it, it] }
        answers.every { about(it.millis, 15_000) }
        [first, clients*.read()].flatten().every { it.startsWith('HTTP/1.1 200 OK') }
    }

    private List<Map> atOnce(List<Toxiproxy> servers) {
        def calls = [servers, SLOW.keySet()].combinations { each, sent ->
            CompletableFuture.supplyAsync({ ask(each, sent) }, { new Thread(it).start() })
        }
        calls*.get(BOUND, TimeUnit.SECONDS)
    }

    private Map ask(Toxiproxy slow, String sent) {
        long start = System.nanoTime()
        Wire.connect(slow.port).withCloseable { client ->
            def whole = sent.startsWith(VERSION) ? client.send(VERSION).read() : ''
            client.send(sent - VERSION)
            def statuses = (whole + new String(client.readAll())).findAll(~/(?<=HTTP\/1.1 )[^\r]+/)
            [statuses: statuses, millis: (System.nanoTime() - start).intdiv(1_000_000)]
        }
    }
}
