package io.chaoskit.network;

import java.io.IOException;

/** What happens to a proxy. */
@FunctionalInterface
interface ProxyFault {

    /**
     * Makes it happen.
     *
     * @param proxy to which
     * @return ends it when closed
     */
    AutoCloseable on(LiveProxy proxy) throws IOException;
}
