package io.chaoskit.report;

import io.chaoskit.plan.Fault;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

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

    /**
     * Follows the runs of a call while they go on, for kinds that are written as things happen. Then {@link #write} is not called for
     * that call.
     *
     * @param out in UTF-8; opened when something is written to it
     * @return empty by default, for kinds that are written at the end
     */
    default Optional<Following> follow(Writer out) {
        return Optional.empty();
    }

    /** Follows runs, one after the other. Called by several threads at once. What it throws is told when the runs are over. */
    interface Following extends AutoCloseable {

        /**
         * A run begins.
         *
         * @param begun what is known by now, as the report of a run without iterations
         * @throws IOException if it cannot be written
         */
        void started(Report begun) throws IOException;

        /**
         * An iteration has received faults.
         *
         * @param trace in order
         * @throws IOException if they cannot be written
         */
        void fired(List<Fault> trace) throws IOException;

        /**
         * Something went wrong.
         *
         * @param failure in detail
         * @throws IOException if it cannot be written
         */
        void failed(Failure failure) throws IOException;

        /**
         * About twice a second: what happened since the last time.
         *
         * @param now counted
         * @throws IOException if it cannot be written
         */
        void happened(Activity now) throws IOException;

        /**
         * A run is over.
         *
         * @param report of it
         * @throws IOException if it cannot be written
         */
        void ended(Report report) throws IOException;

        @Override
        void close() throws IOException;
    }
}
