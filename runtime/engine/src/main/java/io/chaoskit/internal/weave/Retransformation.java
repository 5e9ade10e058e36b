package io.chaoskit.internal.weave;

import io.chaoskit.pointcut.Pointcut;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A change of classes that can be taken back: no member is added, and one class that cannot be changed is no obstacle to others. The
 * JVM changes a batch of classes or none of it, so a batch that it rejects is split until only the classes are left that it rejects
 * by themselves. Used by one thread, but for classes that any thread loads while the change is installed.
 */
final class Retransformation {

    private static final int BATCH = 50;

    /** The classes are those that were rejected; none when one was being loaded, and is known by its name only. */
    private record Failure(boolean restoring, String reason, Set<Class<?>> classes) {

        Failure and(Failure other) {
            Set<Class<?>> both = new HashSet<>(classes);
            both.addAll(other.classes);
            return new Failure(restoring, reason, both);
        }
    }

    private final Instrumentation instrumentation;
    private final Function<Class<?>, List<Pointcut>> meaning;
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private final Map<String, Failure> failures = new ConcurrentHashMap<>();
    private Decorator transformer;

    /** {@code meaning} tells which pointcuts mean a class. */
    Retransformation(Instrumentation instrumentation, Function<Class<?>, List<Pointcut>> meaning) {
        this.instrumentation = instrumentation;
        this.meaning = meaning;
    }

    /** From here on classes are changed when they are loaded. */
    void install(Decorator.Recipe recipe) {
        transformer = new Decorator(
                recipe, changed::add, (name, thrown) -> failed(name, new Failure(false, text(thrown), Set.of())));
        transformer.warmUp();
        instrumentation.addTransformer(transformer, true);
    }

    /** Changes classes that are loaded. */
    void apply(Collection<Class<?>> loaded, Weaver.Watch watch) {
        apply(loaded.stream(), false, watch);
    }

    /**
     * Classes that reflection cannot link, or not read, are tried one by one: a batch that is split is changed several times. Returns whether
     * the watch let all be tried.
     */
    private boolean apply(Stream<Class<?>> loaded, boolean restoring, Weaver.Watch watch) {
        Map<Boolean, List<Class<?>>> byWhole = loaded.collect(Collectors.partitioningBy(Readable::isWhole));
        List<Class<?>> whole = byWhole.get(true);
        int all = whole.size() + byWhole.get(false).size();
        for (int from = 0; from < whole.size(); from += BATCH) {
            if (!watch.goesOn(from, all)) {
                return false;
            }
            apply(whole.subList(from, Math.min(from + BATCH, whole.size())), restoring);
        }
        int done = whole.size();
        for (Class<?> each : byWhole.get(false)) {
            if (!watch.goesOn(done++, all)) {
                return false;
            }
            apply(List.of(each), restoring);
        }
        return true;
    }

    /**
     * Takes the change out of every class again.
     *
     * @param watch may end it early
     * @return whether every class was tried
     * @throws IllegalStateException when it was removed by others
     */
    boolean restore(Weaver.Watch watch) {
        uninstall();
        return apply(loaded(changed), true, watch);
    }

    /**
     * From here on classes are no longer changed when they are loaded.
     *
     * @throws IllegalStateException when the change was removed by others
     */
    void uninstall() {
        if (!instrumentation.removeTransformer(transformer)) {
            throw new IllegalStateException("woven classes could not be restored: the transformer is gone");
        }
    }

    private Stream<Class<?>> loaded(Set<String> names) {
        return Stream.<Class<?>>of(instrumentation.getAllLoadedClasses())
                .filter(each -> names.contains(each.getName()) && instrumentation.isModifiableClass(each));
    }

    private void apply(List<Class<?>> batch, boolean restoring) {
        try {
            instrumentation.retransformClasses(batch.toArray(Class<?>[]::new));
        } catch (Throwable rejected) {
            if (batch.size() == 1) {
                Class<?> type = batch.get(0);
                failed(type.getName(), new Failure(restoring, reason(type, rejected), Set.of(type)));
            } else {
                int half = batch.size() / 2;
                apply(batch.subList(0, half), restoring);
                apply(batch.subList(half, batch.size()), restoring);
            }
        }
    }

    private void failed(String name, Failure failure) {
        failures.merge(name, failure, Failure::and);
    }

    private static String reason(Class<?> type, Throwable rejected) {
        if (rejected instanceof InternalError) {
            try {
                // The JVM does not say why it cannot link a class; asked for methods, it tries again and does.
                type.getDeclaredMethods();
            } catch (LinkageError why) {
                return text(why);
            }
        }
        return text(rejected);
    }

    private static String text(Throwable thrown) {
        String message = thrown.getMessage();
        return thrown.getClass().getSimpleName()
                + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
    }

    /** Classes that could not be changed or restored so far, those that are loaded meanwhile too, by their names. */
    List<Unwoven> unwoven() {
        if (failures.isEmpty()) {
            return List.of();
        }
        Predicate<Class<?>> initialised = Initialised.test();
        Map<String, List<Class<?>>> loaded =
                loaded(failures.keySet()).collect(Collectors.groupingBy(Class<?>::getName));
        List<Unwoven> unwoven = new ArrayList<>();
        new TreeMap<>(failures).forEach((name, failure) -> {
            Collection<Class<?>> rejected = failure.classes();
            Collection<Class<?>> classes = rejected.isEmpty() ? loaded.getOrDefault(name, List.of()) : rejected;
            // A class that is gone may have been used.
            boolean used = classes.isEmpty() || classes.stream().anyMatch(initialised);
            unwoven.add(new Unwoven(name, failure.restoring(), failure.reason(), used, meaning(classes)));
        });
        return unwoven;
    }

    private List<Pointcut> meaning(Collection<Class<?>> classes) {
        return classes.stream()
                .flatMap(each -> meaning.apply(each).stream())
                .distinct()
                .toList();
    }
}
