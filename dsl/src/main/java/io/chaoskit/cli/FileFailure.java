package io.chaoskit.cli;

import io.chaoskit.report.Thrown;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** The reason why a file cannot be read or written, as a sentence: the JDK's message is often the path alone. */
final class FileFailure {

    private FileFailure() {}

    /** What is wrong, such as {@code access to '/srv/shop.groovy' is denied}. */
    static String of(IOException failure) {
        if (failure instanceof AccessDeniedException denied) {
            return "access to '" + denied.getFile() + "' is denied";
        }
        if (failure instanceof FileAlreadyExistsException file) {
            return "'" + file.getFile() + "' is not a folder";
        }
        if (failure instanceof NoSuchFileException missing) {
            return "'" + missing.getFile() + "' does not exist";
        }
        if (failure instanceof FileSystemException system && system.getReason() != null) {
            return "'" + system.getFile() + "': " + system.getReason();
        }
        return failure.getMessage() == null ? Thrown.of(failure).headline() : failure.getMessage();
    }
}
