package io.chaoskit.internal.report.markdown;

import io.chaoskit.report.Report;
import io.chaoskit.report.Reporter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Reports as Markdown, for pull requests and step summaries. */
public final class MarkdownReporter implements Reporter {

    /** Made by {@code ServiceLoader}. */
    public MarkdownReporter() {}

    @Override
    public String kind() {
        return "markdown";
    }

    @Override
    public String extension() {
        return "md";
    }

    @Override
    public void write(List<Report> reports, Writer out) throws IOException {
        out.write(MarkdownText.WHOLE.of(reports));
    }
}
