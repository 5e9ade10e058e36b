package io.chaoskit.internal.sweep;

import io.chaoskit.internal.json.Json;
import io.chaoskit.internal.run.Run;
import io.chaoskit.report.Failure;
import io.chaoskit.validator.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes runs in another JVM, until that ends. Used by one thread. */
final class Elsewhere implements Bench {

    private final Workers.Worker worker;

    Elsewhere(Workers workers) {
        this.worker = workers.start();
    }

    @Override
    public Optional<Observed> run(RunOrder order) {
        if (Run.mayNotBegin()) {
            return Optional.empty();
        }
        try {
            Optional<String> answer = worker.ask(Json.compact(order.toMap()));
            if (Run.mayNotBegin()) {
                return Optional.empty();
            }
            return Optional.of(answer.flatMap(Elsewhere::observed).orElseGet(() -> ended(worker.end())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Observed> observed(String answer) {
        return Json.read(answer)
                .filter(Map.class::isInstance)
                .map(Map.class::cast)
                .map(Observed::of);
    }

    /** The code under test ended its JVM, or the JVM did not survive it. Whether every fault was made nobody knows. */
    private static Observed ended(String how) {
        Failure exit = Failure.builder(Failure.Kind.EXIT, Severity.CRITICAL, "its process ended: " + how)
                .build();
        return new Observed(
                Reached.NOTHING, true, 0, Set.of(), Map.of(), false, false, false, List.of(exit), Evidence.NONE);
    }

    @Override
    public void close() {
        worker.close();
    }
}
