package io.chaoskit.internal.dsl.form;

import groovy.lang.Closure;
import io.chaoskit.internal.text.Nearest;
import io.chaoskit.model.Action;
import io.chaoskit.model.Target;
import java.util.Map;
import java.util.Set;

/** Makes the target of a scenario from an object, a closure, or {@code create:} and {@code close:}. */
final class Targets {

    private static final Set<String> OPTIONS = Set.of("create", "close");

    private Targets() {}

    /** A map is a target like any other, unless it looks like {@code create:} and {@code close:}. */
    static Target of(Object object) {
        if (object == null) {
            throw new IllegalArgumentException("target must be an object, but was null");
        }
        if (object instanceof Map<?, ?> map && map.keySet().stream().anyMatch(Targets::isOption)) {
            return created(map);
        }
        Target plain = Target.of(object);
        return object instanceof Closure<?> closure
                ? plain.withWhole("a closure", new ClosureAdapters.Step(closure))
                : plain;
    }

    private static boolean isOption(Object key) {
        return key instanceof String text && Nearest.to(text, OPTIONS).isPresent();
    }

    private static Target created(Map<?, ?> options) {
        for (Object key : options.keySet()) {
            if (!OPTIONS.contains(String.valueOf(key))) {
                throw new IllegalArgumentException("target must be given create: and close:, but has " + key + ":"
                        + Nearest.to(String.valueOf(key), OPTIONS)
                                .map(near -> "; did you mean '" + near + ":'?")
                                .orElse(""));
            }
        }
        if (!options.containsKey("create")) {
            throw new IllegalArgumentException(
                    "target must be given create:, but has only close:; write create: { new Shop() }");
        }
        Object create = known(options.get("create"));
        Object close = known(options.get("close"));
        if (!(create instanceof Closure<?> maker)) {
            throw new IllegalArgumentException(
                    "target create: must be a closure, but was " + Shown.of(create) + "; write create: { new Shop() }");
        }
        if (close != null && !(close instanceof Closure<?>)) {
            throw new IllegalArgumentException(
                    "target close: must be a closure, but was " + Shown.of(close) + "; write close: { it.stop() }");
        }
        Action<Object> closing = close == null ? Target::closeIfCloseable : Closures.action((Closure<?>) close);
        // What is around it comes first: there is no target yet, only the proxies.
        Closure<?> own = Closures.bind(maker, new RunWords.Around(maker.getOwner(), null));
        own.setResolveStrategy(Closure.OWNER_FIRST);
        return Target.created(own::call, closing);
    }

    private static Object known(Object given) {
        if (given == Broken.VALUE) {
            throw new Broken.Given();
        }
        return given;
    }
}
