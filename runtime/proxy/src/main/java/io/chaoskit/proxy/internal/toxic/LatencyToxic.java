package io.chaoskit.proxy.internal.toxic;

import io.chaoskit.proxy.internal.toxic.Attributes.Kind;
import java.util.random.RandomGenerator;

/**
 * Latency: passes each chunk on a time after it was read, so that a burst is shifted as a whole. The order stays: a chunk with a
 * short delay waits behind one with a long delay. The end of the stream is not delayed.
 *
 * @param latencyMillis the delay; negative is none
 * @param jitterMillis the largest difference of a chunk's delay, either way; negative is 0
 */
public record LatencyToxic(long latencyMillis, long jitterMillis) implements Toxic {

    static final ToxicType TYPE = ToxicType.of(
            "latency",
            "LatencyToxic",
            given -> new LatencyToxic(given.integer("latency"), given.integer("jitter")),
            Kind.INTEGER,
            "latency",
            "jitter");

    private static final int QUEUE = 1024;

    @Override
    public int queueLength() {
        return QUEUE;
    }

    @Override
    public Behaviour start(Stage stage) {
        return new Waiting();
    }

    private long delayNanos(RandomGenerator random) {
        long jitter = Math.min(jitterMillis, Long.MAX_VALUE / 2);
        if (jitter <= 0) {
            return Stage.nanosOfMillis(latencyMillis);
        }
        long drawn = random.nextLong(-jitter, jitter);
        boolean tooLarge = latencyMillis > Long.MAX_VALUE - jitter;
        return Stage.nanosOfMillis(tooLarge ? Long.MAX_VALUE : latencyMillis + drawn);
    }

    private final class Waiting implements Behaviour {
        private boolean waited;
        private long wait;

        @Override
        public void onChunk(Stage stage) {
            if (waited) {
                stage.shift(wait);
                stage.passAll();
            } else {
                wait = delayNanos(stage.random()) - stage.ageNanos();
                stage.pause(wait);
            }
            waited = !waited;
        }
    }
}
