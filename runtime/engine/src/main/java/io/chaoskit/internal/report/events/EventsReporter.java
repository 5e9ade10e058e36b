package io.chaoskit.internal.report.events;

import io.chaoskit.report.Report;
import io.chaoskit.report.Reporter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** Events as JSON lines, which are written as things happen. */
public final class EventsReporter implements Reporter {

    /** Made by {@code ServiceLoader}. */
    public EventsReporter() {}

    @Override
    public String kind() {
        return "events";
    }

    @Override
    public String extension() {
        return "jsonl";
    }

    /** Of runs that are over, the reports are all that is left to be told. */
    @Override
    public void write(List<Report> reports, Writer out) throws IOException {
        EventLines lines = new EventLines(out);
        for (Report each : reports) {
            lines.started(each);
            lines.ended(each);
        }
    }

    @Override
    public Optional<Following> follow(Writer out) {
        return Optional.of(new EventLines(out));
    }
}
