package io.chaoskit.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * A format of reports, such as JSON. Found by {@link java.util.ServiceLoader}: a jar on the class path that names its class in
 * {@code META-INF/services/io.chaoskit.report.Reporter} adds a kind to {@code -o KIND=PATH}.
 */
public interface Reporter {

    /**
     * The kind, as in {@code -o KIND=PATH}.
     *
     * @return small letters, digits and hyphens, such as {@code json}; unique
     */
    String kind();

    /**
     * The extension of the file that is written when a call names none: {@code chaoskit-report.EXTENSION}.
     *
     * @return without a dot
     */
    String extension();

    /**
     * Writes the reports of a call, after its last run. What it throws is told, and changes neither verdict nor exit code of runs that
     * failed.
     *
     * @param reports in the order of the runs, at least one
     * @param out in UTF-8, closed by the caller
     * @throws IOException if they cannot be written
     */
    void write(List<Report> reports, Writer out) throws IOException;
}
