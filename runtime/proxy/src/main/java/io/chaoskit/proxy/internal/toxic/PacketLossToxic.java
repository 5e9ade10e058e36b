package io.chaoskit.proxy.internal.toxic;

import io.chaoskit.proxy.internal.toxic.Attributes.Kind;

/**
 * Packet loss: drops chunks. That breaks the stream, since TCP takes them for delivered.
 *
 * @param lossRate the chance of each chunk to be lost, 0 to 1
 * @param correlation what is added to the chance after a chunk was lost, 0 to 1
 */
public record PacketLossToxic(double lossRate, double correlation) implements Toxic {

    static final ToxicType TYPE = ToxicType.of(
            "packet_loss",
            "PacketLossToxic",
            given -> new PacketLossToxic(given.fraction("loss_rate"), given.fraction("correlation")),
            Kind.FRACTION,
            "loss_rate",
            "correlation");

    @Override
    public Behaviour start(Stage stage) {
        return new Losing();
    }

    private static double chance(double value) {
        return Math.max(0, Math.min(1, value));
    }

    private final class Losing implements Behaviour {
        private boolean lost;

        @Override
        public void onChunk(Stage stage) {
            double chance = chance(lossRate) + (lost ? chance(correlation) : 0);
            lost = stage.random().nextDouble() < chance;
            if (lost) {
                stage.drop();
            } else {
                stage.passAll();
            }
        }
    }
}
