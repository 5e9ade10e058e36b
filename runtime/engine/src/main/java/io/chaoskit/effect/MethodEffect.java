package io.chaoskit.effect;

import io.chaoskit.site.MethodShape;
import io.chaoskit.site.Site;
import java.util.List;
import java.util.Optional;

/** An effect on the call of a method: without a method that the scenario names it happens nowhere. */
public interface MethodEffect extends Effect {

    @Override
    default boolean needsMethod() {
        return true;
    }

    @Override
    default List<Site> defaultSites() {
        return List.of();
    }

    /**
     * Why it cannot be put on a constructor, for effects that do not let it run as it is.
     *
     * @param method that a pointcut matches
     * @return empty for a method
     */
    default Optional<String> misfitOfConstructor(MethodShape method) {
        return method.constructor()
                ? Optional.of(text() + " must be on a method, but " + method.text() + " is a constructor")
                : Optional.empty();
    }
}
