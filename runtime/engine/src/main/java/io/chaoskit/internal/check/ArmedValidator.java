package io.chaoskit.internal.check;

import io.chaoskit.internal.text.Excerpt;
import io.chaoskit.internal.verdict.Tally;
import io.chaoskit.model.Assertion;
import io.chaoskit.report.Failure;
import io.chaoskit.report.Thrown;
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
    private final boolean atQuietPoints;
    private final LongAdder violations = new LongAdder();
    private final LongAdder crashes = new LongAdder();
    private final AtomicReference<String> first = new AtomicReference<>("");
    private volatile String untold = "";
    private volatile boolean looked;

    public ArmedValidator(Assertion assertion, Check check) {
        this.assertion = assertion;
        this.check = check;
        this.atQuietPoints = check.atQuietPoints();
    }

    public Check check() {
        return check;
    }

    /** Whether it looks at the target at quiet points. */
    public boolean atQuietPoints() {
        return atQuietPoints;
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

    /** It was asked, in an iteration or at a quiet point. */
    void looks() {
        if (!looked) {
            looked = true;
        }
    }

    void violated(String message) {
        violations.increment();
        first.compareAndSet("", Excerpt.begin(message, Failure.MAX_MESSAGE));
    }

    /** Its message may be code under test that throws. */
    void crashed(Throwable thrown) {
        crashes.increment();
        Thrown data = Thrown.of(thrown);
        first.compareAndSet(
                "", "could not tell: " + data.type() + (data.message().isEmpty() ? "" : ": " + data.message()));
    }

    /** It did not answer in time. */
    void silent(String how) {
        crashes.increment();
        first.compareAndSet("", "could not tell: " + how);
    }

    /** An iteration was ended by an interrupt, which may have freed what it looks for. */
    public void untold(String why) {
        untold = why;
    }

    public boolean everCrashed() {
        return crashes.sum() > 0;
    }

    public Tally.Violations violations() {
        return Tally.Violations.of(id(), name(), violations.sum(), severity());
    }

    public ValidatorReport report() {
        long failures = violations.sum();
        boolean unknown = everCrashed() || !untold.isEmpty();
        Status held = looked ? Status.PASSED : Status.SKIPPED;
        Status status = failures > 0 ? Status.FAILED : unknown ? Status.CRASHED : held;
        if (status == Status.CRASHED) {
            first.compareAndSet("", "could not tell: " + untold);
        }
        return new ValidatorReport(
                id(),
                name(),
                severity(),
                status,
                failures > 0 ? failures : crashes.sum() + (untold.isEmpty() ? 0 : 1),
                first.get(),
                text(check::measured),
                text(check::looked),
                note(status));
    }

    private String note(Status status) {
        return switch (status) {
            case PASSED -> text(check::note);
            case CRASHED -> untold;
            case FAILED, SKIPPED -> "";
        };
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
