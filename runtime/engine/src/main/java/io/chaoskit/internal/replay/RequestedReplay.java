package io.chaoskit.internal.replay;

import io.chaoskit.internal.run.Loom;
import io.chaoskit.model.Scenario;
import io.chaoskit.plan.Plan;
import io.chaoskit.report.FailedRun;
import io.chaoskit.report.Failure;
import io.chaoskit.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A replay that the system property {@code chaoskit.replay} asks for, instead of the run of a scenario: how a failure is repeated that a
 * test or a program has found.
 */
public final class RequestedReplay {

    private static final Logger LOG = LoggerFactory.getLogger(RequestedReplay.class);
    private static final String PROPERTY = "chaoskit.replay";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private RequestedReplay() {}

    /**
     * Repeats the first failure of a scenario with this name; empty when nothing is asked for, or the report has none.
     *
     * @throws IllegalArgumentException if the property does not name a report
     */
    public static Optional<Report> of(Scenario scenario) {
        String file = System.getProperty(PROPERTY, "");
        if (file.isBlank() || scenario.repetition().isPresent()) {
            return Optional.empty();
        }
        for (FailedRun each : read(file)) {
            for (Failure failure : each.failures()) {
                if (failure.iteration() > 0 && each.scenario().equals(scenario.name())) {
                    return repeated(new Subject(
                            () -> scenario, each.seed(), each.lanes(), failure, true, Optional.empty(), new Loom()));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * What a report asks of a scope.
     *
     * @param seed of the run that failed
     * @param plan makes exactly the faults of its first failure, in the iteration of that, and none in others
     */
    public record OfScope(long seed, Plan plan) {}

    /**
     * The replay of a scope with this name; empty when nothing is asked for, or the report has no failure of it.
     *
     * @throws IllegalArgumentException if the property does not name a report
     */
    public static Optional<OfScope> ofScope(String name) {
        String file = System.getProperty(PROPERTY, "");
        if (file.isBlank()) {
            return Optional.empty();
        }
        for (FailedRun each : read(file)) {
            for (Failure failure : each.failures()) {
                if (failure.iteration() > 0 && each.scenario().equals(name)) {
                    List<Pin> pins = failure.faults().stream().map(Pin::of).toList();
                    return Optional.of(new OfScope(each.seed(), new ForcedPlan(pins, any -> true)));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Report> repeated(Subject subject) {
        Reproduction found = new Reproducer(subject, LIMIT, line -> {}).run();
        LOG.warn(
                "Replayed iteration {} of '{}': it failed in {} of {} tries{}",
                subject.iteration(),
                subject.scenario().get().name(),
                found.failed(),
                found.of(),
                found.reach().map(reach -> ", " + reach.text()).orElse(""));
        return found.report();
    }

    private static List<FailedRun> read(String file) {
        try {
            return FailedRun.read(Files.readString(Path.of(file)));
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    "-D" + PROPERTY + " must name a JSON report, but '" + file + "' cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("-D" + PROPERTY + "=" + file + ": " + e.getMessage(), e);
        }
    }
}
