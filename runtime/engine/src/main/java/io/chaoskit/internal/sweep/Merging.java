package io.chaoskit.internal.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Merges hits that are equivalent, so that of each kind some have their turn: of those that came to the same method by the same calls, in
 * whatever thread, the first few.
 *
 * @param kept those that are left, in {@link Arrival#ORDER}
 * @param left those that are left out, with the reason
 */
record Merging(List<Arrival> kept, Map<Arrival, String> left) {

    static final String LATER_HIT = "a later hit by the same calls";
    static final String MORE_CONTEXTS = "more than 50 call contexts of one method";

    /** How many hits by the same calls have their turn. */
    static final int HITS = 3;

    static final int CONTEXTS = 50;

    private record Method(long iteration, String injector, String site, String method) {}

    static Merging of(Collection<Arrival> all) {
        Map<Arrival, String> left = new LinkedHashMap<>();
        List<Arrival> kept = new ArrayList<>();
        Map<Method, Set<String>> contexts = new HashMap<>();
        Map<Arrival.Spot, Set<Long>> hits = new HashMap<>();
        for (Arrival each : all.stream().sorted(Arrival.ORDER).toList()) {
            String why = reason(each, contexts, hits);
            if (why.isEmpty()) {
                kept.add(each);
            } else {
                left.put(each, why);
            }
        }
        return new Merging(List.copyOf(kept), left);
    }

    /** How many are left out, by the reason. */
    Map<String, Long> skipped() {
        return skippedBeside(Set.of());
    }

    /** The same but for those that are known to be left out. */
    Map<String, Long> skippedBeside(Set<Arrival.Identity> known) {
        Map<String, Long> skipped = new LinkedHashMap<>();
        left.forEach((each, why) -> {
            if (!known.contains(each.identity())) {
                skipped.merge(why, 1L, Long::sum);
            }
        });
        return skipped;
    }

    private static String reason(Arrival each, Map<Method, Set<String>> contexts, Map<Arrival.Spot, Set<Long>> hits) {
        Method method = new Method(
                each.iteration(),
                each.key().injector(),
                each.key().site(),
                each.key().method());
        Set<String> known = contexts.computeIfAbsent(method, any -> new HashSet<>());
        String context = each.key().context();
        if (!known.contains(context) && known.size() >= CONTEXTS) {
            return MORE_CONTEXTS;
        }
        known.add(context);
        Set<Long> seen = hits.computeIfAbsent(each.spot(), any -> new HashSet<>());
        if (seen.size() >= HITS) {
            return LATER_HIT;
        }
        seen.add(each.key().hit());
        return "";
    }
}
