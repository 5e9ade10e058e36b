package io.chaoskit.internal.report.junit;

import io.chaoskit.report.Report;
import io.chaoskit.report.Reporter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Reports as JUnit XML, where warnings are failures, and a run that proves nothing is one. */
public final class StrictJUnitReporter implements Reporter {

    /** Made by {@code ServiceLoader}. */
    public StrictJUnitReporter() {}

    @Override
    public String kind() {
        return "junit-strict";
    }

    @Override
    public String extension() {
        return "xml";
    }

    @Override
    public void write(List<Report> reports, Writer out) throws IOException {
        out.write(new JUnitXml(true).of(reports));
    }
}
