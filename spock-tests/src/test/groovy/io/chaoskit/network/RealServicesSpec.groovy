package io.chaoskit.network

import com.sun.net.httpserver.HttpServer
import com.zaxxer.hikari.HikariConfig
import com.zaxxer.hikari.HikariDataSource
import io.chaoskit.dsl.DslSpec
import io.chaoskit.proxy.ToxiproxyServer
import io.chaoskit.report.Report
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres
import redis.clients.jedis.DefaultJedisClientConfig
import redis.clients.jedis.HostAndPort
import redis.clients.jedis.RedisClient
import redis.embedded.RedisServer

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Duration

import static io.chaoskit.verdict.Verdict.FAIL
import static io.chaoskit.verdict.Verdict.PASS

/** PostgreSQL, Redis and HTTP, each with the client that most people use: they see faults, and recover when healed. */
class RealServicesSpec extends DslSpec {

    List<AutoCloseable> opened = []
    ToxiproxyServer toxiproxy = opening(ToxiproxyServer.start())

    def setup() {
        variables.api = "http://127.0.0.1:${toxiproxy.address().port}".toString()
        variables.links = { toxiproxy.proxies().get('service').connectionCount() }
    }

    def cleanup() {
        opened.reverseEach { it.close() }
    }

    def "a pool of PostgreSQL connections sees latency and a cut, recovers and leaks nothing"() {
        given:
        def postgres = opening(EmbeddedPostgres.builder().start())
        variables.client = { String address -> pool(address) }
        variables.ask = { HikariDataSource pool ->
            pool.connection.withCloseable { connection ->
                connection.createStatement().withCloseable { it.executeQuery('select 1').next() }
            }
        }

        expect:
        survives("localhost:$postgres.port", 'target.hikariPoolMXBean.activeConnections == 0 && links() <= 3')
        connectionsOf(postgres) <= 1
    }

    def "a pool of Redis connections sees latency and a cut, recovers and leaks nothing"() {
        given:
        def redis = RedisServer.newRedisServer().port(new ServerSocket(0).withCloseable { it.localPort }).build()
        redis.start()
        opened << ({ redis.stop() } as AutoCloseable)
        variables.client = { String address ->
            RedisClient.builder().hostAndPort(HostAndPort.from(address))
                .clientConfig(DefaultJedisClientConfig.builder().timeoutMillis(60_000).build()).build()
        }
        variables.ask = { RedisClient client -> client.ping() == 'PONG' }

        expect:
        survives("127.0.0.1:${redis.ports()[0]}", 'target.pool.numActive == 0 && links() <= 1')
    }

    def "the JDK's HTTP client sees latency and a cut, recovers and leaks nothing"() {
        given:
        def address = web()
        variables.client = { String proxied -> [http: HttpClient.newHttpClient(), uri: URI.create("http://$proxied/")] }
        variables.ask = { Map client -> get(client.http, client.uri) == 'ok' }

        expect:
        survives(address, 'links() <= 1')
    }

    def "a client that keeps a connection for each request is seen to leak"() {
        given:
        def address = web()
        variables.client = { String proxied -> URI.create("http://$proxied/") }
        variables.ask = { URI uri ->
            def kept = opening(new Socket(uri.host, uri.port))
            kept.outputStream.write("GET / HTTP/1.1\r\nHost: $uri.host\r\n\r\n".bytes)
            kept.inputStream.read() > 0
        }

        when:
        def report = scenario(address, 'links() <= 1')

        then:
        report.verdict == FAIL
        report.failures[0].message.contains('links() <= 1')
    }

    private String web() {
        def server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 50)
        server.createContext('/') { exchange ->
            exchange.sendResponseHeaders(200, 2)
            exchange.responseBody.withCloseable { it.write('ok'.bytes) }
        }
        server.start()
        opened << ({ server.stop(0) } as AutoCloseable)
        "127.0.0.1:$server.address.port"
    }

    private static String get(HttpClient client, URI uri) {
        def request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60)).build()
        client.send(request, HttpResponse.BodyHandlers.ofString()).body()
    }

    private void survives(String address, String noLeak) {
        def report = scenario(address, noLeak)
        def counted = variables.outcomes.drop(2)
        assert report.verdict == PASS : report.summary
        assert counted[2][1] >= 690
        assert counted[4][0] == 'failed'
        assert [0, 1, 2, 3].every { counted[it][0] == 'ok' }
    }

    /** Runs a scenario in which iteration 3 is late, 5 is cut, and all is well in the end. */
    private Report scenario(String address, String noLeak) {
        variables.service = address
        variables.outcomes = Collections.synchronizedList([])
        run("""
            scenario('service') {
                toxiproxy api
                proxy('service') { upstream service }
                target create: { client(proxy('service').address) }
                step('ask') {
                    long start = System.nanoTime()
                    def outcome = 'failed'
                    try {
                        outcome = ask(target) ? 'ok' : 'wrong'
                    } catch (Exception e) {
                        outcome = 'failed'
                    }
                    outcomes << [outcome, (System.nanoTime() - start).intdiv(1_000_000)]
                }
                warmUp 2
                inject latency(700.ms) on proxy('service') when { iteration == 3 }
                inject down() on proxy('service') when { iteration == 5 }
                assert eventually(1.min) { ask(target) }
                assert $noLeak
                repeat 6
            }""")
    }

    private static HikariDataSource pool(String address) {
        def config = new HikariConfig(jdbcUrl: "jdbc:postgresql://$address/postgres?connectTimeout=60&socketTimeout=60",
            username: 'postgres', maximumPoolSize: 3, connectionTimeout: 5000, validationTimeout: 500)
        new HikariDataSource(config)
    }

    private static int connectionsOf(EmbeddedPostgres postgres) {
        postgres.postgresDatabase.connection.withCloseable { connection ->
            def rows = connection.createStatement().executeQuery("select count(*) from pg_stat_activity where backend_type = 'client backend'")
            rows.next()
            rows.getInt(1)
        }
    }

    private <T extends AutoCloseable> T opening(T service) {
        opened << service
        service
    }
}
