package io.chaoskit.proxy.internal.toxic;

import io.chaoskit.proxy.internal.toxic.Attributes.Kind;
import io.netty.buffer.ByteBuf;
import java.util.random.RandomGenerator;

/**
 * Corruption of data: changes one bit of each byte that is hit. The number of bytes stays.
 *
 * @param rate the chance of each byte to be hit, 0 to 1
 */
public record CorruptToxic(double rate) implements Toxic {

    static final ToxicType TYPE = ToxicType.of(
            "corrupt", "CorruptToxic", given -> new CorruptToxic(given.fraction("rate")), Kind.FRACTION, "rate");

    @Override
    public Behaviour start(Stage stage) {
        return this::corrupt;
    }

    private void corrupt(Stage stage) {
        ByteBuf data = stage.data();
        RandomGenerator random = stage.random();
        for (int i = data.readerIndex(); i < data.writerIndex(); i++) {
            if (random.nextDouble() < rate) {
                data.setByte(i, data.getByte(i) ^ 1 << random.nextInt(Byte.SIZE));
            }
        }
        stage.passAll();
    }
}
