package io.chaoskit.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that is written while a run goes on, by this process alone. */
final class LockedFile {

    private LockedFile() {}

    /** Opens it, empty; its lock goes with its end. */
    static Writer open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock(channel) == null) {
                throw new FileSystemException(path.toString(), null, "another run is writing it");
            }
            if (channel.size() > 0) {
                channel.truncate(0);
            }
            return Channels.newWriter(channel, StandardCharsets.UTF_8.newEncoder(), 1 << 16);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException byThisProcess) {
            return null;
        }
    }
}
