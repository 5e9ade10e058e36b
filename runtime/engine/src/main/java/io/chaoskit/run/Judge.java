package io.chaoskit.run;

import io.chaoskit.plan.Fault;
import io.chaoskit.report.Failure;
import io.chaoskit.report.Failure.Kind;
import io.chaoskit.report.Thrown;
import io.chaoskit.validator.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Says whether a lane's iteration passed, and writes down why it did not. */
final class Judge {

    private final Run run;
    private final Iteration iteration;
    private final ArmedAssertion[] assertions;

    Judge(Run run, Iteration iteration) {
        this.run = run;
        this.iteration = iteration;
        this.assertions = run.prepared().assertions().toArray(ArmedAssertion[]::new);
    }

    /** Also looks at the validators when a step failed: a leak after a failed step is the interesting one. */
    boolean iteration(String step, Throwable thrown, List<Fault> trace) {
        boolean ok = true;
        if (thrown != null) {
            Severity severity = thrown instanceof Error ? Severity.CRITICAL : Severity.WARNING;
            Thrown data = Thrown.of(thrown);
            record(Kind.STEP, step, "", severity, "step '" + step + "' threw " + data.headline(), data, trace);
            if (severity == Severity.CRITICAL) {
                run.findings().panic(step, data);
            }
            ok = false;
        }
        for (ArmedAssertion each : assertions) {
            ok &= holds(each, trace);
        }
        return ok;
    }

    private boolean holds(ArmedAssertion assertion, List<Fault> trace) {
        try {
            Optional<String> message = assertion.check().check(iteration);
            if (message.isEmpty()) {
                return true;
            }
            assertion.violated(message.get());
            boolean hang = iteration.hang().isPresent()
                    && run.prepared().hangAssertion().filter(assertion::equals).isPresent();
            record(
                    hang ? Kind.HANG : Kind.VALIDATOR,
                    "",
                    assertion.id(),
                    assertion.severity(),
                    message.get(),
                    null,
                    trace);
            return assertion.severity() == Severity.INFO;
        } catch (Throwable crashed) {
            assertion.crashed(crashed);
            Thrown data = Thrown.of(crashed);
            String message = assertion.name() + " could not tell: " + data.headline();
            record(Kind.CRASH, "", assertion.id(), assertion.severity(), message, data, trace);
            return true;
        }
    }

    private void record(
            Kind kind, String step, String id, Severity severity, String message, Thrown data, List<Fault> trace) {
        run.findings()
                .failures()
                .add(new Failure(
                        iteration.iteration(),
                        iteration.lane(),
                        kind,
                        step,
                        id,
                        severity,
                        message,
                        Optional.ofNullable(data),
                        trace,
                        iteration.faultsDropped(),
                        run.replay()));
    }

    /** The system does not work even without faults: the run ends. */
    void warmUpFailed(String step, Throwable thrown) {
        String message = "step '" + step + "' failed in the warm-up, without any fault: "
                + Thrown.of(thrown).headline();
        run.findings().problem(Kind.WARM_UP, message, thrown);
        run.stop().now(message, Duration.ofSeconds(2));
    }
}
