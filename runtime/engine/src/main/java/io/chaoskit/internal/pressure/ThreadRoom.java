package io.chaoskit.internal.pressure;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** The limit of the system on threads, where it can be read: on Linux. Elsewhere threads are started without a check. */
final class ThreadRoom {

    /** What a thread takes of the maps of memory that a process may have. */
    private static final int MAPS_A_THREAD = 2;

    private static final long NONE = Long.MAX_VALUE;

    private ThreadRoom() {}

    /**
     * Rejects what cannot be.
     *
     * @param subject as the user wrote it
     * @param threads how many more are wanted
     * @throws IllegalStateException when the system does not let so many be
     */
    static void require(String subject, long threads) {
        OptionalLong room = more();
        if (room.isPresent() && threads > room.getAsLong()) {
            throw new IllegalStateException(subject + " must fit into the limits of the system, but only "
                    + room.getAsLong() + (room.getAsLong() == 1 ? " more thread is" : " more threads are")
                    + " allowed; ask for fewer");
        }
    }

    private static OptionalLong more() {
        return LongStream.of(
                        left("/proc/sys/kernel/threads-max", threadsOfSystem()),
                        left("/proc/sys/kernel/pid_max", threadsOfSystem()),
                        left("/sys/fs/cgroup/pids.max", number("/sys/fs/cgroup/pids.current")),
                        left("/sys/fs/cgroup/pids/pids.max", number("/sys/fs/cgroup/pids/pids.current")),
                        left("/proc/sys/vm/max_map_count", 0) / MAPS_A_THREAD)
                .filter(each -> each < NONE / MAPS_A_THREAD)
                .min();
    }

    private static long left(String limit, long used) {
        long all = number(limit);
        return all == NONE ? NONE : Math.max(0, all - used);
    }

    /** The second number of {@code 3/412}, the threads that run and all there are. */
    private static long threadsOfSystem() {
        String[] load = text("/proc/loadavg").split("[ /]");
        return load.length > 4 ? Long.parseLong(load[4]) : 0;
    }

    /** A limit that is not there, or is {@code max}, is none. */
    private static long number(String file) {
        String text = text(file);
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : NONE;
    }

    private static String text(String file) {
        // In one piece: the kernel gives the files of /proc/sys to the first read alone, and readString begins with one
        // byte.
        try (BufferedReader reader = Files.newBufferedReader(Path.of(file))) {
            String line = reader.readLine();
            return line == null ? "" : line.strip();
        } catch (IOException notThere) {
            return "";
        }
    }
}
