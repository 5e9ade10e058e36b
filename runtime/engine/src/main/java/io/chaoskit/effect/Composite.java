package io.chaoskit.effect;

import io.chaoskit.site.MethodShape;
import io.chaoskit.site.Site;
import io.chaoskit.trigger.Trigger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code all} and {@code oneOf} share: their parts' sites, start and text. */
sealed interface Composite extends Effect permits All, OneOf {

    /**
     * The parts.
     *
     * @return in the order written, at least one
     */
    List<Effect> parts();

    /**
     * The same composite of other parts.
     *
     * @param parts at least one
     * @return a new one
     */
    Composite of(List<Effect> parts);

    /**
     * The word a user types for it.
     *
     * @return {@code all} or {@code oneOf}
     */
    String word();

    @Override
    default AutoCloseable start() throws Exception {
        Deque<AutoCloseable> started = new ArrayDeque<>();
        try {
            for (Effect part : parts()) {
                started.push(part.start());
            }
        } catch (Exception | Error e) {
            closeAll(started, e);
            throw e;
        }
        return () -> {
            Exception failure = new Exception("could not stop " + text());
            closeAll(started, failure);
            if (failure.getSuppressed().length > 0) {
                throw failure;
            }
        };
    }

    private static void closeAll(Deque<AutoCloseable> started, Throwable suppressing) {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception | Error e) {
                suppressing.addSuppressed(e);
            }
        }
    }

    @Override
    default List<Site> defaultSites() {
        return parts().stream()
                .flatMap(part -> part.defaultSites().stream())
                .distinct()
                .toList();
    }

    @Override
    default Effect at(Site site) {
        return of(parts().stream()
                .filter(part -> part.defaultSites().contains(site))
                .map(part -> part.at(site))
                .toList());
    }

    @Override
    default Effect under(Trigger trigger) {
        return of(parts().stream().map(part -> part.under(trigger)).toList());
    }

    @Override
    default Optional<String> misfit(Site site, Trigger trigger) {
        return parts().stream()
                .flatMap(part -> part.misfit(site, trigger).stream())
                .findFirst();
    }

    @Override
    default Optional<String> misfit(MethodShape method) {
        return parts().stream().flatMap(part -> part.misfit(method).stream()).findFirst();
    }

    @Override
    default boolean needsMethod() {
        return parts().stream().anyMatch(Effect::needsMethod);
    }

    @Override
    default boolean fitsProxy() {
        return parts().stream().allMatch(Effect::fitsProxy);
    }

    @Override
    default List<Class<? extends Throwable>> thrown() {
        List<Class<? extends Throwable>> all = new ArrayList<>();
        parts().forEach(part -> all.addAll(part.thrown()));
        return all;
    }

    @Override
    default String text() {
        return parts().stream().map(Effect::text).collect(Collectors.joining(", ", word() + "(", ")"));
    }

    /**
     * Copies the parts.
     *
     * @param word for the message
     * @param parts what the user listed
     * @return immutable
     * @throws IllegalArgumentException if there are none
     */
    static List<Effect> checked(String word, List<Effect> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException(word + "() must have at least one effect, but has none");
        }
        return List.copyOf(parts);
    }
}
