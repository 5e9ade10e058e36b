package io.chaoskit.effect;

import io.chaoskit.site.Hit;
import java.util.List;
import java.util.Objects;

/**
 * Lets a call happen and loses its answer: the caller gets an exception although the call took effect. What finds the bugs of code
 * that tries again.
 *
 * @param exception what the caller gets
 */
public record LostReply(ThrowException exception) implements MethodEffect {

    /** Rejects null. */
    public LostReply {
        Objects.requireNonNull(exception, "exception");
    }

    @Override
    public void apply(Hit hit) throws Throwable {
        Throwable lost = exception.made(hit);
        hit.call().afterwards((result, thrown) -> {
            throw thrown != null ? thrown : lost;
        });
    }

    @Override
    public List<Class<? extends Throwable>> thrown() {
        return exception.thrown();
    }

    @Override
    public String text() {
        return exception.text().replaceFirst("^exception", "lostReply");
    }
}
