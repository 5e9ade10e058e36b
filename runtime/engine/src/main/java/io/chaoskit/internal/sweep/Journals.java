package io.chaoskit.internal.sweep;

import io.chaoskit.internal.json.Json;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The journals of the parts of a sweep, put together to the journal of the whole: resumed, it has nothing left to make. */
public final class Journals {

    private static final String OF = "of";
    private static final String SHARD = "shard";

    private Journals() {}

    /**
     * Puts them together.
     *
     * @param parts their texts, at least one
     * @return the text of the whole: each experiment once
     */
    public static String whole(List<String> parts) {
        StringBuilder whole = new StringBuilder();
        Set<Object> there = new HashSet<>();
        for (String part : parts) {
            for (String line : part.split("\n")) {
                Json.read(line)
                        .filter(Map.class::isInstance)
                        .map(Map.class::cast)
                        .flatMap(Journals::ofWhole)
                        .filter(each -> there.add(each.getOrDefault(Journal.EXPERIMENT, "")))
                        .ifPresent(each -> whole.append(Json.compact(each)).append('\n'));
            }
        }
        return whole.toString();
    }

    /** The line that says what the sweep is of names the part. */
    private static Optional<Map<String, Object>> ofWhole(Map<?, ?> line) {
        Map<String, Object> copy = new LinkedHashMap<>();
        line.forEach((key, value) -> copy.put((String) key, value));
        if (copy.get(OF) instanceof Map<?, ?> of) {
            Map<String, Object> whole = new LinkedHashMap<>();
            of.forEach((key, value) -> whole.put((String) key, key.equals(SHARD) ? "1/1" : value));
            copy.put(OF, whole);
        }
        return Optional.of(copy);
    }
}
