package io.chaoskit.validator;

import io.chaoskit.pointcut.Pointcut;
import java.util.List;
import java.util.Optional;

/**
 * A validator with another severity.
 *
 * @param validator what it checks
 * @param severity instead of its own
 */
record Graded(Validator validator, Severity severity) implements Validator {

    @Override
    public String id() {
        return validator.id();
    }

    @Override
    public String name() {
        return validator.name();
    }

    @Override
    public Validator always() {
        return new Graded(validator.always(), severity);
    }

    @Override
    public List<Pointcut> measured() {
        return validator.measured();
    }

    @Override
    public int followedRetries() {
        return validator.followedRetries();
    }

    @Override
    public boolean ofWholeRun() {
        return validator.ofWholeRun();
    }

    @Override
    public Optional<OutcomeCheck> outcomeCheck() {
        return validator.outcomeCheck();
    }

    @Override
    public Check arm(RunAccess run) throws Exception {
        return validator.arm(run);
    }
}
