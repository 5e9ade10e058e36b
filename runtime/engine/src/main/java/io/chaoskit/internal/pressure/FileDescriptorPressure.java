package io.chaoskit.internal.pressure;

import com.sun.management.UnixOperatingSystemMXBean;
import io.chaoskit.internal.value.Limits;
import io.chaoskit.pressure.Pressure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * File descriptor pressure: opens one temporary file so many times. All that the process may have can be taken.
 *
 * @param descriptors 1 or more
 */
public record FileDescriptorPressure(int descriptors) implements Pressure {

    /** Rejects fewer than one. */
    public FileDescriptorPressure {
        Limits.atLeast(1, "fileDescriptorPressure", descriptors);
    }

    @Override
    public void check() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        if (system instanceof UnixOperatingSystemMXBean unix) {
            long room = unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount();
            if (descriptors > room) {
                throw doesNotFit("only " + room + " of " + unix.getMaxFileDescriptorCount() + " are free");
            }
        }
    }

    private IllegalStateException doesNotFit(String there) {
        return new IllegalStateException(text() + " must fit into the file descriptors of the process, but " + there
                + "; ask for fewer, or raise ulimit -n");
    }

    @Override
    public AutoCloseable open(Run run) throws IOException {
        check();
        Path file = Files.createTempFile("chaoskit-descriptors", ".tmp");
        List<FileChannel> held = new ArrayList<>(descriptors);
        try {
            while (held.size() < descriptors && !run.stopping()) {
                held.add(FileChannel.open(file));
            }
            return () -> release(held, file);
        } catch (IOException tooMany) {
            int opened = held.size();
            release(held, file);
            IllegalStateException failure = doesNotFit("there were no more than " + opened);
            failure.initCause(tooMany);
            throw failure;
        }
    }

    private static void release(List<FileChannel> held, Path file) throws IOException {
        for (FileChannel each : held) {
            each.close();
        }
        held.clear();
        Files.deleteIfExists(file);
    }

    @Override
    public String word() {
        return "fileDescriptorPressure";
    }

    @Override
    public List<String> arguments() {
        return List.of(Integer.toString(descriptors));
    }
}
