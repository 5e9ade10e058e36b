package io.chaoskit.internal.sweep;

import io.chaoskit.internal.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file that a sweep writes as it goes, a line for each experiment, so that it can be resumed however it ended. A line that was cut off is
 * made again. Used by one thread.
 */
final class Journal {

    private static final String FORMAT = "chaoskitSweep";
    static final String EXPERIMENT = "experiment";

    private static final int VERSION = 1;
    private static final String FOREIGN = "has a line that is none of a sweep";

    private final Path file;
    private final Map<String, Object> of;
    private final Map<String, Result> results = new HashMap<>();
    private Optional<Start> start = Optional.empty();

    /**
     * The beginning of a sweep: what the run without faults reached.
     *
     * @param seed of all runs
     * @param kept the hits that are gone through
     * @param all all hits
     * @param skipped how many were left out, by the reason
     */
    record Start(long seed, List<Arrival> kept, List<Arrival> all, Map<String, Long> skipped) {}

    private Journal(Path file, Map<String, Object> of) {
        this.file = file;
        this.of = of;
    }

    /**
     * Opens a journal.
     *
     * @param file may not be there yet
     * @param of what makes two sweeps the same: its script, scenario and options
     * @throws IllegalArgumentException if the file is the journal of another sweep, or none
     */
    static Journal open(Path file, Map<String, Object> of) {
        Journal journal = new Journal(file, new LinkedHashMap<>(of));
        try {
            if (Files.exists(file) && Files.size(file) > 0) {
                journal.read();
            }
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + file + " cannot be read", e);
        }
    }

    private void read() throws IOException {
        String text = Files.readString(file);
        if (!begins(text)) {
            throw notOurs(FOREIGN);
        }
        int end = text.lastIndexOf('\n') + 1;
        for (String line : text.substring(0, end).split("\n")) {
            if (!line.isBlank()) {
                take(Json.read(line)
                        .filter(Map.class::isInstance)
                        .map(Map.class::cast)
                        .orElseThrow(() -> notOurs(FOREIGN)));
            }
        }
        // Not before it is known to be a journal: any other file stays as it is.
        if (end < text.length()) {
            Files.writeString(file, text.substring(0, end));
        }
    }

    /** Whether it is the beginning of a journal, which may have been cut off after a few characters. */
    private static boolean begins(String text) {
        String begin = "{\"" + FORMAT + "\"";
        return text.startsWith(begin) || begin.startsWith(text);
    }

    private void take(Map<?, ?> line) {
        if (line.containsKey(FORMAT)) {
            Object other = line.get("of");
            if (!of.toString().equals(String.valueOf(other))) {
                throw notOurs("is of another sweep: " + other + " instead of " + of);
            }
            Result reached = Result.of((Map<?, ?>) line.get("reached"));
            List<Arrival> all = Result.of((Map<?, ?>) line.get("all")).after();
            start = Optional.of(
                    new Start(((Number) line.get("seed")).longValue(), reached.after(), all, reached.skipped()));
        } else if (line.containsKey(EXPERIMENT)) {
            results.put((String) line.get(EXPERIMENT), Result.of((Map<?, ?>) line.get("result")));
        } else {
            throw notOurs(FOREIGN);
        }
    }

    private IllegalArgumentException notOurs(String why) {
        return new IllegalArgumentException("--resume must name the journal of this sweep, but " + file + " " + why
                + "; name a file that is not there yet");
    }

    /** The beginning, when it was written. */
    Optional<Start> start() {
        return start;
    }

    void begin(Start begun) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(FORMAT, VERSION);
        line.put("of", of);
        line.put("seed", begun.seed());
        line.put("reached", new Result(true, "", List.of(), begun.kept(), begun.skipped()).toMap());
        line.put("all", new Result(true, "", List.of(), begun.all(), Map.of()).toMap());
        write(line);
        start = Optional.of(begun);
    }

    Optional<Result> result(Experiment experiment) {
        return Optional.ofNullable(results.get(experiment.id()));
    }

    void add(Experiment experiment, Result result) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(EXPERIMENT, experiment.id());
        line.put("result", result.toMap());
        write(line);
    }

    private void write(Map<String, Object> line) {
        try {
            Files.write(
                    file,
                    (Json.compact(line) + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + file + " cannot be written", e);
        }
    }
}
