package io.chaoskit.trigger;

import io.chaoskit.site.Hit;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Hits fire while the user's own condition holds.
 *
 * @param predicate asked by many threads at once; what it throws reaches the code under test
 */
public record When(Predicate<? super Hit> predicate) implements Condition {

    /** Rejects null. */
    public When {
        Objects.requireNonNull(predicate, "predicate");
    }

    @Override
    public Gate arm() {
        return predicate::test;
    }

    @Override
    public String text() {
        return "when {…}";
    }

    @Override
    public boolean countsHits() {
        return true;
    }
}
