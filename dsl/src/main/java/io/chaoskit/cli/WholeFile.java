package io.chaoskit.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes a file as a whole or not at all: into a file beside it that then takes its place. Readers see the old or the new content, two
 * processes that write one file do not mix, and a full disk leaves the old content there. Devices and pipes are written as they are.
 */
final class WholeFile {

    private static final AtomicLong NUMBER = new AtomicLong();

    /** Writes the content of a file. */
    @FunctionalInterface
    interface Content {
        void write(Writer out) throws IOException;
    }

    private WholeFile() {}

    static void write(Path file, Content content) throws IOException {
        boolean exists = Files.exists(file);
        // A link stays a link.
        Path place = exists ? file.toRealPath() : file.toAbsolutePath();
        if (exists && !Files.isWritable(place)) {
            throw new AccessDeniedException(file.toString());
        }
        if (exists && (!Files.isRegularFile(place) || !Files.isWritable(place.getParent()))) {
            writeInto(place, content, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        } else {
            replace(place, content, exists);
        }
    }

    private static void writeInto(Path file, Content content, StandardOpenOption... options) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, options)) {
            content.write(out);
        }
    }

    private static void replace(Path file, Content content, boolean exists) throws IOException {
        Path beside = beside(file);
        try {
            writeInto(beside, content, StandardOpenOption.WRITE);
            if (exists && beside.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(file));
            }
            move(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** A new file, as the process makes files: {@link Files#createTempFile} would hide it from others. */
    private static Path beside(Path file) throws IOException {
        while (true) {
            String name = "." + file.getFileName() + "."
                    + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet() + ".tmp";
            Path beside = file.resolveSibling(name);
            try {
                return Files.createFile(beside);
            } catch (FileAlreadyExistsException taken) {
                // By a process of another machine, or one that was killed: the next number.
                continue;
            } catch (AccessDeniedException e) {
                throw new AccessDeniedException(String.valueOf(beside.getParent()));
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
