package io.chaoskit.pressure;

import io.chaoskit.value.Size;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills the memory off the heap that direct buffers may have: holds so much of it, every page touched. At the end a
 * collection gives it back, at once unless {@code -XX:+DisableExplicitGC} forbids that.
 *
 * @param size more than zero
 */
public record DirectPressure(Size size) implements Pressure {

    private static final int CHUNK = 1 << 20;
    private static final int PAGE = 4 << 10;

    /** Rejects zero and less. */
    public DirectPressure {
        Size.positive("memoryPressure", size);
    }

    @Override
    public void check() {
        long room = DirectMemory.limit() - DirectMemory.used();
        if (size.bytes() > room) {
            throw doesNotFit("only " + Size.rounded(Math.max(0, room)) + " of " + Size.rounded(DirectMemory.limit())
                    + " are free");
        }
    }

    private IllegalStateException doesNotFit(String there) {
        return new IllegalStateException(text() + " must fit into the direct memory, but " + there
                + "; ask for less, or raise -XX:MaxDirectMemorySize");
    }

    @Override
    public AutoCloseable open(PressureRun run) {
        check();
        List<ByteBuffer> held = new ArrayList<>();
        try {
            for (long left = size.bytes(); left > 0 && !run.stopping(); left -= CHUNK) {
                ByteBuffer chunk = ByteBuffer.allocateDirect((int) Math.min(CHUNK, left));
                held.add(chunk);
                for (int i = 0; i < chunk.capacity(); i += PAGE) {
                    chunk.put(i, (byte) 1);
                }
            }
        } catch (OutOfMemoryError full) {
            int chunks = held.size();
            giveBack(held);
            IllegalStateException failure = doesNotFit("it was full with " + Size.rounded((long) chunks * CHUNK));
            failure.initCause(full);
            throw failure;
        }
        return () -> giveBack(held);
    }

    private static void giveBack(List<ByteBuffer> held) {
        long bytes = held.stream().mapToLong(ByteBuffer::capacity).sum();
        held.clear();
        DirectMemory.reclaim(bytes);
    }

    @Override
    public String word() {
        return "memoryPressure";
    }

    @Override
    public List<String> arguments() {
        return List.of(size.toString(), "direct: true");
    }
}
