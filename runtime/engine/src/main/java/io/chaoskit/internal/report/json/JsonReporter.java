package io.chaoskit.internal.report.json;

import io.chaoskit.report.Report;
import io.chaoskit.report.Reporter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Reports as JSON, schema 1: an object for one run, an array for several. */
public final class JsonReporter implements Reporter {

    /** Made by {@code ServiceLoader}. */
    public JsonReporter() {}

    @Override
    public String kind() {
        return "json";
    }

    @Override
    public String extension() {
        return "json";
    }

    @Override
    public void write(List<Report> reports, Writer out) throws IOException {
        out.write(Report.toJson(reports));
        out.write('\n');
    }
}
