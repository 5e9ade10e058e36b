package io.chaoskit.internal.report.junit;

import io.chaoskit.internal.text.Visible;
import io.chaoskit.report.FailureKind;
import io.chaoskit.report.Report;
import io.chaoskit.report.ValidatorReport;
import io.chaoskit.report.ValidatorReport.Status;
import io.chaoskit.validator.Severity;
import io.chaoskit.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A case in JUnit's sense: a check, or the verdict.
 *
 * @param name shown by build servers
 * @param result its result
 * @param message why, in one line; empty when it passed
 * @param details more lines
 * @param output what to know although it passed
 * @param seconds how long it took
 */
public record Case(String name, Result result, String message, String details, String output, double seconds) {

    private static final int MOST_KINDS = 20;
    private static final int MOST_REASONS = 100;
    private static final int LINE = 1_000;
    private static final double NANOS_OF_SECOND = 1e9;

    /** The results that JUnit knows. */
    public enum Result {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED;

        /** The name of its element. */
        String element() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of a report, one for each check and one for its verdict. */
    public static List<Case> of(Report report, boolean strict) {
        return Stream.concat(
                        report.validators().stream().map(each -> check(each, report, strict)),
                        Stream.of(verdict(report, strict)))
                .toList();
    }

    private static Case check(ValidatorReport check, Report report, boolean strict) {
        boolean grave = strict || report.verdict() == Verdict.FAIL;
        Result result = switch (check.status()) {
            case PASSED -> Result.PASSED;
            case SKIPPED -> Result.SKIPPED;
            case CRASHED -> grave ? Result.ERROR : Result.SKIPPED;
            case FAILED -> strict || (grave && check.severity() == Severity.CRITICAL) ? Result.FAILURE : Result.PASSED;
        };
        String message = check.status() == Status.SKIPPED ? "it never looked" : check.message();
        String details = kinds(report, each -> each.validator().equals(check.id()));
        return result == Result.PASSED
                ? new Case(name(check, report), result, "", "", output(check), 0)
                : new Case(name(check, report), result, message, details, "", 0);
    }

    /** Labels may be the same, and a build server takes cases of one name for one. */
    private static String name(ValidatorReport check, Report report) {
        long same = report.validators().stream()
                .filter(each -> each.name().equals(check.name()))
                .count();
        return same == 1 ? check.name() : check.name() + " (" + check.id() + ")";
    }

    private static String output(ValidatorReport check) {
        String violated = check.status() == Status.FAILED ? "a warning: " + check.message() : "";
        return Stream.of(violated, check.measured(), check.looked(), check.note())
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static Case verdict(Report report, boolean strict) {
        Result result = switch (report.verdict()) {
            case PASS -> report.mistakes().isEmpty() ? Result.PASSED : Result.ERROR;
            case UNSTABLE -> strict || !report.passed() ? Result.FAILURE : Result.SKIPPED;
            case FAIL -> Result.FAILURE;
        };
        String reasons = report.reasons().stream()
                .limit(MOST_REASONS)
                .map(each -> Visible.line(each, LINE))
                .collect(Collectors.joining("\n"));
        String details =
                reasons + "\n\n" + kinds(report, each -> each.validator().isEmpty());
        return new Case(
                "verdict",
                result,
                result == Result.PASSED ? "" : report.summary(),
                result == Result.PASSED ? "" : details,
                report.toText(false),
                report.duration().toNanos() / NANOS_OF_SECOND);
    }

    private static String kinds(Report report, Predicate<FailureKind> which) {
        return report.kinds().stream()
                .filter(which)
                .limit(MOST_KINDS)
                .map(each -> each.toText(report))
                .collect(Collectors.joining());
    }
}
