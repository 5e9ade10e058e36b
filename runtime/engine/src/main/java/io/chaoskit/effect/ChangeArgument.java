package io.chaoskit.effect;

import io.chaoskit.site.Hit;
import io.chaoskit.site.Site;
import io.chaoskit.value.Limits;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Changes an argument before a method or constructor runs.
 *
 * @param index of the argument, from 0; a call with fewer stays as it is
 * @param change gets the argument and gives another; called by many threads at once
 */
public record ChangeArgument(int index, UnaryOperator<Object> change) implements Effect {

    /** Rejects a negative index and null. */
    public ChangeArgument {
        Limits.atLeast(0, "argument", index);
        Objects.requireNonNull(change, "change");
    }

    @Override
    public void apply(Hit hit) {
        Object[] arguments = hit.call().arguments();
        if (index < arguments.length) {
            arguments[index] = change.apply(arguments[index]);
        }
    }

    @Override
    public boolean needsMethod() {
        return true;
    }

    @Override
    public List<Site> defaultSites() {
        return List.of();
    }

    @Override
    public String text() {
        return "argument(" + index + ") {…}";
    }
}
