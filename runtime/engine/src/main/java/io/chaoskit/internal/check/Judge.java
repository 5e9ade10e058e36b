package io.chaoskit.internal.check;

import io.chaoskit.internal.check.Findings.Occasion;
import io.chaoskit.internal.hit.Iteration;
import io.chaoskit.internal.text.Picture;
import io.chaoskit.plan.Fault;
import io.chaoskit.report.Failure.Kind;
import io.chaoskit.report.Thrown;
import io.chaoskit.validator.Check;
import io.chaoskit.validator.Hang;
import io.chaoskit.validator.Observation;
import io.chaoskit.validator.Severity;
import java.util.List;
import java.util.Optional;

/** Decides whether a lane's iteration passed, and records why it did not. */
public final class Judge {

    private final Iteration iteration;
    private final ArmedValidator[] validators;
    private final List<ArmedValidator> atQuietPoints;
    private final Optional<ArmedValidator> limiter;
    private final CheckWatch checks;
    private final Findings findings;
    /** What a stuck step threw when it was interrupted, until it is recorded. */
    private Thrown interrupted;

    /** {@code limiter} is the validator for whose limit steps are interrupted. */
    public Judge(
            Iteration iteration,
            List<ArmedValidator> validators,
            Optional<ArmedValidator> limiter,
            CheckWatch checks,
            Findings findings) {
        this.iteration = iteration;
        this.validators = validators.toArray(ArmedValidator[]::new);
        this.atQuietPoints =
                validators.stream().filter(ArmedValidator::atQuietPoints).toList();
        this.limiter = limiter;
        this.checks = checks;
        this.findings = findings;
    }

    /** Also asks the validators when a step failed: a leak after a failed step is the interesting one. */
    public boolean iteration(String step, Throwable thrown, List<Fault> trace) {
        // An exception after our own interrupt belongs to the hang, and is recorded with it.
        boolean ours = thrown instanceof Exception && iteration.hang().isPresent();
        interrupted = ours ? Thrown.of(thrown) : null;
        boolean ok = thrown == null;
        if (!ok && !ours) {
            stepFailed(step, Thrown.of(thrown), Iteration.isPanic(thrown), trace);
        }
        for (ArmedValidator each : validators) {
            ok &= checks.abandoned() || holds(each, trace);
        }
        if (interrupted != null) {
            stepFailed(step, interrupted, false, trace);
        }
        return ok;
    }

    /**
     * An iteration whose step hung until the run was stopped, and only ended because it was interrupted for that. It failed; validators
     * are not asked, since the interrupt may have freed what they look for.
     */
    public boolean hungAtStop(Hang hang, Throwable thrown, List<Fault> trace) {
        findings.hungAtStop(here(hang.step(), trace), hang, thrown == null ? null : Thrown.of(thrown));
        return false;
    }

    private Occasion here(String step, List<Fault> trace) {
        return new Occasion(iteration.iteration(), iteration.lane(), step, trace, iteration.faultsDropped());
    }

    private void stepFailed(String step, Thrown data, boolean panic, List<Fault> trace) {
        Severity severity = panic ? Severity.CRITICAL : Severity.WARNING;
        findings.record(Kind.STEP, here(step, trace), severity, stepThrew(step, data), data);
        if (panic) {
            findings.panic(step, data);
        }
    }

    /** All of the message; a picture of an assertion keeps its shape. */
    private static String stepThrew(String step, Thrown data) {
        return Picture.in(data.message()).isPresent()
                ? "an assertion in step '" + step + "' failed\n" + data.message()
                : "step '" + step + "' threw " + data.text();
    }

    /** A question to a check about what it sees. */
    @FunctionalInterface
    private interface Question {
        Optional<String> ask(Check check, Observation seen) throws Exception;
    }

    private boolean holds(ArmedValidator validator, List<Fault> trace) {
        if (!validator.atQuietPoints()) {
            validator.looks();
        }
        Optional<String> message = ask(validator, Check::check, iteration, trace);
        message.ifPresent(text -> violated(validator, text, trace));
        return message.isEmpty() || validator.severity() == Severity.INFO;
    }

    /** Asks the validators that look at quiet points; whether all held that are not only to be reported. */
    public boolean quietPoint(QuietPoint point) {
        boolean ok = true;
        for (ArmedValidator each : atQuietPoints) {
            if (!checks.abandoned()) {
                each.looks();
                Optional<String> message = ask(each, Check::checkAtQuietPoint, point, List.of());
                message.ifPresent(text -> findings.violatedAt(point, each, text));
                ok &= message.isEmpty() || each.severity() == Severity.INFO;
            }
        }
        return ok;
    }

    /** The violation; empty for none, and when it cannot tell, which is recorded. */
    private Optional<String> ask(ArmedValidator validator, Question question, Observation seen, List<Fault> trace) {
        Optional<String> message = Optional.empty();
        Throwable crash = null;
        checks.ask(validator);
        try {
            message = question.ask(validator.check(), seen);
        } catch (Throwable thrown) {
            crash = thrown;
        }
        CheckTimeout late = checks.answered();
        if (message.isPresent()) {
            return message;
        }
        if (late != null) {
            // Unless the lane was given up: then it is recorded already.
            if (!checks.abandoned()) {
                findings.silent(validator, at(seen, trace), late);
            }
        } else if (crash != null) {
            findings.crashed(validator, at(seen, trace), crash);
        }
        return message;
    }

    private Occasion at(Observation seen, List<Fault> trace) {
        int dropped = seen == iteration ? iteration.faultsDropped() : 0;
        return new Occasion(seen.iteration(), seen.lane(), "", trace, dropped);
    }

    private void violated(ArmedValidator validator, String message, List<Fault> trace) {
        Optional<Hang> hang =
                iteration.hang().filter(any -> limiter.filter(validator::equals).isPresent());
        if (hang.isPresent()) {
            findings.violated(Kind.HANG, validator, here(hang.get().step(), trace), message, interrupted);
            interrupted = null;
        } else {
            findings.violated(Kind.VALIDATOR, validator, here("", trace), message, null);
        }
    }
}
