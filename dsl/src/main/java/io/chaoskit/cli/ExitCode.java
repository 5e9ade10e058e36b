package io.chaoskit.cli;

import io.chaoskit.report.Report;
import io.chaoskit.verdict.Verdict;
import java.util.List;

/** Exit codes of the process. */
final class ExitCode {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int MISTAKE = 2;
    static final int UNSTABLE = 3;
    /** As after SIGTERM. */
    static final int TERMINATED = 143;

    private ExitCode() {}

    /** The worst of several runs. */
    static int of(List<Report> reports) {
        if (reports.stream().allMatch(Report::passed)) {
            return OK;
        }
        if (reports.stream().anyMatch(report -> !report.mistakes().isEmpty())) {
            return MISTAKE;
        }
        boolean failed = reports.stream().anyMatch(report -> report.verdict() == Verdict.FAIL);
        return failed ? FAILED : UNSTABLE;
    }
}
