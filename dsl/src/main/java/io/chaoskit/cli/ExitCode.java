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

    private ExitCode() {}

    /** The worst of several runs. */
    static int of(List<Report> reports, boolean failOnUnstable) {
        Verdict worst = reports.stream().map(Report::verdict).reduce(Verdict.PASS, Verdict::worse);
        return switch (worst) {
            case PASS -> OK;
            case UNSTABLE -> failOnUnstable ? UNSTABLE : OK;
            case FAIL -> FAILED;
        };
    }
}
