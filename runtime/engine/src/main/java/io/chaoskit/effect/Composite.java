package io.chaoskit.effect;

import io.chaoskit.site.Hit;
import io.chaoskit.site.HitView;
import io.chaoskit.site.MethodShape;
import io.chaoskit.site.Site;
import io.chaoskit.trigger.Trigger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Effects made of several others: {@code all} and {@code oneOf}. */
sealed interface Composite extends Effect permits Composite.All, Composite.OneOf {

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
    default Optional<String> misfit() {
        return parts().stream().flatMap(part -> part.misfit().stream()).findFirst();
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

    /**
     * Several effects as one, in the order written. Where the scenario names no site, each part acts at its own.
     *
     * @param parts at least one
     */
    record All(List<Effect> parts) implements Composite {

        /** Rejects an empty list. */
        public All {
            parts = Composite.checked("all", parts);
        }

        @Override
        public void apply(Hit hit) throws Throwable {
            for (int i = 0; i < parts.size(); i++) {
                parts.get(i).apply(new PartHit(hit, i));
            }
        }

        @Override
        public Composite of(List<Effect> others) {
            return new All(others);
        }

        @Override
        public String word() {
            return "all";
        }
    }

    /**
     * One of several effects, drawn anew for each fault, all equally likely. Where the scenario names no site, those are
     * drawn from that act at the site of the hit.
     *
     * @param parts at least one
     */
    record OneOf(List<Effect> parts) implements Composite {

        private static final int CHOICE = 2;

        /** Rejects an empty list. */
        public OneOf {
            parts = Composite.checked("oneOf", parts);
        }

        @Override
        public void apply(Hit hit) throws Throwable {
            int chosen = hit.choose(CHOICE, parts.size());
            hit.chose(chosen, parts.get(chosen).text());
            parts.get(chosen).apply(new PartHit(hit, chosen));
        }

        @Override
        public List<String> choices(MethodShape method) {
            return parts.stream().map(Effect::text).toList();
        }

        @Override
        public Composite of(List<Effect> others) {
            return new OneOf(others);
        }

        @Override
        public String word() {
            return "oneOf";
        }
    }

    /**
     * A hit as one part of a composite sees it: with random draws of its own, so that what one part draws says nothing about
     * what another one does.
     *
     * @param hit the composite's
     * @param part the part's place, from 0
     */
    record PartHit(Hit hit, int part) implements HitView {

        // Two primes: nested parts and their salts stay apart.
        private static final int SALT = 1_000_003;
        private static final int PART = 7_919;

        @Override
        public long draw(int salt) {
            return hit.draw(salt * SALT + (part + 1) * PART);
        }
    }
}
