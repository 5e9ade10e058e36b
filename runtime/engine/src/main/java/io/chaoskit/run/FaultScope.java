package io.chaoskit.run;

import io.chaoskit.internal.replay.RequestedReplay;
import io.chaoskit.internal.replay.RequestedReplay.OfScope;
import io.chaoskit.internal.run.Scope;
import io.chaoskit.internal.run.SharedLoom;
import io.chaoskit.model.InvalidScenarioException;
import io.chaoskit.model.Scenario;
import io.chaoskit.plan.Fault;
import io.chaoskit.plan.Plan;
import io.chaoskit.report.Failure;
import io.chaoskit.report.Failure.Kind;
import io.chaoskit.report.FailureAnalysis;
import io.chaoskit.report.Iterations;
import io.chaoskit.report.Latency;
import io.chaoskit.report.Report;
import io.chaoskit.report.Thrown;
import io.chaoskit.report.TimeBuckets;
import io.chaoskit.validator.Severity;
import io.chaoskit.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Injects the faults of a scenario into a stretch of code that is no iteration of a run, such as a test.
 *
 * <pre>{@code
 * try (FaultScope faults = FaultScope.open(scenario)) {
 *     shop.buy();
 * }
 * }</pre>
 *
 * <p>They reach the thread that opens the scope, the threads that it starts and the work that it hands on, and no others, so that any number
 * of scopes may be open at the same time; with {@link io.chaoskit.model.Reach#EVERYONE} they reach all threads while no other scope is open
 * and nothing else runs. Of the scenario only injectors, resources, seed, reach and class loader count: the code in the scope is the step. A scope
 * within a scope has its own faults only; those of the outer one are back when it is closed.
 *
 * <p>A scope belongs to the thread that opens it, and must be closed by it.
 */
public final class FaultScope implements AutoCloseable {

    private static final int SHOWN = 20;

    private final Scope scope;
    private final String name;
    private final long seed;
    private final long number;
    private final String step;

    private FaultScope(Scope scope, Scenario scenario, long seed, long number) {
        this.scope = scope;
        this.name = scenario.name();
        this.step = scenario.steps().isEmpty() ? "" : scenario.steps().get(0).name();
        this.seed = seed;
        this.number = number;
    }

    /** Keeps classes woven from one scope to the next, see {@link #hold}. */
    @FunctionalInterface
    public interface Hold extends AutoCloseable {

        /** Restores all classes, unless another hold or an open scope keeps them. Does nothing the second time. */
        @Override
        void close();
    }

    /**
     * Keeps what scopes weave into methods and executors from here on. Weaving stops the JVM: without a hold each scope does it anew, with one a
     * suite of tests does it once for each list of pointcuts.
     *
     * @return to be closed when there are no more scopes
     */
    public static Hold hold() {
        return SharedLoom.INSTANCE.hold()::close;
    }

    /**
     * Opens a scope, as {@link #open(Scenario, long)} with the number 1.
     *
     * @param faults its injectors
     * @return to be closed by this thread
     */
    public static FaultScope open(Scenario faults) {
        return open(faults, 1);
    }

    /**
     * Opens a scope on the current thread: from here on its faults happen.
     *
     * <p>The seed is that of the system property {@code chaoskit.seed}, or else the scenario's, or else drawn. When the system property
     * {@code chaoskit.replay} names a JSON report that has a failure of a scenario with this name, exactly its faults happen in the scope of its number, and
     * none in others.
     *
     * @param faults its injectors; its name is for people, and for replays
     * @param number tells scopes of one scenario apart, such as the rows of a table: each number has faults of its own; 1 or more
     * @return to be closed by this thread
     * @throws InvalidScenarioException if a pointcut matches nothing, or an effect does not fit a method that it matches
     * @throws IllegalStateException if a resource, an effect or the weaving does not start
     * @throws IllegalArgumentException if the number is less than 1, {@code chaoskit.replay} does not name a report, or {@code chaoskit.seed}
     *     is not a whole number
     */
    public static FaultScope open(Scenario faults, long number) {
        if (number < 1) {
            throw new IllegalArgumentException("the number of a scope must be 1 or more, but was " + number);
        }
        OfScope how = RequestedReplay.ofScope(faults.name())
                .orElseGet(() -> new OfScope(new Seeds(OptionalLong.empty()).of(faults), Plan.random()));
        return new FaultScope(Scope.open(faults, how.seed(), number, how.plan()), faults, how.seed(), number);
    }

    /**
     * The seed that places the faults.
     *
     * @return the same places them again
     */
    public long seed() {
        return seed;
    }

    /**
     * The number of the scope.
     *
     * @return 1 or more
     */
    public long number() {
        return number;
    }

    /**
     * The name of the scenario.
     *
     * @return as it was given
     */
    public String name() {
        return name;
    }

    /**
     * The faults that happened.
     *
     * @return by thread and then by time, at most 1,000; empty before the scope is closed
     */
    public List<Fault> faults() {
        return scope.faults();
    }

    /**
     * What a failure within the scope should tell: the faults, and how to repeat them. When the system property {@code chaoskit.reports} names a
     * folder, the report of the failure is written into it, for {@code chaoskit.replay}.
     *
     * @param failure what the code in the scope threw
     * @return several lines; of more than 20 faults the first ones
     */
    public String explain(Throwable failure) {
        List<String> lines = new ArrayList<>();
        List<Fault> faults = faults();
        faults.stream().limit(SHOWN).map(each -> "after " + each).forEach(lines::add);
        if (faults.isEmpty()) {
            lines.add("no fault was injected");
        } else if (faults.size() > SHOWN) {
            lines.add("and " + (faults.size() - SHOWN) + " more");
        }
        lines.add("repeat  " + Seeds.setting(seed));
        ScopeReports.write(report(failure))
                .map(file -> "replay  -Dchaoskit.replay=" + file)
                .ifPresent(lines::add);
        return String.join("\n", lines);
    }

    /**
     * The report of a failure within the scope.
     *
     * @param failure what the code in the scope threw
     * @return a report with this one failure, which {@code chaoskit.replay} repeats
     */
    public Report report(Throwable failure) {
        Thrown thrown = Thrown.of(failure);
        Failure only = Failure.builder(Kind.STEP, Severity.CRITICAL, thrown.headline())
                .iteration(number, 1)
                .step(step)
                .exception(thrown)
                .faults(faults(), 0)
                .replay(Seeds.setting(seed))
                .build();
        return Report.builder(name, seed)
                .verdict(Verdict.FAIL, List.of("the code in the scope failed"), "FAIL " + name)
                .iterations(new Iterations(1, 0, 1), Latency.NONE, "", TimeBuckets.NONE)
                .failures(List.of(only), 0, FailureAnalysis.NONE)
                .replay(Seeds.setting(seed))
                .build();
    }

    /**
     * Ends the faults: injected waits are over at once, and what was put on is taken off. Does nothing the second time.
     *
     * @throws InvalidScenarioException if an injector was wrong itself, such as one that threw of its own accord
     * @throws IllegalStateException if something of the faults broke
     */
    @Override
    public void close() {
        scope.close();
    }
}
