package io.chaoskit.proxy.internal.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A log that prints one JSON object a line, as toxiproxy-server does. */
public final class JsonLog implements EventLog {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final InstantSource clock;
    private final Threshold threshold;

    /**
     * A log with a threshold.
     *
     * @param out where to print
     * @param level the value of {@code LOG_LEVEL}; null, empty or a wrong one prints everything, a wrong one with an error
     * @param clock the time of the lines
     */
    public JsonLog(PrintStream out, String level, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        Threshold named = level == null || level.isEmpty() ? Threshold.TRACE : Threshold.named(level);
        threshold = named == null ? Threshold.TRACE : named;
        if (named == null) {
            error(
                    "LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, panic and disabled",
                    Map.of("value", level));
        }
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
        line.put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        line.put("message", message);
        try {
            out.println(JSON.writeValueAsString(line));
        } catch (IOException e) {
            throw new UncheckedIOException("texts must be writable as JSON", e);
        }
    }

    /** The least level that is printed: the values of {@code LOG_LEVEL}. */
    private enum Threshold {
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
