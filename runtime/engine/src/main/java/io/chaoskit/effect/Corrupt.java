package io.chaoskit.effect;

import io.chaoskit.site.Hit;
import io.chaoskit.site.MethodShape;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Lets a method run and changes what it returns; what it throws stays.
 *
 * @param change gets the value and gives another; called by many threads at once
 */
public record Corrupt(UnaryOperator<Object> change) implements MethodEffect {

    /** Rejects null. */
    public Corrupt {
        Objects.requireNonNull(change, "change");
    }

    @Override
    public void apply(Hit hit) {
        MethodShape method = hit.call().method();
        hit.call().afterwards((result, thrown) -> {
            if (thrown != null) {
                throw thrown;
            }
            Object changed = change.apply(result);
            if (!method.returns(changed)) {
                throw new IllegalStateException("corrupt must give what " + method.text() + " returns ("
                        + method.returnType() + "), but gave " + Values.show(changed));
            }
            return changed;
        });
    }

    @Override
    public Optional<String> misfit(MethodShape method) {
        return method.returnsNothing()
                ? Optional.of("corrupt must be on a method that returns something, but " + method.text() + " does not")
                : Optional.empty();
    }

    @Override
    public String text() {
        return "corrupt {…}";
    }
}
