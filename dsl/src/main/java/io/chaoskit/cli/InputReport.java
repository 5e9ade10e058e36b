package io.chaoskit.cli;

import io.chaoskit.internal.report.events.EventsReader;
import io.chaoskit.report.Report;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** A report that was written before, to be read again. */
final class InputReport {

    private static final String HINT = "write one with chaoskit run shop.groovy -o json=report.json";

    /** So many bytes tell events from a report. */
    private static final int BEGIN = 64;

    private InputReport() {}

    /** The runs of a file. */
    static List<Report> read(String file) throws MistakesFound {
        try {
            List<Report> reports = runs(Path.of(file));
            if (reports.isEmpty()) {
                throw new IllegalArgumentException("a report must have a run, but this one has none");
            }
            return reports;
        } catch (CharacterCodingException e) {
            throw MistakesFound.in(file, "a report must be JSON, but this is no text in UTF-8", HINT);
        } catch (IOException | InvalidPathException e) {
            throw MistakesFound.in(file, "the report must be a file, but " + what(file), HINT);
        } catch (IllegalArgumentException e) {
            throw MistakesFound.in(file, e.getMessage(), HINT);
        }
    }

    private static List<Report> runs(Path file) throws IOException {
        if (EventsReader.looksLike(begin(file))) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                return EventsReader.read(lines);
            }
        }
        return Report.read(Files.readString(file));
    }

    /** Quicker than with a decoder, which counts where there are a thousand files. */
    private static String begin(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(BEGIN), StandardCharsets.UTF_8);
        }
    }

    private static String what(String file) {
        try {
            Path path = Path.of(file);
            return Files.isDirectory(path) ? "is a folder" : Files.exists(path) ? "cannot be read" : "does not exist";
        } catch (InvalidPathException notAPath) {
            return "does not exist";
        }
    }

    /** One mistake for each sentence; what stands behind a semicolon is the way out. */
    static MistakesFound mistakes(List<String> sentences) {
        return new MistakesFound(sentences.stream()
                .map(each -> each.split("; ", 2))
                .map(each -> new Mistake(SourceLocation.UNKNOWN, each[0], each.length > 1 ? each[1] : ""))
                .toList());
    }
}
