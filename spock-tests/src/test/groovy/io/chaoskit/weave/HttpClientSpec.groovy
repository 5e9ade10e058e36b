package io.chaoskit.weave

import com.sun.net.httpserver.HttpServer
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effects
import io.chaoskit.effect.Timeout
import io.chaoskit.trigger.Trigger

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Duration
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger

import static io.chaoskit.weave.MethodFaultSpec.on

/** The JDK's HTTP client, which is in a module of its own, against the JDK's own server. */
class HttpClientSpec extends ChaosSpec {

    static final String SEND = 'java.net.http.HttpClient+.send(..)'

    def requests = new AtomicInteger()
    def workers = Executors.newFixedThreadPool(2)
    def server = HttpServer.create(new InetSocketAddress(InetAddress.getByName('127.0.0.1'), 0), 0)
    def client = HttpClient.newHttpClient()
    def seen = []

    def setup() {
        server.executor = workers
        server.createContext('/') {
            requests.incrementAndGet()
            it.sendResponseHeaders(200, 2)
            it.responseBody.withCloseable { body -> body.write('ok'.bytes) }
        }
        server.start()
    }

    def cleanup() {
        server.stop(0)
        workers.shutdownNow()
    }

    def "#effect gives the caller #answer and the server #arrived requests"() {
        when:
        def report = run(scenario().target(this).step('ask') { seen << attempt { ask() } }
            .inject(on(SEND, effect, Trigger.ALWAYS.first(1))))

        then:
        report.passed()
        seen == [answer]
        requests.get() == arrived
        report.injectors()[0].fired() == 1

        and:
        ask() == 'ok'

        where:
        effect                                                     || answer                    | arrived
        Effects.timeout(Duration.ofMillis(20))                         || 'java.net.SocketTimeoutException' | 0
        Effects.exception(IOException, 'reset')                   || 'java.io.IOException'     | 0
        Effects.lostReply(IOException, 'reset')    || 'java.io.IOException'     | 1
        Effects.twice()                                                || 'ok'                      | 2
        Effects.delay(Duration.ofMillis(20))                       || 'ok'                      | 1
    }

    def "a delay before the request makes it late"() {
        given:
        def length = Duration.ofMillis(50)

        when:
        def report = run(scenario().target(this).step('ask') { ask() }.inject(on(SEND, Effects.delay(length))))

        then:
        report.latency().min() >= length
    }

    def "each fault on four lanes keeps one request away"() {
        when:
        def report = run(scenario().target(this).step('ask') { attempt { ask() } }
            .inject(on(SEND, Effects.exception(IOException, 'reset'), Trigger.ALWAYS.probability(0.3)))
            .lanes(4).repeat(40).seed(7))

        then:
        report.passed()
        report.injectors()[0].fired() in (1L..39L)
        requests.get() == 40 - report.injectors()[0].fired()
    }

    private String ask() {
        def uri = URI.create("http://127.0.0.1:$server.address.port/")
        client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()).body()
    }

    private static String attempt(Closure<?> body) {
        try {
            body.call()
        } catch (IOException failed) {
            failed.class.name
        }
    }
}
