package io.chaoskit.proxy.internal.toxic;

import io.chaoskit.proxy.internal.toxic.Attributes.Kind;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A slicer: cuts chunks into pieces by halving, with a pause after each piece.
 *
 * @param averageSize in bytes; pieces are between about half and the whole of this and the variation together, and have at
 *     least one byte
 * @param sizeVariation in bytes: the largest distance of a cut from the middle, either way
 * @param delayMicros the pause in microseconds; negative is none
 */
public record SlicerToxic(long averageSize, long sizeVariation, long delayMicros) implements Toxic {

    static final ToxicType TYPE = ToxicType.of(
            "slicer",
            "SlicerToxic",
            given -> new SlicerToxic(
                    given.integer("average_size"), given.integer("size_variation"), given.integer("delay")),
            Kind.PLAIN_INTEGER,
            "average_size",
            "size_variation",
            "delay");

    @Override
    public Behaviour start(Stage stage) {
        return new Slicing();
    }

    private boolean oneTooMany(int length) {
        long limit = averageSize > 0 && sizeVariation > Long.MAX_VALUE - averageSize
                ? Long.MAX_VALUE
                : averageSize + sizeVariation;
        return length > 1 && length > limit;
    }

    private final class Slicing implements Behaviour {
        /** The ends of the pieces that are cut already, the next one first. */
        private final Deque<Integer> ends = new ArrayDeque<>();

        private int start;

        @Override
        public void onChunk(Stage stage) {
            if (ends.isEmpty()) {
                start = 0;
                ends.push(stage.left());
            }
            while (oneTooMany(ends.element() - start)) {
                ends.push(cut(ends.element(), stage));
            }
            int end = ends.pop();
            stage.pass(end - start);
            start = end;
            stage.pause(Stage.nanosOfMicros(delayMicros));
        }

        private int cut(int end, Stage stage) {
            long middle = start + (end - start) / 2;
            if (sizeVariation > 0) {
                long reach = Math.min(sizeVariation, end - start);
                middle += stage.random().nextLong(-reach, reach);
            }
            return (int) Math.max(start + 1, Math.min(end - 1, middle));
        }
    }
}
