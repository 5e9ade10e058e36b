package io.chaoskit.cli;

import io.chaoskit.internal.text.Nearest;
import io.chaoskit.report.Report;
import io.chaoskit.report.Thrown;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A report to write: its kind and its path.
 *
 * @param kind its format
 * @param path where; {@code -} is standard output
 */
record ReportSink(Kind kind, String path) {

    /** What can be written. */
    enum Kind {
        JSON,
        TEXT;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        private String write(List<Report> reports) {
            return switch (this) {
                case JSON -> Report.toJson(reports) + "\n";
                case TEXT -> reports.stream().map(Report::toString).collect(Collectors.joining("\n"));
            };
        }
    }

    /** Reads {@code KIND[=PATH]}. */
    static ReportSink parse(String text) throws MistakesFound {
        String[] parts = text.split("=", 2);
        List<String> kinds = List.of(Kind.JSON.text(), Kind.TEXT.text());
        if (!kinds.contains(parts[0])) {
            throw MistakesFound.in(
                    "",
                    "--report must be one of " + String.join(", ", kinds) + ", but was '" + parts[0] + "'",
                    Nearest.to(parts[0], kinds)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("--report json=report.json"));
        }
        Kind kind = Kind.valueOf(parts[0].toUpperCase(Locale.ROOT));
        String path = parts.length > 1 && !parts[1].isBlank() ? parts[1] : "chaoskit-report." + extension(kind);
        return new ReportSink(kind, path);
    }

    private static String extension(Kind kind) {
        return kind == Kind.JSON ? "json" : "txt";
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

    /** Writes the reports; {@code notes} gets a line when a folder is made for it. */
    void write(List<Report> reports, PrintStream out, PrintStream notes) throws MistakesFound {
        write(kind.write(reports), out, notes);
    }

    /** Writes what stands in a report of this kind. */
    void write(String text, PrintStream out, PrintStream notes) throws MistakesFound {
        if (toStandardOutput()) {
            out.print(text);
            out.flush();
            return;
        }
        try {
            Path folder = Path.of(path).toAbsolutePath().getParent();
            if (folder != null && !Files.exists(folder)) {
                Files.createDirectories(folder);
                notes.println("chaoskit: made the folder " + folder + " for the " + kind.text() + " report");
            }
            Files.writeString(Path.of(path), text);
        } catch (IOException e) {
            throw cannotBeWritten(e);
        }
    }

    private MistakesFound cannotBeWritten(Exception e) {
        return MistakesFound.in(
                "",
                "--report " + kind.text() + "=" + path + " must name a file that can be written, but " + reason(e),
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
        return Thrown.of(e).headline();
    }
}
