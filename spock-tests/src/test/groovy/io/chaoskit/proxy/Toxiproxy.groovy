package io.chaoskit.proxy

import com.fasterxml.jackson.databind.ObjectMapper
import org.opentest4j.TestAbortedException

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.TimeUnit
import java.util.stream.Stream

/** A server whose API and proxies specifications use: ours inside this JVM, or the real one as a process. */
abstract class Toxiproxy implements Closeable {

    static final String EMBEDDED = 'embedded'
    static final String REAL = 'real'
    static final List<String> BOTH = [EMBEDDED, REAL]

    static final ObjectMapper JSON = new ObjectMapper()

    static final HttpClient HTTP = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(60)).build()

    abstract int getPort()

    /** Starts the server of this kind, or skips the feature with a sentence. */
    static Toxiproxy start(String kind, String... options) {
        kind == REAL ? new RealToxiproxy(options) : new EmbeddedToxiproxy()
    }

    HttpResponse<String> call(String method, String path, String body = null, Map<String, String> headers = [:]) {
        def publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)
        def request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:$port$path"))
            .timeout(Duration.ofSeconds(60)).method(method, publisher)
        headers.each { name, value -> request.header(name, value) }
        HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString())
    }

    /** A call that must succeed; its answer is parsed. */
    Object ok(String method, String path, String body = null) {
        def answer = call(method, path, body)
        assert answer.statusCode() in [200, 201, 204] : answer.body()
        answer.body() ? JSON.readValue(answer.body(), Object) : null
    }

    /** Free ports that the system gives to nobody who asks for any: a proxy that is stopped and started again must find its own free. */
    static List<Integer> lastingPorts(int count) {
        def random = new Random()
        Stream.generate { 10_000 + random.nextInt(20_000) }.limit(1_000).distinct().filter { int each ->
            try {
                new ServerSocket(each, 1, InetAddress.loopbackAddress).close()
                true
            } catch (BindException taken) {
                false
            }
        }.limit(count).toList()
    }

    /** A new proxy to this port of 127.0.0.1; its own port is returned. */
    int proxy(String name, int upstream) {
        portOf(ok('POST', '/proxies', /{"name":"$name","listen":"127.0.0.1:${lastingPorts(1)[0]}","upstream":"127.0.0.1:$upstream"}/))
    }

    static int portOf(Object proxy) {
        proxy.listen.substring(proxy.listen.lastIndexOf(':') + 1) as int
    }

    void toxic(String proxy, String name, String type, String attributes, String stream = 'downstream', Number toxicity = 1) {
        ok('POST', "/proxies/$proxy/toxics",
            /{"name":"$name","type":"$type","stream":"$stream","toxicity":$toxicity,"attributes":{$attributes}}/)
    }

    void change(String proxy, String toxic, String attributes) {
        ok('PATCH', "/proxies/$proxy/toxics/$toxic", /{"attributes":{$attributes}}/)
    }

    void remove(String proxy, String toxic) {
        ok('DELETE', "/proxies/$proxy/toxics/$toxic")
    }

    void disable(String proxy) {
        ok('PATCH', "/proxies/$proxy", '{"enabled":false}')
    }

    static class EmbeddedToxiproxy extends Toxiproxy {

        final ToxiproxyServer server

        EmbeddedToxiproxy(ToxiproxyServer server = ToxiproxyServer.builder().proxyMetrics(true).seed(1).start()) {
            this.server = server
        }

        @Override
        int getPort() {
            server.address().port
        }

        @Override
        void close() {
            server.close()
        }
    }

    static class RealToxiproxy extends Toxiproxy {

        static final String HOW_TO_GET = 'the real toxiproxy-server 2.12.0 is not here; ' +
            'go install github.com/Shopify/toxiproxy/v2/cmd/server@v2.12.0 gets it, and CHAOSKIT_TOXIPROXY_SERVER names it ' +
            'if it is not ~/go/bin/server'

        final int port = new ServerSocket(0).withCloseable { it.localPort }
        final Process process

        RealToxiproxy(String... options) {
            def binary = Path.of(System.getenv('CHAOSKIT_TOXIPROXY_SERVER') ?: "${System.getProperty('user.home')}/go/bin/server")
            if (!binary.toFile().canExecute()) {
                throw new TestAbortedException(HOW_TO_GET)
            }
            process = new ProcessBuilder([binary.toString(), '-proxy-metrics', '-host', '127.0.0.1', '-port', "$port".toString(), *options])
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
            def deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60)
            while (!answers()) {
                assert process.alive && System.nanoTime() < deadline : 'the real server must start'
            }
        }

        private boolean answers() {
            try {
                call('GET', '/version').statusCode() == 200
            } catch (ConnectException ignored) {
                process.waitFor(10, TimeUnit.MILLISECONDS)
                false
            }
        }

        @Override
        void close() {
            process.destroyForcibly().waitFor()
        }
    }
}
