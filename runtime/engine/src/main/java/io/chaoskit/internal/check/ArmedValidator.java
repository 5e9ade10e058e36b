package io.chaoskit.internal.check;

import io.chaoskit.internal.verdict.Tally;
import io.chaoskit.model.Assertion;
import io.chaoskit.report.ValidatorReport;
import io.chaoskit.report.ValidatorReport.Status;
import io.chaoskit.validator.Check;
import io.chaoskit.validator.Severity;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** A validator during one run: its check, and what it found so far. Safe for all lanes. */
public final class ArmedValidator {

    private final Assertion assertion;
    private final Check check;
    private final LongAdder violations = new LongAdder();
    private final LongAdder crashes = new LongAdder();
    private final AtomicReference<String> first = new AtomicReference<>("");

    public ArmedValidator(Assertion assertion, Check check) {
        this.assertion = assertion;
        this.check = check;
    }

    public Check check() {
        return check;
    }

    public String id() {
        return assertion.id();
    }

    public String name() {
        return assertion.name();
    }

    Severity severity() {
        return assertion.validator().severity();
    }

    void violated(String message) {
        violations.increment();
        first.compareAndSet("", message);
    }

    void crashed(Throwable thrown) {
        crashes.increment();
        first.compareAndSet("", "could not tell: " + thrown);
    }

    /** It did not answer in time. */
    void silent(String how) {
        crashes.increment();
        first.compareAndSet("", "could not tell: " + how);
    }

    public boolean everCrashed() {
        return crashes.sum() > 0;
    }

    public Tally.Violations violations() {
        return new Tally.Violations(
                id(), name(), violations.sum(), severity() == Severity.CRITICAL, severity() == Severity.WARNING);
    }

    public ValidatorReport report() {
        long failures = violations.sum();
        Status status = failures > 0 ? Status.FAILED : everCrashed() ? Status.CRASHED : Status.PASSED;
        return new ValidatorReport(
                id(),
                name(),
                severity(),
                status,
                failures > 0 ? failures : crashes.sum(),
                first.get(),
                text(check::measured),
                status == Status.PASSED ? text(check::note) : "");
    }

    private String text(Supplier<String> answer) {
        try {
            return answer.get();
        } catch (RuntimeException | Error e) {
            crashed(e);
            return "";
        }
    }
}
