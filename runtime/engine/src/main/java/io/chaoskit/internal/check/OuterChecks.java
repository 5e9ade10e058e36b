package io.chaoskit.internal.check;

import io.chaoskit.internal.check.Findings.Occasion;
import io.chaoskit.report.Failure.Kind;
import io.chaoskit.validator.Severity;
import java.util.List;
import java.util.Optional;
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

    /** The last iteration is over, and no lane is inside one; whether all held that are not only to be reported. */
    public boolean quietPoint(QuietPoint point) {
        boolean ok = true;
        for (ArmedValidator each : validators) {
            if (each.atQuietPoints()) {
                each.looks();
                Occasion at = new Occasion(point.iteration(), point.lane(), "", List.of(), 0);
                Optional<String> message = ask(each, () -> each.check().checkAtQuietPoint(point), at);
                message.ifPresent(text -> findings.violatedAt(point, each, text));
                ok &= message.isEmpty() || each.severity() == Severity.INFO;
            }
        }
        return ok;
    }

    /** Something was ended by force: that nothing is wrong says nothing then. */
    public void untold(String why) {
        validators.forEach(each -> each.untold(why));
    }

    /** The last iteration is over, and the run is healed. */
    public void end() {
        for (ArmedValidator each : validators) {
            ask(each, each.check()::checkAtEnd, Occasion.OUTSIDE)
                    .ifPresent(message -> findings.violated(Kind.VALIDATOR, each, Occasion.OUTSIDE, message, null));
        }
    }

    /** The violation; empty for none, and when it cannot tell, which is recorded. */
    private Optional<String> ask(ArmedValidator validator, Callable<Optional<String>> question, Occasion at) {
        try {
            return call(validator, question);
        } catch (CheckTimeout late) {
            if (late.violation().isEmpty()) {
                findings.silent(validator, at, late);
            }
            return late.violation();
        } catch (Throwable thrown) {
            findings.crashed(validator, at, thrown);
            return Optional.empty();
        }
    }

    private <T> T call(ArmedValidator validator, Callable<T> work) throws Throwable {
        return bounded.call("validator " + validator.name(), validator.check().patience(), work);
    }
}
