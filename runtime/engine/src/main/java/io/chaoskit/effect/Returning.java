package io.chaoskit.effect;

import io.chaoskit.site.Hit;
import io.chaoskit.site.MethodShape;
import java.util.Optional;

/**
 * Keeps a method from running and returns a value instead.
 *
 * @param value what is returned; null too
 */
public record Returning(Object value) implements MethodEffect {

    @Override
    public void apply(Hit hit) {
        hit.call().returnInstead(value);
    }

    @Override
    public Optional<String> misfit(MethodShape method) {
        if (method.constructor()) {
            return misfitOfConstructor(method);
        }
        return method.returns(value)
                ? Optional.empty()
                : Optional.of(text() + " must be a value that the method returns, but " + method.text() + " returns "
                        + method.returnType());
    }

    @Override
    public String text() {
        return "returning(" + Values.show(value) + ")";
    }
}
