package io.chaoskit.proxy

import com.sun.management.UnixOperatingSystemMXBean
import spock.lang.Requires

import java.lang.management.ManagementFactory
import java.lang.ref.WeakReference
import java.nio.file.Files
import java.nio.file.NoSuchFileException
import java.nio.file.Path
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit

import static io.chaoskit.proxy.Toxiproxy.EMBEDDED

class ManyProxiesSpec extends ProxySpec {

    static final int PROXIES = Integer.getInteger('chaoskit.proxies', 1_000)
    static final int CLIENTS = 20
    static final int ROUNDS = PROXIES.intdiv(50)
    static final UnixOperatingSystemMXBean SYSTEM = ManagementFactory.operatingSystemMXBean as UnixOperatingSystemMXBean

    def setup() {
        through(EMBEDDED)
    }

    @Requires(value = { SYSTEM.maxFileDescriptorCount > PROXIES + 1_000 }, reason = 'each proxy has a socket; ulimit -n allows too few')
    def "many proxies are made, listed, reset and deleted, and leave nothing"() {
        given:
        long descriptors = settled()
        def proxies = server.server.proxies()

        when:
        PROXIES.times { proxies.create("p$it", '127.0.0.1:0', "127.0.0.1:${upstreamPort()}") }
        def made = proxies.all().findAll { it.name() != proxy }.collect { new WeakReference(it) }
        def shown = server.ok('GET', '/proxies')
        server.ok('POST', '/reset')

        then:
        shown.size() == PROXIES + 1
        shown.values()*.listen.toSet().size() == PROXIES + 1
        Wire.connect(Toxiproxy.portOf(shown.p77)).withCloseable { client ->
            client.send('x')
            upstream().read()
        } == 'x'

        when:
        PROXIES.times { server.ok('DELETE', "/proxies/p$it") }

        then:
        server.ok('GET', '/proxies').keySet() == [proxy] as Set
        eventually { assert SYSTEM.openFileDescriptorCount <= descriptors + 4 }
        made.size() == PROXIES
        areCollected(made)
    }

    @Requires(value = { os.linux }, reason = 'only Linux lists the listening sockets of a process')
    def "clients that create, use and delete proxies at once leave no listener and no proxy"() {
        given:
        settled()
        def before = listening()

        when:
        def clients = (1..CLIENTS).collect { int client ->
            CompletableFuture.supplyAsync({ (1..ROUNDS).collect { round -> visit("c$client-${round % 3}") } }, { new Thread(it).start() })
        }
        def made = clients*.get(BOUND + ROUNDS, TimeUnit.SECONDS).flatten()

        then:
        made.size() == CLIENTS * ROUNDS
        server.ok('GET', '/proxies').keySet() == [proxy] as Set
        // Not the number of all descriptors: the HTTP client keeps connections, as many as it once had at the same time.
        eventually { assert listening() == before }
        areCollected(made)
    }

    /** Makes a proxy, connects through it to nobody and deletes it. */
    private WeakReference<Proxy> visit(String name) {
        int port = Toxiproxy.portOf(server.ok('POST', '/proxies', /{"name":"$name","listen":"127.0.0.1:0","upstream":"127.0.0.1:1"}/))
        def made = new WeakReference<>(server.server.proxies().get(name))
        Wire.connect(port).withCloseable { assert it.read() == Wire.END }
        server.ok('DELETE', "/proxies/$name")
        made
    }

    /** Nothing holds the proxies any more, nor what belongs to them. */
    private static void areCollected(List<WeakReference<Proxy>> proxies) {
        eventually {
            System.gc()
            assert proxies.count { it.get() != null } == 0
        }
    }

    /** The listening sockets of this process: the inodes of those that Linux lists in the state LISTEN. */
    private static Set<String> listening() {
        def own = Files.list(Path.of('/proc/self/fd')).withCloseable { it.toList() }.findResults { descriptor ->
            try {
                Files.readSymbolicLink(descriptor).toString().find(/(?<=^socket:\[)\d+/)
            } catch (NoSuchFileException closedMeanwhile) {
                null
            }
        }
        def listed = ['tcp', 'tcp6'].collectMany { Path.of("/proc/self/net/$it").readLines().drop(1)*.trim()*.split(/\s+/) }
        (listed.findAll { it[3] == '0A' }.collect { it[9] } as Set).intersect(own as Set)
    }

    private long settled() {
        10.times { visit("first$it") }
        SYSTEM.openFileDescriptorCount
    }
}
