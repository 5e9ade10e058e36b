package io.chaoskit.internal.sweep;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run that is wanted for an experiment.
 *
 * @param seed of the run
 * @param shots its faults; none for the run without
 * @param rounds in how many iterations in a row they are made
 * @param iterations how many there are, those without faults included
 * @param hangLimit how long a step may take when the scenario does not say so
 */
record RunOrder(long seed, List<Shot> shots, long rounds, long iterations, Duration hangLimit) {

    /** Copies the shots. */
    RunOrder {
        shots = List.copyOf(shots);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("seed", seed);
        map.put("shots", shots.stream().map(Shot::toMap).toList());
        map.put("rounds", rounds);
        map.put("iterations", iterations);
        map.put("hangLimit", hangLimit.toString());
        return map;
    }

    static RunOrder of(Map<?, ?> map) {
        return new RunOrder(
                ((Number) map.get("seed")).longValue(),
                ((List<?>) map.get("shots"))
                        .stream().map(each -> Shot.of((Map<?, ?>) each)).toList(),
                ((Number) map.get("rounds")).longValue(),
                ((Number) map.get("iterations")).longValue(),
                Duration.parse((String) map.get("hangLimit")));
    }
}
