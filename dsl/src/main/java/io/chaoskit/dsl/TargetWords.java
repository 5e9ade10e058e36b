package io.chaoskit.dsl;

import groovy.lang.Closure;
import io.chaoskit.internal.text.Nearest;
import io.chaoskit.model.Action;
import io.chaoskit.model.Target;
import java.util.Map;
import java.util.Set;

/** Makes targets of what a script names. */
final class TargetWords {

    private static final Set<String> OPTIONS = Set.of("create", "close");

    private TargetWords() {}

    /** A map is a target like any other, unless it looks like {@code create:} and {@code close:}. */
    static Target target(Object given) {
        Object object = Broken.known(given);
        if (object == null) {
            throw new IllegalArgumentException("target must be an object, but was null");
        }
        if (object instanceof Map<?, ?> map && map.keySet().stream().anyMatch(TargetWords::isOption)) {
            return created(map);
        }
        Target plain = Target.of(object);
        return object instanceof Closure<?> closure ? plain.withWhole("a closure", new ClosureStep(closure)) : plain;
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
        Object create = Broken.known(options.get("create"));
        Object close = Broken.known(options.get("close"));
        if (!(create instanceof Closure<?> maker)) {
            throw new IllegalArgumentException("target create: must be a closure, but was " + Arguments.show(create)
                    + "; write create: { new Shop() }");
        }
        if (close != null && !(close instanceof Closure<?>)) {
            throw new IllegalArgumentException("target close: must be a closure, but was " + Arguments.show(close)
                    + "; write close: { it.stop() }");
        }
        Action<Object> closing = close == null ? Target::closeIfCloseable : Closures.action((Closure<?>) close);
        // What is around it comes first: there is no target yet, only the proxies.
        Closure<?> own = (Closure<?>) maker.clone();
        own.setDelegate(new RunBlock(null, maker.getOwner()));
        return Target.created(own::call, closing);
    }
}
