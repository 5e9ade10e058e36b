package io.chaoskit.model;

import io.chaoskit.effect.Injected;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a step may end with: a service that passes a failure on to its caller does its job. Such a step has not failed, and the next one
 * follows; the report says how often that was so. Immutable.
 */
public final class Tolerance {

    /** Nothing but a normal end. */
    public static final Tolerance NONE = new Tolerance(false, Set.of());

    /** An exception that was injected, or one that has an injected one as a cause. */
    public static final Tolerance INJECTED = new Tolerance(true, Set.of());

    private final boolean injected;
    private final Set<Class<? extends Throwable>> types;

    private Tolerance(boolean injected, Set<Class<? extends Throwable>> types) {
        this.injected = injected;
        this.types = types;
    }

    /**
     * Exceptions of some types, injected or not.
     *
     * @param types of what is thrown itself, not of its causes; their subtypes too
     * @return the tolerance
     * @throws NullPointerException if one is null
     */
    @SafeVarargs
    public static Tolerance of(Class<? extends Throwable>... types) {
        Set<Class<? extends Throwable>> all = new LinkedHashSet<>();
        for (Class<? extends Throwable> each : types) {
            all.add(Objects.requireNonNull(each, "type"));
        }
        return new Tolerance(false, Collections.unmodifiableSet(all));
    }

    /**
     * This, and another one.
     *
     * @param other what may be besides
     * @return both
     */
    public Tolerance and(Tolerance other) {
        Set<Class<? extends Throwable>> all = new LinkedHashSet<>(types);
        all.addAll(other.types);
        return new Tolerance(injected || other.injected, Collections.unmodifiableSet(all));
    }

    /**
     * Whether a step may end with this.
     *
     * @param thrown what ended it
     * @return true when it has not failed
     * @throws NullPointerException if it is null
     */
    public boolean covers(Throwable thrown) {
        Objects.requireNonNull(thrown, "thrown");
        return types.stream().anyMatch(type -> type.isInstance(thrown)) || (injected && isInjected(thrown));
    }

    /** Or passed on as the cause of another one. */
    private static boolean isInjected(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable each = thrown; each != null && seen.add(each); each = each.getCause()) {
            if (Injected.is(each)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        Stream<String> names = types.stream().map(Class::getSimpleName).sorted();
        return Stream.concat(injected ? Stream.of("injected") : Stream.empty(), names)
                .collect(Collectors.joining(", "));
    }
}
