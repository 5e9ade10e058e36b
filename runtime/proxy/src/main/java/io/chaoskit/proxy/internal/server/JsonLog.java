package io.chaoskit.proxy.internal.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chaoskit.proxy.internal.log.EventLog;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Prints what happens, one JSON object a line, as toxiproxy-server does. */
final class JsonLog implements EventLog {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final Threshold threshold;

    JsonLog(PrintStream out, Threshold threshold) {
        this.out = out;
        this.threshold = threshold;
    }

    @Override
    public void log(Level level, String message, Map<String, ?> fields) {
        if (!threshold.passes(level)) {
            return;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("level", level.name().toLowerCase(Locale.ROOT));
        line.put("caller", "chaoskit-proxy");
        line.putAll(fields);
        line.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        line.put("message", message);
        try {
            out.println(JSON.writeValueAsString(line));
        } catch (IOException e) {
            throw new UncheckedIOException("texts must be writable as JSON", e);
        }
    }

    /** From which level on lines are printed: the values of {@code LOG_LEVEL}. */
    enum Threshold {
        TRACE(0),
        DEBUG(0),
        INFO(1),
        WARN(2),
        WARNING(2),
        ERROR(3),
        FATAL(4),
        PANIC(4),
        DISABLED(4);

        private final int least;

        Threshold(int least) {
            this.least = least;
        }

        boolean passes(Level level) {
            return level.ordinal() >= least;
        }

        /** The threshold of this name in any case, or null when there is none. */
        static Threshold named(String name) {
            for (Threshold threshold : values()) {
                if (threshold.name().equalsIgnoreCase(name)) {
                    return threshold;
                }
            }
            return null;
        }
    }
}
