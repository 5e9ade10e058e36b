package io.chaoskit.internal.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The hits that a run reached.
 *
 * @param all each once
 * @param after those that came when all faults were made
 * @param counts how many came at each place
 * @param unseen how many were not looked at
 */
record Reached(List<Arrival> all, List<Arrival> after, Map<Arrival.Spot, Long> counts, long unseen) {

    /** Nothing. */
    static final Reached NOTHING = new Reached(List.of(), List.of(), Map.of(), 0);

    /** Copies the collections. */
    Reached {
        all = List.copyOf(all);
        after = List.copyOf(after);
        counts = Map.copyOf(counts);
    }

    Set<Arrival.Identity> identities() {
        return all.stream().map(Arrival::identity).collect(Collectors.toSet());
    }

    /** How many hits came there. */
    long count(Arrival.Spot spot) {
        return counts.getOrDefault(spot, 0L);
    }

    Map<String, Object> toMap() {
        List<Object> numbers = new ArrayList<>();
        counts.forEach((spot, count) -> {
            Map<String, Object> each = spot.toMap();
            each.put("count", count);
            numbers.add(each);
        });
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("all", all.stream().map(Arrival::toMap).toList());
        map.put("after", after.stream().map(Arrival::toMap).toList());
        map.put("counts", numbers);
        map.put("unseen", unseen);
        return map;
    }

    static Reached of(Map<?, ?> map) {
        Map<Arrival.Spot, Long> counts = new HashMap<>();
        ((List<?>) map.get("counts"))
                .forEach(each -> counts.put(
                        Arrival.Spot.of((Map<?, ?>) each), ((Number) ((Map<?, ?>) each).get("count")).longValue()));
        return new Reached(
                arrivals(map.get("all")), arrivals(map.get("after")), counts, ((Number) map.get("unseen")).longValue());
    }

    private static List<Arrival> arrivals(Object list) {
        return ((List<?>) list)
                .stream().map(each -> Arrival.of((Map<?, ?>) each)).toList();
    }
}
