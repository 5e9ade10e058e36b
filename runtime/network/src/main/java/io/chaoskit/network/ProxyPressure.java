package io.chaoskit.network;

import io.chaoskit.pressure.Pressure;
import java.io.IOException;
import java.util.List;

/**
 * A fault on one proxy, as the engine holds it.
 *
 * @param fault what happens
 * @param proxy the proxy's name
 * @param word what a user types
 * @param arguments what stands behind it
 */
record ProxyPressure(ProxyFault fault, String proxy, String word, List<String> arguments) implements Pressure {

    @Override
    public AutoCloseable open(Pressure.Run run) throws IOException {
        return fault.on(run.opened(Network.Opened.class).live().proxy(proxy));
    }

    /** Without its network faults a run proves nothing, and with one that cannot be taken off the next iteration neither. */
    @Override
    public boolean vital() {
        return true;
    }
}
