package io.chaoskit.internal.check;

import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.validator.Hang;
import io.chaoskit.validator.Observation;
import java.util.Optional;

/**
 * A quiet point as validators see it: no lane is inside an iteration. Immutable.
 *
 * @param target the object under test, which all lanes share
 * @param first the first iteration since the quiet point before
 * @param iteration the last one
 */
public record QuietPoint(Object target, long first, long iteration) implements Observation {

    /** No lane has it for itself. */
    @Override
    public int lane() {
        return 0;
    }

    @Override
    public long elapsedNanos() {
        return 0;
    }

    @Override
    public int recursionDepth() {
        return 0;
    }

    @Override
    public int recursionDepth(Pointcut measured) {
        return 0;
    }

    @Override
    public int errors() {
        return 0;
    }

    @Override
    public int panics() {
        return 0;
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.empty();
    }

    @Override
    public Optional<Hang> hang() {
        return Optional.empty();
    }
}
