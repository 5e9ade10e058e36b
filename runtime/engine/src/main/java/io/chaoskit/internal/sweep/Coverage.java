package io.chaoskit.internal.sweep;

import io.chaoskit.internal.weave.CatchBlock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The coverage of catch blocks by a sweep: those of the classes that faults pass through, and which of them were entered. Its memory is
 * bounded. Used by one thread.
 */
final class Coverage {

    /** Blocks of more classes are not counted. */
    private static final int MAX_CLASSES = 5_000;

    private static final Comparator<CatchBlock> BY_PLACE = Comparator.comparing(CatchBlock::file)
            .thenComparing(CatchBlock::line)
            .thenComparing(CatchBlock::key);

    private final Set<String> classes = new TreeSet<>();
    private final Map<String, CatchBlock> blocks = new HashMap<>();
    private final Set<String> entered = new HashSet<>();
    private final Map<String, CatchBlock> freshBlocks = new HashMap<>();
    private final Set<String> freshEntered = new HashSet<>();

    /** The classes whose blocks are looked at. */
    Set<String> classes() {
        return Set.copyOf(classes);
    }

    /** A run had hits in these classes, and these blocks were there in its JVM. */
    void see(Set<String> passed, Handlers handlers) {
        passed.stream().limit(Math.max(0, MAX_CLASSES - classes.size())).forEach(classes::add);
        for (CatchBlock each : handlers.blocks()) {
            if (blocks.putIfAbsent(each.key(), each) == null) {
                freshBlocks.put(each.key(), each);
            }
        }
        for (String each : handlers.entered()) {
            if (entered.add(each)) {
                freshEntered.add(each);
            }
        }
    }

    /** What is known that was not when this was last asked for. */
    Handlers fresh() {
        Handlers fresh = new Handlers(List.copyOf(freshBlocks.values()), freshEntered);
        freshBlocks.clear();
        freshEntered.clear();
        return fresh;
    }

    /** How many blocks were entered. */
    int enteredCount() {
        return (int) entered.stream().filter(blocks::containsKey).count();
    }

    int total() {
        return blocks.size();
    }

    /** Those that were not entered, by file and line. */
    List<CatchBlock> neverEntered() {
        return blocks.values().stream()
                .filter(each -> !entered.contains(each.key()))
                .sorted(BY_PLACE)
                .toList();
    }
}
