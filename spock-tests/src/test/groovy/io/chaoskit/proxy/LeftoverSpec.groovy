package io.chaoskit.proxy

import com.sun.management.UnixOperatingSystemMXBean

import java.lang.management.ManagementFactory

import static io.chaoskit.proxy.Toxiproxy.EMBEDDED

class LeftoverSpec extends ProxySpec {

    static final int CONNECTIONS = 10_000

    def "10,000 connections leave no descriptor, buffer, thread or connection"() {
        given:
        through(EMBEDDED)
        toxic([bytes: 1], 'limit_data', toxicity: 0.3)
        toxic([latency: 1], 'latency', toxicity: 0.3)
        toxic([timeout: 1], 'reset_peer', toxicity: 0.1, stream: 'upstream')
        def system = ManagementFactory.operatingSystemMXBean as UnixOperatingSystemMXBean
        100.times { visit() }
        long descriptors = settled(system)
        int threads = Thread.activeCount()

        when:
        CONNECTIONS.times { visit() }

        then:
        eventually { assert server.server.proxies().get(proxy).connectionCount() == 0 }
        eventually { assert system.openFileDescriptorCount <= descriptors + 2 }
        eventually { assert Thread.activeCount() <= threads + 2 }
    }

    private void visit() {
        new Socket('127.0.0.1', port).withCloseable { client ->
            upstream().withCloseable { upstream ->
                try {
                    client.outputStream.write(1)
                    upstream.send('ab')
                } catch (SocketException ignored) {
                    // A toxic was quicker.
                }
            }
        }
        opened.remove(opened.size() - 1)
    }

    private long settled(UnixOperatingSystemMXBean system) {
        eventually { assert server.server.proxies().get(proxy).connectionCount() == 0 }
        system.openFileDescriptorCount
    }
}
