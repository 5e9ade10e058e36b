package io.chaoskit.internal.report.text;

import io.chaoskit.report.Report;
import io.chaoskit.report.Reporter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** Reports as plain text, as on a terminal without colours. */
public final class TextReporter implements Reporter {

    /** Made by {@code ServiceLoader}. */
    public TextReporter() {}

    @Override
    public String kind() {
        return "text";
    }

    @Override
    public String extension() {
        return "txt";
    }

    @Override
    public void write(List<Report> reports, Writer out) throws IOException {
        out.write(reports.stream().map(Report::toString).collect(Collectors.joining("\n")));
    }
}
