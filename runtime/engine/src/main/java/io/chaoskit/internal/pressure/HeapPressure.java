package io.chaoskit.internal.pressure;

import io.chaoskit.pressure.Pressure;
import io.chaoskit.value.Size;
import java.util.ArrayList;
import java.util.List;

/**
 * Heap pressure: holds so much of it, every page touched, and lets go of it at the end. The collector then takes it back when
 * it comes by.
 *
 * @param size more than zero
 */
public record HeapPressure(Size size) implements Pressure {

    /** Less than half of the smallest region of G1, which would round it up. */
    private static final int CHUNK = 256 << 10;

    private static final int PAGE = 4 << 10;
    /** The share of the heap that is left to the code under test whatever is asked for. */
    private static final int LEFT = 16;

    /** Rejects zero and less. */
    public HeapPressure {
        Size.positive("memoryPressure", size);
    }

    @Override
    public void check() {
        if (size.bytes() > room()) {
            // What is in use may be garbage.
            System.gc();
            long room = room();
            if (size.bytes() > room) {
                throw doesNotFit("only " + Size.rounded(Math.max(0, room)) + " of "
                        + Size.rounded(Runtime.getRuntime().maxMemory()) + " can be taken");
            }
        }
    }

    private static long room() {
        Runtime jvm = Runtime.getRuntime();
        long live = jvm.totalMemory() - jvm.freeMemory();
        return jvm.maxMemory() - jvm.maxMemory() / LEFT - live;
    }

    private IllegalStateException doesNotFit(String there) {
        return new IllegalStateException(
                text() + " must fit into the heap, but " + there + "; ask for less, or raise -Xmx");
    }

    @Override
    public AutoCloseable open(Run run) {
        check();
        List<byte[]> held = new ArrayList<>();
        try {
            for (long left = size.bytes(); left > 0 && !run.stopping(); left -= CHUNK) {
                byte[] chunk = new byte[(int) Math.min(CHUNK, left)];
                for (int i = 0; i < chunk.length; i += PAGE) {
                    chunk[i] = 1;
                }
                held.add(chunk);
            }
        } catch (OutOfMemoryError full) {
            int chunks = held.size();
            held.clear();
            IllegalStateException failure = doesNotFit("it was full with " + Size.rounded((long) chunks * CHUNK));
            failure.initCause(full);
            throw failure;
        }
        return held::clear;
    }

    @Override
    public String word() {
        return "memoryPressure";
    }

    @Override
    public List<String> arguments() {
        return List.of(size.toString());
    }
}
