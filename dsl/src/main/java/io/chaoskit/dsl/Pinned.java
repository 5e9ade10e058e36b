package io.chaoskit.dsl;

import groovy.lang.Closure;
import io.chaoskit.internal.replay.PinnedScenario;
import io.chaoskit.model.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what {@code pinned(…)} says. */
final class Pinned {

    private static final Set<String> KNOWN = Set.of("seed", "iteration", "from", "without", "lanes");

    private Pinned() {}

    /** A script, named from where the call stands or from the current folder. */
    static Path file(String script, Optional<Path> caller) {
        return caller.map(from -> from.toAbsolutePath().resolveSibling(script).normalize())
                .filter(Files::isRegularFile)
                .orElseGet(() -> Path.of(script));
    }

    static ScenarioSource source() {
        return ServiceLoader.load(ScenarioSource.class, ScenarioSource.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the ChaosKit jar has no ScenarioSource"));
    }

    /** A scenario with its faults. */
    static Scenario of(Scenario scenario, Map<String, ?> options, Closure<?> faults) {
        for (String each : options.keySet()) {
            if (!KNOWN.contains(each)) {
                throw new IllegalArgumentException(
                        "pinned must have options that are known, but has '" + each + "'; it has "
                                + String.join(", ", KNOWN.stream().sorted().toList()));
            }
        }
        if (!options.containsKey("seed")) {
            throw new IllegalArgumentException("pinned must have the seed of the run that failed, but has none");
        }
        long iteration = PinBlock.number(options, "iteration", 1);
        PinBlock block = new PinBlock(iteration);
        Closure<?> body = (Closure<?>) faults.clone();
        body.setDelegate(block);
        body.setResolveStrategy(Closure.DELEGATE_FIRST);
        body.call();
        Set<String> without = options.get("without") instanceof Collection<?> names
                ? names.stream().map(Object::toString).collect(Collectors.toSet())
                : Set.of();
        return new PinnedScenario(
                        PinBlock.number(options, "seed", 0),
                        iteration,
                        PinBlock.number(options, "from", iteration),
                        Boolean.TRUE.equals(options.get("lanes")),
                        without,
                        block.pins())
                .of(scenario);
    }
}
