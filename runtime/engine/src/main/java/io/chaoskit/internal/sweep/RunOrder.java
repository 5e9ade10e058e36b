package io.chaoskit.internal.sweep;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A run that is wanted for an experiment.
 *
 * @param seed of the run
 * @param shots its faults; none for the run without
 * @param rounds in how many iterations in a row they are made
 * @param iterations how many there are, those without faults included
 * @param more which other hits have the last shot's fault too
 * @param hangLimit how long a step may take when the scenario does not say so
 * @param watch what is looked at besides
 */
record RunOrder(long seed, List<Shot> shots, long rounds, long iterations, More more, Duration hangLimit, Watch watch) {

    /**
     * What is looked at besides the run itself.
     *
     * @param classes whose catch blocks are
     * @param usual kinds of what is left behind that are not
     * @param patient whether what is left has more time to end
     */
    record Watch(Set<String> classes, Set<String> usual, boolean patient) {

        Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("classes", new TreeSet<>(classes));
            map.put("usual", new TreeSet<>(usual));
            map.put("patient", patient);
            return map;
        }

        static Watch of(Map<?, ?> map) {
            return new Watch(names(map.get("classes")), names(map.get("usual")), (Boolean) map.get("patient"));
        }

        private static Set<String> names(Object list) {
            return ((List<?>) list).stream().map(String.class::cast).collect(Collectors.toSet());
        }
    }

    /**
     * Which other hits have the fault of the last shot too, once all shots were made.
     *
     * @param later how many by the same calls, in the same iteration
     * @param outage whether all of the same method, in each iteration in which the shots are made
     */
    record More(int later, boolean outage) {

        static final More NONE = new More(0, false);
        static final More OUTAGE = new More(0, true);

        static More later(int hits) {
            return new More(hits, false);
        }
    }

    /** Copies the shots. */
    RunOrder {
        shots = List.copyOf(shots);
    }

    /** The last iteration with faults; 0 for none. */
    long faulty() {
        long last =
                shots.stream().mapToLong(each -> each.at().iteration()).max().orElse(0);
        return shots.isEmpty() ? 0 : Math.max(rounds, last);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("seed", seed);
        map.put("shots", shots.stream().map(Shot::toMap).toList());
        map.put("rounds", rounds);
        map.put("iterations", iterations);
        map.put("later", more.later());
        map.put("outage", more.outage());
        map.put("hangLimit", hangLimit.toString());
        map.put("watch", watch.toMap());
        return map;
    }

    static RunOrder of(Map<?, ?> map) {
        return new RunOrder(
                ((Number) map.get("seed")).longValue(),
                ((List<?>) map.get("shots"))
                        .stream().map(each -> Shot.of((Map<?, ?>) each)).toList(),
                ((Number) map.get("rounds")).longValue(),
                ((Number) map.get("iterations")).longValue(),
                new More(((Number) map.get("later")).intValue(), (Boolean) map.get("outage")),
                Duration.parse((String) map.get("hangLimit")),
                Watch.of((Map<?, ?>) map.get("watch")));
    }
}
