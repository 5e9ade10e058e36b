package io.chaoskit.effect;

import io.chaoskit.site.ExplicitPoint;
import io.chaoskit.site.Hit;
import io.chaoskit.site.Site;
import java.util.List;
import java.util.Objects;

/**
 * Throws an {@link InjectedException}. By default at {@code Chaos.maybeError()}.
 *
 * @param message the exception's message
 */
public record ThrowError(String message) implements Effect {

    /** Rejects null. */
    public ThrowError {
        Objects.requireNonNull(message, "message");
    }

    @Override
    public void apply(Hit hit) {
        throw new InjectedException(message);
    }

    @Override
    public List<Site> defaultSites() {
        return List.of(ExplicitPoint.ERROR);
    }

    @Override
    public String text() {
        return "error('" + message + "')";
    }
}
