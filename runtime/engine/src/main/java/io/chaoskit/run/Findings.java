package io.chaoskit.run;

import io.chaoskit.report.Failure;
import io.chaoskit.report.Failure.Kind;
import io.chaoskit.report.Thrown;
import io.chaoskit.validator.Severity;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What went wrong in a run, apart from what validators count themselves. Safe for all threads. */
final class Findings {

    private static final Logger LOG = LoggerFactory.getLogger(Findings.class);

    private final FailureLog failures = new FailureLog();
    private final List<String> fatal = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();
    private String firstPanic = "";
    private long panics;

    FailureLog failures() {
        return failures;
    }

    /** Fails the run, and is a failure of its own. */
    void problem(Kind kind, String message, Throwable thrown) {
        LOG.debug("{}", message, thrown);
        failures.add(Failure.outside(kind, Severity.CRITICAL, message, thrown));
        fatal(message);
    }

    /** Something that could not be undone: the run cannot pass any more. */
    void cleanUpFailed(String what, Throwable thrown) {
        String message = what + " failed: " + Thrown.of(thrown).headline();
        LOG.debug("{}", message, thrown);
        failures.add(Failure.outside(Kind.TEARDOWN, Severity.WARNING, message, thrown));
        doubt(message);
    }

    /** Fails the run. */
    synchronized void fatal(String reason) {
        if (!fatal.contains(reason)) {
            fatal.add(reason);
        }
    }

    /** Makes the run at least UNSTABLE. */
    synchronized void doubt(String reason) {
        doubts.add(reason);
    }

    /** A step ended with an {@code Error}. */
    synchronized void panic(String step, Thrown thrown) {
        if (panics++ == 0) {
            firstPanic = "step '" + step + "' threw " + thrown.headline();
        }
    }

    synchronized List<String> allFatal() {
        List<String> all = new ArrayList<>(fatal);
        if (panics > 0) {
            all.add(0, firstPanic + (panics == 1 ? "" : " (and " + (panics - 1) + " more panics in steps)"));
        }
        return all;
    }

    synchronized List<String> allDoubts() {
        return List.copyOf(doubts);
    }
}
