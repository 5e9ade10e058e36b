package io.chaoskit.dsl;

import io.chaoskit.internal.text.Nearest;
import io.chaoskit.internal.value.Limits;
import io.chaoskit.model.RunLength;
import io.chaoskit.model.Scenario;
import io.chaoskit.model.ScenarioBuilder;
import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The settings of {@code s.run(seed: 5)}. */
final class RunSettings {

    private static final Set<String> KNOWN = new TreeSet<>(Set.of("seed", "iterations", "duration", "lanes"));

    private RunSettings() {}

    static Scenario apply(Map<String, ?> settings, Scenario scenario) {
        if (settings.containsKey("iterations") && settings.containsKey("duration")) {
            throw new IllegalArgumentException("iterations and duration must not be used together; leave one out");
        }
        ScenarioBuilder<Object> changed = scenario.toBuilder();
        settings.forEach((name, value) -> apply(name, value, changed));
        return settings.isEmpty() ? scenario : changed.build();
    }

    private static void apply(String name, Object value, ScenarioBuilder<Object> scenario) {
        switch (name) {
            case "seed" -> scenario.seed(whole(name, value));
            case "iterations" -> scenario.length(RunLength.repeat(whole(name, value)));
            case "duration" -> scenario.length(RunLength.runFor(duration(value)));
            case "lanes" -> scenario.lanes(Limits.lanes(name, Math.toIntExact(whole(name, value))));
            default ->
                throw new IllegalArgumentException("run must have settings that are known, but has '" + name + "'; "
                        + Nearest.to(name, KNOWN)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("it has " + String.join(", ", KNOWN)));
        }
    }

    private static long whole(String name, Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw new IllegalArgumentException(name + " must be a whole number, but was '" + value + "'");
    }

    private static Duration duration(Object value) {
        return value instanceof Duration duration ? duration : Durations.parse(String.valueOf(value));
    }
}
