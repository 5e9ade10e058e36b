package io.chaoskit.internal.live;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The file descriptors that this JVM has open. */
public final class OpenDescriptors {

    private static final Path LINUX = Path.of("/proc/self/fd");

    private OpenDescriptors() {}

    /**
     * What they are open on; without names where the system does not tell them.
     *
     * @throws UnsupportedOperationException where they cannot be counted
     */
    public static List<String> list() throws IOException {
        if (Files.isDirectory(LINUX)) {
            return linux();
        }
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            return Collections.nCopies((int) unix.getOpenFileDescriptorCount(), "");
        }
        throw new UnsupportedOperationException(
                "open files can be counted on Linux and macOS, but not on " + System.getProperty("os.name"));
    }

    private static List<String> linux() throws IOException {
        Path own = LINUX.toRealPath();
        List<String> all = new ArrayList<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(LINUX)) {
            for (Path each : descriptors) {
                String target = target(each);
                // The folder itself is only open because it is being read.
                if (!target.isEmpty() && !target.equals(own.toString())) {
                    all.add(target);
                }
            }
        }
        return all;
    }

    /** Empty for one that was closed in the meantime. */
    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "";
        }
    }
}
