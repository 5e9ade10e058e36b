package io.chaoskit.internal.dsl.form;

import groovy.lang.Closure;
import io.chaoskit.internal.text.Nearest;
import io.chaoskit.model.Action;
import io.chaoskit.model.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the target of a scenario from an object, a closure, or {@code create:}, {@code perLane:} or {@code perIteration:} and {@code close:}. */
public final class Targets {

    private static final String CLOSE = "close";

    /** The ways to make a target, each with a closure. */
    private static final Map<String, Factory> FACTORIES = new TreeMap<>(Map.of(
            "create", (maker, close) -> Target.created(() -> maker.make(null), close),
            "perLane", Target::perLane,
            "perIteration", Target::perIteration));

    private static final Set<String> OPTIONS =
            Stream.concat(FACTORIES.keySet().stream(), Stream.of(CLOSE)).collect(Collectors.toUnmodifiableSet());

    /** Makes a target of what makes and what closes the object. */
    @FunctionalInterface
    private interface Factory {
        Target of(Target.Maker<?> maker, Action<Object> close);
    }

    private Targets() {}

    /** A map is a target like any other, unless it looks like {@code create:} and {@code close:}. */
    static Target of(Object object) {
        if (object == null) {
            throw new IllegalArgumentException("target must be an object, but was null");
        }
        if (object instanceof Map<?, ?> map && map.keySet().stream().anyMatch(Targets::isOption)) {
            return made(map);
        }
        Target plain = Target.of(object);
        return object instanceof Closure<?> closure
                ? plain.withWhole("a closure", new ClosureAdapters.Step(closure))
                : plain;
    }

    private static boolean isOption(Object key) {
        return key instanceof String text && Nearest.to(text, OPTIONS).isPresent();
    }

    private static Target made(Map<?, ?> options) {
        options.keySet().forEach(key -> rejectUnknown(String.valueOf(key)));
        String way = onlyWay(options);
        Object maker = known(options.get(way));
        Object close = known(options.get(CLOSE));
        if (!(maker instanceof Closure<?> making)) {
            throw new IllegalArgumentException("target " + way + ": must be a closure, but was " + Shown.of(maker)
                    + "; write " + way + ": { new Shop() }");
        }
        if (close != null && !(close instanceof Closure<?>)) {
            throw new IllegalArgumentException(
                    "target close: must be a closure, but was " + Shown.of(close) + "; write close: { it.stop() }");
        }
        Action<Object> closing = close == null ? Target::closeIfCloseable : Closures.action((Closure<?>) close);
        return FACTORIES.get(way).of(Closures.maker(making), closing);
    }

    /** Throws an {@link IllegalArgumentException} for an option that there is not. */
    public static void rejectUnknown(String key) {
        if (!OPTIONS.contains(key)) {
            throw new IllegalArgumentException("target must be given create: and close:, but has " + key + ":"
                    + Nearest.to(key, OPTIONS)
                            .map(near -> "; did you mean '" + near + ":'?")
                            .orElse(""));
        }
    }

    private static String onlyWay(Map<?, ?> options) {
        List<String> given =
                FACTORIES.keySet().stream().filter(options::containsKey).toList();
        if (given.isEmpty()) {
            throw new IllegalArgumentException("target must be given create:, perIteration: or perLane:, but has only"
                    + " close:; write create: { new Shop() }");
        }
        if (given.size() > 1) {
            throw new IllegalArgumentException("target must be made in one way, but has " + String.join(": and ", given)
                    + ":; remove all but one");
        }
        return given.get(0);
    }

    private static Object known(Object given) {
        if (given == Broken.VALUE) {
            throw new Broken.Given();
        }
        return given;
    }
}
