package io.chaoskit.run;

import io.chaoskit.report.Failure;
import io.chaoskit.report.Failure.Kind;
import io.chaoskit.report.Thrown;
import java.util.Optional;

/** Asks the validators outside of iterations: before the first one, and after the last one, when the run is healed. */
final class OuterChecks {

    private final Run run;

    OuterChecks(Run run) {
        this.run = run;
    }

    /** The first iteration is about to begin. */
    void begin() {
        run.prepared().assertions().forEach(each -> {
            try {
                bounded(each).call(each.check().patience(), () -> {
                    each.check().begin();
                    return null;
                });
            } catch (LateAnswer late) {
                late(each, late);
            } catch (Throwable thrown) {
                crashed(each, thrown);
            }
        });
    }

    private Bounded bounded(ArmedAssertion assertion) {
        return new Bounded(run, "validator " + assertion.name());
    }

    /** The last iteration is over. */
    void end() {
        run.prepared().assertions().forEach(this::ask);
    }

    private void ask(ArmedAssertion assertion) {
        try {
            bounded(assertion)
                    .call(assertion.check().patience(), assertion.check()::checkAtEnd)
                    .ifPresent(message -> violated(assertion, message));
        } catch (LateAnswer late) {
            late.violation().ifPresentOrElse(message -> violated(assertion, message), () -> late(assertion, late));
        } catch (Throwable thrown) {
            crashed(assertion, thrown);
        }
    }

    private void crashed(ArmedAssertion assertion, Throwable thrown) {
        assertion.crashed(thrown);
        Thrown data = Thrown.of(thrown);
        record(Kind.CRASH, assertion, assertion.name() + " could not tell: " + data.headline(), Optional.of(data));
    }

    private void late(ArmedAssertion assertion, LateAnswer late) {
        assertion.silent(late.getMessage());
        record(Kind.CRASH, assertion, assertion.name() + " could not tell: " + late.getMessage(), Optional.empty());
    }

    private void violated(ArmedAssertion assertion, String message) {
        assertion.violated(message);
        record(Kind.VALIDATOR, assertion, message, Optional.empty());
    }

    private void record(Kind kind, ArmedAssertion by, String message, Optional<Thrown> thrown) {
        run.findings()
                .failures()
                .add(Failure.builder(kind, by.severity(), message)
                        .validator(by.id())
                        .exception(thrown.orElse(null))
                        .replay(run.replay())
                        .build());
    }
}
