package io.chaoskit.internal.check;

import io.chaoskit.internal.check.Findings.Occasion;
import io.chaoskit.report.Failure.Kind;
import java.util.List;
import java.util.concurrent.Callable;

/** Asks the validators outside of iterations: before the first one, and after the last one, when the run is healed. */
public final class OuterChecks {

    private final List<ArmedValidator> validators;
    private final Bounded bounded;
    private final Findings findings;

    public OuterChecks(List<ArmedValidator> validators, Bounded bounded, Findings findings) {
        this.validators = validators;
        this.bounded = bounded;
        this.findings = findings;
    }

    /** The first iteration is about to begin. */
    public void begin() {
        validators.forEach(each -> {
            try {
                call(each, () -> {
                    each.check().begin();
                    return null;
                });
            } catch (CheckTimeout late) {
                findings.silent(each, Occasion.OUTSIDE, late);
            } catch (Throwable thrown) {
                findings.crashed(each, Occasion.OUTSIDE, thrown);
            }
        });
    }

    /** The last iteration is over. */
    public void end() {
        validators.forEach(this::ask);
    }

    /** Something was ended by force: that nothing is wrong says nothing then. */
    public void untold(String why) {
        validators.forEach(each -> each.untold(why));
    }

    private void ask(ArmedValidator validator) {
        try {
            call(validator, validator.check()::checkAtEnd).ifPresent(message -> violated(validator, message));
        } catch (CheckTimeout late) {
            late.violation()
                    .ifPresentOrElse(
                            message -> violated(validator, message),
                            () -> findings.silent(validator, Occasion.OUTSIDE, late));
        } catch (Throwable thrown) {
            findings.crashed(validator, Occasion.OUTSIDE, thrown);
        }
    }

    private <T> T call(ArmedValidator validator, Callable<T> work) throws Throwable {
        return bounded.call("validator " + validator.name(), validator.check().patience(), work);
    }

    private void violated(ArmedValidator validator, String message) {
        findings.violated(Kind.VALIDATOR, validator, Occasion.OUTSIDE, message, null);
    }
}
