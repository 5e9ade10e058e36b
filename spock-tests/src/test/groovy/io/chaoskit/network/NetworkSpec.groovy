package io.chaoskit.network

import eu.rekawek.toxiproxy.ToxiproxyClient
import io.chaoskit.dsl.DslSpec
import io.chaoskit.proxy.Toxiproxy
import io.chaoskit.proxy.ToxiproxyServer

/** The base of specifications of scenarios with a proxy, on any server: a shop whose orders go through it. */
abstract class NetworkSpec extends DslSpec {

    static final List<String> SERVERS = ['embedded', 'a running one of ours', 'the real one']

    EchoServer upstream = new EchoServer()
    Shop shop
    List<AutoCloseable> opened = []
    int api

    def setup() {
        variables.upstreamAddress = upstream.address
        variables.made = { this.shop = new Shop(it) }
    }

    def cleanup() {
        upstream.close()
        opened.reverseEach { it.close() }
    }

    ToxiproxyClient runningServer() {
        def server = ToxiproxyServer.start()
        opened << server
        api = server.address().port
        new ToxiproxyClient('127.0.0.1', api)
    }

    String scenarioText(String server, String words) {
        def named = ''
        if (server == 'the real one') {
            def real = Toxiproxy.start(Toxiproxy.REAL)
            opened << real
            named = "toxiproxy 'http://127.0.0.1:$real.port'"
        } else if (server != 'embedded') {
            if (!api) {
                runningServer()
            }
            named = "toxiproxy 'http://127.0.0.1:$api'"
        }
        """scenario('x') {
  proxy('db') { upstream upstreamAddress }
  $named
  target create: { made(proxy('db').address) }
  step('order') { target.order() }

$words
}"""
    }
}
