package io.chaoskit.internal.report.html;

import io.chaoskit.report.Report;
import io.chaoskit.report.Reporter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Reports as one HTML file that needs no network. */
public final class HtmlReporter implements Reporter {

    /** Made by {@code ServiceLoader}. */
    public HtmlReporter() {}

    @Override
    public String kind() {
        return "html";
    }

    @Override
    public String extension() {
        return "html";
    }

    @Override
    public void write(List<Report> reports, Writer out) throws IOException {
        out.write(Page.of(reports));
    }
}
