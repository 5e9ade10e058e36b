// Bad networks between a client and its server: toxics on a proxy, here of ChaosKit itself. With CHAOSKIT_TOXIPROXY=http://host:8474
// they are on a Toxiproxy that runs already.
//
//     scripts/chaoskit run scripts/examples/toxiproxy.groovy
//
import com.sun.net.httpserver.HttpServer

def server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)
server.createContext('/price') { exchange ->
    exchange.sendResponseHeaders(200, 2)
    exchange.responseBody.withCloseable { it << '42' }
}

class PriceClient {

    String address
    Integer last = 40

    /** The price, or the last one that is known. */
    int price() {
        try {
            def connection = (HttpURLConnection) new URL("http://$address/price").openConnection()
            connection.connectTimeout = connection.readTimeout = 2_000
            connection.setRequestProperty('Connection', 'close')
            last = connection.inputStream.withCloseable { it.text.toInteger() }
        } catch (IOException | NumberFormatException unavailable) {
            last
        }
    }
}

scenario('there is always a price') {
    proxy('prices') { upstream "127.0.0.1:$server.address.port" }
    target create: { new PriceClient(address: proxy('prices').address) }
    setup { server.start() }
    teardown { server.stop(0) }
    step('ask') { assert target.price() in [40, 42] }

    inject latency(2.ms, jitter: 5.ms)      on proxy('prices') probability 0.5
    inject slicer('20b', delay: 1.ms)       on proxy('prices') every 3
    inject limitData('30b')                 on proxy('prices') every 5
    inject resetPeer(0.ms)                  on proxy('prices') every 7
    inject down()                           on proxy('prices') every 11

    assert noSlowIteration(30.s)
    assert noFileDescriptorLeak(allowed: 50)

    repeat 40
}
