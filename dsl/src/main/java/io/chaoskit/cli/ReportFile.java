package io.chaoskit.cli;

import io.chaoskit.internal.text.Nearest;
import io.chaoskit.report.Thrown;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Where a report goes.
 *
 * @param kind its format, for messages
 * @param path a file; {@code -} is standard output
 */
record ReportFile(String kind, String path) {

    /** Reads {@code KIND[=PATH]}; {@code extension} gives that of a kind that there is. */
    static ReportFile parse(String text, List<String> kinds, UnaryOperator<String> extension) throws MistakesFound {
        String[] parts = text.split("=", 2);
        String kind = parts[0];
        if (!kinds.contains(kind)) {
            throw MistakesFound.in(
                    "",
                    "--report must be one of " + String.join(", ", kinds) + ", but was '" + kind + "'",
                    Nearest.to(kind, kinds)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("--report json=report.json"));
        }
        String path = parts.length > 1 && !parts[1].isBlank() ? parts[1] : "chaoskit-report." + extension.apply(kind);
        return new ReportFile(kind, path);
    }

    boolean toStandardOutput() {
        return path.equals("-");
    }

    /** Finds out before the run, not after an hour, whether it can be written. Leaves nothing behind. */
    void check() throws MistakesFound {
        if (toStandardOutput()) {
            return;
        }
        try {
            Path file = Path.of(path);
            Path folder = existingFolder();
            if (Files.exists(file)) {
                Files.newOutputStream(file, StandardOpenOption.APPEND).close();
            } else {
                tryToWriteInto(folder);
            }
        } catch (IOException | InvalidPathException e) {
            throw cannotBeWritten(e);
        }
    }

    private static void tryToWriteInto(Path folder) throws IOException {
        try {
            Files.delete(Files.createTempFile(folder, "chaoskit", ".tmp"));
        } catch (AccessDeniedException e) {
            throw new AccessDeniedException(folder.toString());
        }
    }

    /** The nearest folder above it that is there. */
    private Path existingFolder() throws IOException {
        Path folder = Path.of(path).toAbsolutePath().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new NoSuchFileException(path);
        }
        if (!Files.isDirectory(folder)) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        return folder;
    }

    /** Writes it as a whole; {@code notes} gets a line when a folder is made for it. */
    void write(WholeFile.Content content, PrintStream out, PrintStream notes) throws MistakesFound {
        try {
            if (toStandardOutput()) {
                StringWriter text = new StringWriter();
                content.write(text);
                out.print(text);
                out.flush();
            } else {
                WholeFile.write(made(notes), content);
            }
        } catch (IOException e) {
            throw cannotBeWritten(e);
        }
    }

    /** The file, in a folder that is there. */
    Path made(PrintStream notes) throws IOException {
        existingFolder();
        Path folder = Path.of(path).toAbsolutePath().getParent();
        if (folder != null && !Files.exists(folder)) {
            Files.createDirectories(folder);
            notes.println("chaoskit: made the folder " + folder + " for the " + kind + " report");
        }
        return Path.of(path);
    }

    MistakesFound cannotBeWritten(Exception e) {
        return MistakesFound.in(
                "",
                "--report " + kind + "=" + path + " must name a file that can be written, but " + reason(e),
                "name another path, or - for standard output");
    }

    private String reason(Exception e) {
        if (!(e instanceof InvalidPathException) && Files.isDirectory(Path.of(path))) {
            return "it is a folder";
        }
        if (e instanceof AccessDeniedException denied) {
            return "'" + denied.getFile() + "' may not be written";
        }
        if (e instanceof FileAlreadyExistsException file) {
            return "'" + file.getFile() + "' is not a folder";
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return "writing it failed: " + system.getReason();
        }
        return Thrown.of(e).headline();
    }
}
