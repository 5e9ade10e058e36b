package io.chaoskit.internal.report.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chaoskit.report.Report;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the events of runs. A run without an end was cut off: its report is of what was told until then. */
public final class EventsReader {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String BEGIN = "{\"event\":";

    private final List<Report> reports = new ArrayList<>();
    private CutOffRun open;

    private EventsReader() {}

    /**
     * Whether a text is one of events.
     *
     * @param begin of the text
     * @return false for a report in JSON, and for anything else
     */
    public static boolean looksLike(String begin) {
        return begin.startsWith(BEGIN);
    }

    /**
     * Reads the runs. The last line may be incomplete.
     *
     * @param lines one event each
     * @return in order
     * @throws IOException if they cannot be read
     * @throws IllegalArgumentException if a line is no event: the message says which
     */
    public static List<Report> read(BufferedReader lines) throws IOException {
        EventsReader reader = new EventsReader();
        String line = lines.readLine();
        for (int number = 1; line != null; number++) {
            String next = lines.readLine();
            reader.read(line, number, next == null);
            line = next;
        }
        reader.close();
        return reader.reports;
    }

    private void read(String line, int number, boolean last) {
        try {
            event(MAPPER.readTree(line));
        } catch (JsonProcessingException notJson) {
            if (!last) {
                throw new IllegalArgumentException(
                        "each line of events must be JSON, but line " + number + " is not", notJson);
            }
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "each line of events must be an event, but line " + number + " is not: " + wrong.getMessage(),
                    wrong);
        }
    }

    private void event(JsonNode event) {
        String name = event.path("event").asText();
        switch (name) {
            case "started" -> {
                close();
                open = new CutOffRun(report(event));
            }
            case "ended" -> {
                open = null;
                reports.add(report(event));
            }
            case "activity" -> begun().happened(event);
            case "failure" -> begun().failed(event.path("failure").toString());
            case "fault" -> begun();
            default -> throw new IllegalArgumentException("there is no event '" + name + "'");
        }
    }

    private CutOffRun begun() {
        if (open == null) {
            throw new IllegalArgumentException("no run has begun");
        }
        return open;
    }

    private static Report report(JsonNode event) {
        return Report.read(event.path("report").toString()).get(0);
    }

    private void close() {
        if (open != null) {
            reports.add(open.report());
            open = null;
        }
    }
}
