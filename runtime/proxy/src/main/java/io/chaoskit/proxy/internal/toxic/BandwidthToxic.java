package io.chaoskit.proxy.internal.toxic;

import io.chaoskit.proxy.internal.toxic.Attributes.Kind;
import java.util.concurrent.TimeUnit;

/**
 * A bandwidth limit: the pause comes before the bytes, in pieces of at most 100 ms. Time without data earns
 * nothing; a pause that lasted too long is taken off the next one. With a rate of 0 the first chunk is held, and the end of
 * the stream behind it.
 *
 * @param rate in KB/s of 1000 bytes, so in bytes per millisecond; negative is 0
 */
public record BandwidthToxic(long rate) implements Toxic {

    static final ToxicType TYPE = ToxicType.of(
            "bandwidth", "BandwidthToxic", given -> new BandwidthToxic(given.integer("rate")), Kind.INTEGER, "rate");

    private static final long TICK_MILLIS = 100;
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS);
    private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    @Override
    public Behaviour start(Stage stage) {
        return rate <= 0 ? Stage::hold : new Metered();
    }

    private enum Phase {
        TAKEN,
        PIECE,
        LAST
    }

    private final class Metered implements Behaviour {
        /** A chunk is smaller than an int, so that a greater rate needs no pieces either. */
        private final int tickBytes =
                (int) Math.min(Integer.MAX_VALUE, Math.min(rate, Integer.MAX_VALUE) * TICK_MILLIS);

        private Phase phase = Phase.TAKEN;
        private long debt;
        private long pausedAt;

        @Override
        public void onChunk(Stage stage) {
            switch (phase) {
                case TAKEN -> debt += stage.left() * NANOS_PER_MILLI / rate;
                case PIECE -> {
                    stage.pass(tickBytes);
                    debt -= TICK_NANOS;
                }
                case LAST -> {
                    debt -= stage.nanoTime() - pausedAt;
                    stage.passAll();
                    phase = Phase.TAKEN;
                    return;
                }
            }
            pauseBefore(stage);
        }

        private void pauseBefore(Stage stage) {
            boolean inPieces = stage.left() > tickBytes;
            phase = inPieces ? Phase.PIECE : Phase.LAST;
            pausedAt = stage.nanoTime();
            stage.pause(inPieces ? TICK_NANOS : debt);
        }
    }
}
