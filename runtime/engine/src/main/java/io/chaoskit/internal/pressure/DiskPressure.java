package io.chaoskit.internal.pressure;

import io.chaoskit.internal.value.Mixer;
import io.chaoskit.pressure.Pressure;
import io.chaoskit.value.Size;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;

/**
 * Disk pressure: writes a file of this size into a directory, and deletes it at the end. The bytes cannot be compressed.
 *
 * @param size more than zero
 * @param dir an existing directory that can be written
 * @param keepFree what is left free on the disk at any time, zero or more
 */
public record DiskPressure(Size size, Path dir, Size keepFree) implements Pressure {

    /** The space that is left free by default. */
    public static final Size KEEP_FREE = Size.of(1, "gb");

    private static final int CHUNK = 1 << 20;

    /** Rejects sizes that are none. */
    public DiskPressure {
        Size.positive("diskPressure", size);
        Objects.requireNonNull(dir, "dir");
        if (keepFree.bytes() < 0) {
            throw new IllegalArgumentException("keepFree must be 0 or more, but was " + keepFree);
        }
    }

    @Override
    public void check() throws IOException {
        if (!Files.isDirectory(dir)) {
            String there = Files.exists(dir) ? "is a file" : "is not there";
            throw new IllegalStateException("dir must be a directory, but '" + dir + "' " + there);
        }
        if (!Files.isWritable(dir)) {
            throw new IllegalStateException("dir must be writable, but '" + dir + "' is not");
        }
        requireRoom(size.bytes());
    }

    private void requireRoom(long wanted) throws IOException {
        long free = Files.getFileStore(dir).getUsableSpace();
        if (free - wanted < keepFree.bytes()) {
            throw new IllegalStateException(text() + " must leave " + keepFree + " free, but only " + Size.rounded(free)
                    + " are; ask for less, or name another keepFree:");
        }
    }

    @Override
    public AutoCloseable open(Run run) throws IOException {
        check();
        Path file = Files.createTempFile(dir, "chaoskit-disk-pressure", ".tmp");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (long left = size.bytes(); left > 0 && !run.stopping(); left -= CHUNK) {
                int length = (int) Math.min(CHUNK, left);
                requireRoom(length);
                ByteBuffer chunk = noise(left, length);
                while (chunk.hasRemaining()) {
                    channel.write(chunk);
                }
            }
            return () -> Files.deleteIfExists(file);
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(file);
            throw failed;
        }
    }

    /** Bytes that differ from chunk to chunk, as a file system may store equal ones once. */
    private static ByteBuffer noise(long seed, int length) {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        while (chunk.hasRemaining()) {
            chunk.putLong(Mixer.mix(seed, chunk.position()));
        }
        return chunk.flip().limit(length);
    }

    @Override
    public String word() {
        return "diskPressure";
    }

    @Override
    public List<String> arguments() {
        return keepFree.equals(KEEP_FREE)
                ? List.of(size.toString(), "dir: '" + dir + "'")
                : List.of(size.toString(), "dir: '" + dir + "'", "keepFree: " + keepFree);
    }
}
