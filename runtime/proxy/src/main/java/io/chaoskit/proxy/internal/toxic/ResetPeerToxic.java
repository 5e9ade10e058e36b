package io.chaoskit.proxy.internal.toxic;

import io.chaoskit.proxy.internal.toxic.Attributes.Kind;

/**
 * A reset: closes some time after the first chunk or the end of the stream, which is dropped. Connections that opened while it
 * was there end with a reset, however they end; older ones end as usual.
 *
 * @param timeoutMillis the time; negative is none
 */
public record ResetPeerToxic(long timeoutMillis) implements Toxic {

    static final ToxicType TYPE = ToxicType.of(
            "reset_peer", "ResetToxic", given -> new ResetPeerToxic(given.integer("timeout")), Kind.INTEGER, "timeout");

    @Override
    public boolean resetsConnections() {
        return true;
    }

    @Override
    public Behaviour start(Stage stage) {
        return new Fuse();
    }

    private final class Fuse implements Behaviour {
        @Override
        public void onChunk(Stage stage) {
            stage.drop();
            onEnd(stage);
        }

        @Override
        public void onEnd(Stage stage) {
            stage.doom(Stage.nanosOfMillis(timeoutMillis));
        }
    }
}
