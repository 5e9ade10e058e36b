package io.chaoskit.internal.sweep;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run with exactly these faults.
 *
 * @param shots in the order in which they come; none for the run without faults
 */
public record Experiment(List<Shot> shots) {

    /** Without faults. */
    static final Experiment NONE = new Experiment(List.of());

    /** Copies the shots. */
    public Experiment {
        shots = List.copyOf(shots);
    }

    Experiment and(Shot next) {
        return new Experiment(Stream.concat(shots.stream(), Stream.of(next)).toList());
    }

    /** Where it began; the shots after the first were only reached because of those before them. */
    Shot first() {
        return shots.get(0);
    }

    public Shot last() {
        return shots.get(shots.size() - 1);
    }

    /** The last iteration with a fault; 0 for none. */
    long lastIteration() {
        return shots.stream().mapToLong(each -> each.at().iteration()).max().orElse(0);
    }

    /** The names of its shots, by which a search finds it again: {@code 1f2e3d4c.5b6a7988}. */
    public String id() {
        return shots.stream().map(Shot::id).collect(Collectors.joining("."));
    }

    /** Whether another one has these shots and then more. */
    boolean begins(String id) {
        return shots.isEmpty() || id.equals(id()) || id.startsWith(id() + ".");
    }

    /** For people. */
    public String text() {
        return shots.stream().map(Shot::text).collect(Collectors.joining(", then "));
    }
}
