package io.chaoskit.internal.sweep;

import io.chaoskit.internal.json.Json;
import io.chaoskit.model.Scenario;
import java.util.Map;
import java.util.function.Supplier;

/** Makes runs for a sweep in another JVM, which asks for them and gets what was seen, line by line. Used by one thread. */
public final class Workbench implements AutoCloseable {

    private final Here bench;

    /** {@code scenario} gives the scenario, as fresh as can be had: it is asked for before each run. */
    public Workbench(Supplier<Scenario> scenario) {
        this.bench = new Here(scenario);
    }

    /** What was seen of the run that the line asks for; empty text when no run may begin any more. */
    public String answer(String line) {
        Map<?, ?> order = Json.read(line)
                .filter(Map.class::isInstance)
                .map(Map.class::cast)
                .orElseThrow(() -> new IllegalArgumentException("a run must be asked for in JSON, but was: " + line));
        return bench.seen(RunOrder.of(order))
                .map(seen -> Json.compact(seen.observed().toMap(seen.report())))
                .orElse("");
    }

    @Override
    public void close() {
        bench.close();
    }
}
