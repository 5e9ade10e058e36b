package io.chaoskit.effect;

import io.chaoskit.site.Hit;
import io.chaoskit.site.MethodShape;
import io.chaoskit.value.Limits;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Changes an argument before a method or constructor runs.
 *
 * @param index of the argument, from 0
 * @param change gets the argument and gives another; called by many threads at once
 */
public record ChangeArgument(int index, UnaryOperator<Object> change) implements MethodEffect {

    /** Rejects a negative index and null. */
    public ChangeArgument {
        Limits.atLeast(0, "argument", index);
        Objects.requireNonNull(change, "change");
    }

    @Override
    public void apply(Hit hit) {
        Object[] arguments = hit.call().arguments();
        MethodShape method = hit.call().method();
        Object changed = change.apply(arguments[index]);
        if (!method.takes(index, changed)) {
            throw new IllegalStateException(
                    text() + " must give what " + method.text() + " takes, but gave " + Values.show(changed));
        }
        arguments[index] = changed;
    }

    @Override
    public Optional<String> misfit(MethodShape method) {
        return index < method.parameters()
                ? Optional.empty()
                : Optional.of(text().replace(" {…}", "") + " must be an argument of the method, but " + method.text()
                        + " has " + method.parameters() + (method.parameters() == 0 ? "" : "; count from 0"));
    }

    @Override
    public String text() {
        return "argument(" + index + ") {…}";
    }
}
