package io.chaoskit.proxy

import io.chaoskit.proxy.internal.link.Transport
import spock.lang.Requires
import spock.lang.Specification

class TransportSpec extends Specification {

    /** The native library is looked for under the name that Netty has in this jar. */
    @Requires({ os.linux })
    def "on Linux the kernel's epoll serves the sockets"() {
        expect:
        Transport.best() == Transport.EPOLL
    }
}
