package io.chaoskit.run;

import io.chaoskit.plan.Fault;
import io.chaoskit.report.Failure;
import io.chaoskit.report.Failure.Kind;
import io.chaoskit.report.Thrown;
import io.chaoskit.validator.Hang;
import io.chaoskit.validator.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Says whether a lane's iteration passed, and writes down why it did not. */
final class Judge {

    private final Run run;
    private final Iteration iteration;
    private final ArmedAssertion[] assertions;
    private final CheckWatch checks;
    /** What a stuck step threw when it was interrupted, until it was told. */
    private Thrown interrupted;

    Judge(Run run, Iteration iteration, CheckWatch checks) {
        this.run = run;
        this.iteration = iteration;
        this.checks = checks;
        this.assertions = run.prepared().assertions().toArray(ArmedAssertion[]::new);
    }

    /** Also looks at the validators when a step failed: a leak after a failed step is the interesting one. */
    boolean iteration(String step, Throwable thrown, List<Fault> trace) {
        // An exception after our own interrupt belongs to the hang, and is told with it.
        boolean ours = thrown instanceof Exception && iteration.hang().isPresent();
        interrupted = ours ? Thrown.of(thrown) : null;
        boolean ok = thrown == null;
        if (!ok && !ours) {
            stepFailed(step, Thrown.of(thrown), thrown instanceof Error, trace);
        }
        for (ArmedAssertion each : assertions) {
            ok &= checks.abandoned() || holds(each, trace);
        }
        if (interrupted != null) {
            stepFailed(step, interrupted, false, trace);
        }
        return ok;
    }

    private void stepFailed(String step, Thrown data, boolean panic, List<Fault> trace) {
        Severity severity = panic ? Severity.CRITICAL : Severity.WARNING;
        record(Kind.STEP, step, "", severity, "step '" + step + "' threw " + data.headline(), data, trace);
        if (panic) {
            run.findings().panic(step, data);
        }
    }

    private boolean holds(ArmedAssertion assertion, List<Fault> trace) {
        Optional<String> message = Optional.empty();
        Throwable crash = null;
        checks.ask(assertion);
        try {
            message = assertion.check().check(iteration);
        } catch (Throwable thrown) {
            crash = thrown;
        }
        LateAnswer late = checks.answered();
        if (message.isPresent()) {
            violated(assertion, message.get(), trace);
            return assertion.severity() == Severity.INFO;
        }
        if (late != null) {
            late(assertion, late, trace);
        } else if (crash != null) {
            crashed(assertion, crash, trace);
        }
        return true;
    }

    private void crashed(ArmedAssertion assertion, Throwable thrown, List<Fault> trace) {
        assertion.crashed(thrown);
        Thrown data = Thrown.of(thrown);
        couldNotTell(assertion, data.headline(), data, trace);
    }

    /** Unless the lane was given up: then it is told already. */
    private void late(ArmedAssertion assertion, LateAnswer late, List<Fault> trace) {
        if (!checks.abandoned()) {
            assertion.silent(late.getMessage());
            couldNotTell(assertion, late.getMessage(), null, trace);
        }
    }

    private void couldNotTell(ArmedAssertion assertion, String why, Thrown data, List<Fault> trace) {
        String message = assertion.name() + " could not tell: " + why;
        record(Kind.CRASH, "", assertion.id(), assertion.severity(), message, data, trace);
    }

    private void violated(ArmedAssertion assertion, String message, List<Fault> trace) {
        assertion.violated(message);
        Optional<Hang> hang = iteration
                .hang()
                .filter(any ->
                        run.prepared().hangAssertion().filter(assertion::equals).isPresent());
        if (hang.isPresent()) {
            record(Kind.HANG, hang.get().step(), assertion.id(), assertion.severity(), message, interrupted, trace);
            interrupted = null;
        } else {
            record(Kind.VALIDATOR, "", assertion.id(), assertion.severity(), message, null, trace);
        }
    }

    private void record(
            Kind kind, String step, String id, Severity severity, String message, Thrown data, List<Fault> trace) {
        run.findings()
                .failures()
                .add(Failure.builder(kind, severity, message)
                        .iteration(iteration.iteration(), iteration.lane())
                        .step(step)
                        .validator(id)
                        .exception(data)
                        .faults(trace, iteration.faultsDropped())
                        .replay(run.replay())
                        .build());
    }

    /** The system does not work even without faults: the run ends. */
    void warmUpFailed(String step, Throwable thrown) {
        String message = "step '" + step + "' failed in the warm-up, without any fault: "
                + Thrown.of(thrown).headline();
        run.findings().problem(Kind.WARM_UP, message, thrown);
        run.stop().now(message, Duration.ofSeconds(2));
    }
}
