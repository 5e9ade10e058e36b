package io.chaoskit.proxy.internal.toxic;

import io.chaoskit.proxy.internal.toxic.Attributes.Kind;

/**
 * A slow close: delays the end of the stream.
 *
 * @param delayMillis the delay; negative is none
 */
public record SlowCloseToxic(long delayMillis) implements Toxic {

    static final ToxicType TYPE = ToxicType.of(
            "slow_close", "SlowCloseToxic", given -> new SlowCloseToxic(given.integer("delay")), Kind.INTEGER, "delay");

    @Override
    public Behaviour start(Stage stage) {
        return new Lingering();
    }

    private final class Lingering implements Behaviour {
        private boolean waited;

        @Override
        public void onChunk(Stage stage) {
            stage.passAll();
        }

        @Override
        public void onEnd(Stage stage) {
            if (waited) {
                stage.end();
            } else {
                waited = true;
                stage.pause(Stage.nanosOfMillis(delayMillis));
            }
        }
    }
}
