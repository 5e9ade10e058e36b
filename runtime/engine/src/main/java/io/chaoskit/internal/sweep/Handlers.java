package io.chaoskit.internal.sweep;

import io.chaoskit.internal.weave.CatchBlock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Catch blocks that faults may come to.
 *
 * @param blocks each once
 * @param entered the keys of those that were entered
 */
public record Handlers(List<CatchBlock> blocks, Set<String> entered) {

    /** None. */
    static final Handlers NONE = new Handlers(List.of(), Set.of());

    /** Copies the collections. */
    public Handlers {
        blocks = List.copyOf(blocks);
        entered = Set.copyOf(entered);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("blocks", blocks.stream().map(Handlers::toMap).toList());
        map.put("entered", new TreeSet<>(entered));
        return map;
    }

    private static Map<String, Object> toMap(CatchBlock block) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", block.type());
        map.put("method", block.method());
        map.put("number", block.number());
        map.put("file", block.file());
        map.put("line", block.line());
        map.put("caught", block.caught());
        return map;
    }

    static Handlers of(Map<?, ?> map) {
        Set<String> entered = new TreeSet<>();
        ((List<?>) map.get("entered")).forEach(each -> entered.add((String) each));
        return new Handlers(
                ((List<?>) map.get("blocks"))
                        .stream().map(each -> block((Map<?, ?>) each)).toList(),
                entered);
    }

    private static CatchBlock block(Map<?, ?> map) {
        return new CatchBlock(
                (String) map.get("type"),
                (String) map.get("method"),
                ((Number) map.get("number")).intValue(),
                (String) map.get("file"),
                ((Number) map.get("line")).intValue(),
                (String) map.get("caught"));
    }
}
