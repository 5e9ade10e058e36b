package io.chaoskit.internal.sweep;

import io.chaoskit.internal.live.Leftovers.Left;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a run shows in its JVM, beside its report: what it leaves behind, and where its faults may have come through.
 *
 * @param left behind, but for the kinds that were not looked at
 * @param lost the kinds of what was open after the last fault, and may have been closed by the collector: whether it is left is not known
 * @param passed the classes that faults may pass through, by their names
 * @param handlers the catch blocks of those classes that were looked at
 */
record Evidence(List<Left> left, Set<String> lost, Set<String> passed, Handlers handlers) {

    /** Nothing. */
    static final Evidence NONE = new Evidence(List.of(), Set.of(), Set.of(), Handlers.NONE);

    /** Copies the collections. */
    Evidence {
        left = List.copyOf(left);
        lost = Set.copyOf(lost);
        passed = Set.copyOf(passed);
    }

    /** How many things of a kind are left. */
    long count(String kind) {
        return left.stream().filter(each -> each.kind().equals(kind)).count();
    }

    /** The kinds of what may be a leak: of which more than so many are left, or nobody knows. */
    Set<String> suspected(int most) {
        Set<String> kinds = new TreeSet<>(lost);
        left.stream().map(Left::kind).filter(kind -> count(kind) > most).forEach(kinds::add);
        return kinds;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(
                "left",
                left.stream()
                        .map(each -> Map.of("kind", each.kind(), "text", each.text()))
                        .toList());
        map.put("lost", new TreeSet<>(lost));
        map.put("passed", new TreeSet<>(passed));
        map.put("handlers", handlers.toMap());
        return map;
    }

    static Evidence of(Map<?, ?> map) {
        return new Evidence(
                ((List<?>) map.get("left"))
                        .stream().map(each -> left((Map<?, ?>) each)).toList(),
                names(map.get("lost")),
                names(map.get("passed")),
                Handlers.of((Map<?, ?>) map.get("handlers")));
    }

    private static Set<String> names(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).collect(Collectors.toSet());
    }

    private static Left left(Map<?, ?> map) {
        return new Left((String) map.get("kind"), (String) map.get("text"));
    }
}
