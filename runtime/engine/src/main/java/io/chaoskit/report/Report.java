package io.chaoskit.report;

import io.chaoskit.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a run leaves. Immutable, and free of objects of the code under test.
 *
 * @param scenario its name
 * @param seed places the faults
 * @param verdict in one word
 * @param passed whether the verdict is PASS
 * @param reasons why it is not PASS, the gravest first
 * @param summary in one sentence
 * @param startedAt when the run began
 * @param duration of the whole run
 * @param stoppedBecause why the iterations ended
 * @param iterations their number
 * @param latency how long they took
 * @param injectors what each did, in the order written
 * @param validators what each found, in the order written
 * @param failures what went wrong, at most a hundred in detail
 * @param failuresDropped how many more there were
 * @param analysis all failures, counted
 * @param timeline how the run went, at most a few hundred points
 * @param leftBehind what the run could not clean up
 * @param hitsOutside hits by threads that belonged to no iteration
 * @param replay the command that repeats the run; empty when there is none
 * @param environment where it ran
 */
public record Report(
        String scenario,
        long seed,
        Verdict verdict,
        boolean passed,
        List<String> reasons,
        String summary,
        Instant startedAt,
        Duration duration,
        String stoppedBecause,
        Iterations iterations,
        Latency latency,
        List<InjectorReport> injectors,
        List<ValidatorReport> validators,
        List<Failure> failures,
        long failuresDropped,
        FailureAnalysis analysis,
        List<TimelinePoint> timeline,
        List<String> leftBehind,
        long hitsOutside,
        String replay,
        Map<String, String> environment) {

    /** Copies the lists. */
    public Report {
        reasons = List.copyOf(reasons);
        injectors = List.copyOf(injectors);
        validators = List.copyOf(validators);
        failures = List.copyOf(failures);
        timeline = List.copyOf(timeline);
        leftBehind = List.copyOf(leftBehind);
        environment = Map.copyOf(environment);
    }

    /**
     * What the injectors of each scope did together.
     *
     * @return in the order written
     */
    public List<ScopeReport> scopes() {
        return ScopeReport.of(injectors);
    }

    /**
     * The report as JSON, schema 1.
     *
     * @return one object, indented
     */
    public String toJson() {
        return JsonReport.of(this);
    }

    /**
     * The summary for a terminal, without colours.
     *
     * @return several lines
     */
    @Override
    public String toString() {
        return new TextReport(Palette.PLAIN).of(this);
    }
}
