package io.chaoskit.run;

import io.chaoskit.internal.otel.FaultLogs;
import io.chaoskit.internal.replay.RequestedReplay;
import io.chaoskit.internal.report.merge.ReportMerge;
import io.chaoskit.internal.run.Loom;
import io.chaoskit.internal.run.Preflight;
import io.chaoskit.internal.run.Run;
import io.chaoskit.internal.run.RunEvents;
import io.chaoskit.internal.run.RunSettings;
import io.chaoskit.internal.thread.Stacks;
import io.chaoskit.model.InvalidScenarioException;
import io.chaoskit.model.Scenario;
import io.chaoskit.plan.Fault;
import io.chaoskit.plan.Plan;
import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.report.Failure;
import io.chaoskit.report.Origin;
import io.chaoskit.report.Report;
import io.chaoskit.report.Shard;
import io.chaoskit.run.RunListener.Detail;
import io.chaoskit.site.MethodShape;
import io.chaoskit.value.Clock;
import io.chaoskit.value.Mistake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.function.LongFunction;

/**
 * Runs scenarios. Immutable; one runner may run several scenarios, also at once.
 *
 * <pre>{@code
 * Report report = ChaosRunner.builder().build().run(scenario);
 * }</pre>
 */
public final class ChaosRunner {

    private final RunSettings settings;
    private final Seeds seeds;

    private ChaosRunner(RunSettings settings, Seeds seeds) {
        this.settings = settings;
        this.seeds = seeds;
    }

    /**
     * Starts a configuration.
     *
     * @return with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Runs a scenario to its end, on threads of its own, while the caller waits. An interrupt of the caller stops the run. All
     * that goes wrong is in the report; everything is cleaned up when it returns. The system property {@code chaoskit.seed} replaces the
     * scenario's seed, to repeat a run that failed.
     *
     * <p>When the system property {@code chaoskit.replay} names a JSON report that has a failure of a scenario with this name, that failure
     * is repeated instead, and the report is that of the repetition.
     *
     * @param scenario what to run
     * @return what happened
     * @throws InvalidScenarioException if a pointcut matches nothing, or an effect does not fit a method that it matches
     * @throws IllegalArgumentException if {@code chaoskit.replay} does not name a report, or {@code chaoskit.seed} is not a whole number
     */
    public Report run(Scenario scenario) {
        List<Mistake> mistakes = settings.identity()
                .shard()
                .map(each -> mistakes(scenario, each, seeds))
                .orElseGet(() -> mistakes(scenario));
        if (!mistakes.isEmpty()) {
            throw new InvalidScenarioException(scenario.name(), mistakes);
        }
        Optional<Report> repeated = RequestedReplay.of(scenario);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        long seed = seeds.of(scenario);
        RunSettings own = scenario.repetition().map(settings::repeating).orElse(settings);
        ClassLoader underTest = scenario.classLoader().orElseGet(Thread.currentThread()::getContextClassLoader);
        RunSettings told = FaultLogs.of(underTest).map(own::alsoTelling).orElse(own);
        return new Run(scenario, seed, told.as(Seeds.runId())).execute();
    }

    /**
     * Checks, without a run, what a scenario puts on methods: its pointcuts must match something, and its effects must fit what they
     * match. Classes that the pointcuts name are loaded for it.
     *
     * @param scenario its injectors, and its validators that measure methods
     * @return empty when all fit
     */
    public static List<Mistake> mistakes(Scenario scenario) {
        return Preflight.mistakes(scenario);
    }

    /**
     * Checks a scenario of which one shard is to be run: besides what {@link #mistakes(Scenario)} checks, it must have a seed, which all
     * shards share, and no trigger may depend on what happens in other shards.
     *
     * @param scenario all of its injectors
     * @param shard which one
     * @return empty when it can be run in shards
     */
    public static List<Mistake> mistakes(Scenario scenario, Shard shard) {
        return mistakes(scenario, shard, new Seeds(OptionalLong.empty()));
    }

    private static List<Mistake> mistakes(Scenario scenario, Shard shard, Seeds seeds) {
        List<Mistake> mistakes = new ArrayList<>(mistakes(scenario));
        if (shard.count() > 1) {
            mistakes.addAll(ShardRules.mistakes(scenario, seeds));
        }
        return mistakes;
    }

    /**
     * Merges the reports of the shards of a run: counts, failures, faults and time buckets are those of the whole run, and the verdict is
     * judged anew.
     *
     * @param shards in any order; those that are equal count once
     * @return UNSTABLE at best when a shard is missing
     * @throws IllegalArgumentException if there is none, or they are not of one run: the message says why
     */
    public static Report merge(List<Report> shards) {
        ReportMerge merge = new ReportMerge(false);
        for (int i = 0; i < shards.size(); i++) {
            merge.add("report " + (i + 1), shards.get(i));
        }
        if (shards.isEmpty() || !merge.rejected().isEmpty()) {
            throw new IllegalArgumentException(
                    shards.isEmpty() ? "there must be a report to merge" : String.join("; ", merge.rejected()));
        }
        return merge.result();
    }

    /**
     * Finds the methods that a pointcut matches. Classes that it names are loaded for it.
     *
     * @param scenario whose class path is searched
     * @param pointcut which methods
     * @return those that can be changed; may be empty
     * @throws IllegalStateException when the JVM does not let classes be looked at
     */
    public static List<MethodShape> matches(Scenario scenario, Pointcut pointcut) {
        return Preflight.matches(scenario, pointcut);
    }

    /** Passes the events of a run on to a listener. */
    private record Listening(RunListener listener) implements RunEvents {

        @Override
        public boolean wantsFaults() {
            return listener.details().contains(Detail.FAULTS);
        }

        @Override
        public boolean wantsSteps() {
            return listener.details().contains(Detail.STEPS);
        }

        @Override
        public RunEvents started(Started run) {
            return new Listening(listener.started(new LiveRun(
                    run.scenario(),
                    run.seed(),
                    run.startedAt(),
                    run.replay(),
                    run.lanes(),
                    () -> run.counts().get().stream()
                            .map(each -> new InjectorCount(
                                    each.injector(),
                                    each.scope(),
                                    each.site(),
                                    each.effect(),
                                    each.hits(),
                                    each.fired()))
                            .toList(),
                    run.runId())));
        }

        @Override
        public void weaving(Duration elapsed, int classes, int of) {
            listener.weaving(elapsed, classes, of);
        }

        @Override
        public void progress(State now) {
            Optional<Progress.Stuck> stuck = now.stuck()
                    .map(each -> new Progress.Stuck(each.step(), each.lane(), each.time(), Stacks.place(each.stack())));
            listener.progress(new Progress(
                    now.elapsed(), now.iterations(), now.failed(), now.faults(), now.p95(), now.share(), stuck));
        }

        @Override
        public void iterationEnded(long iteration, int lane, boolean passed, long nanos, List<Fault> faults) {
            listener.iterationEnded(new IterationResult(iteration, lane, passed, Duration.ofNanos(nanos), faults));
        }

        @Override
        public void fired(String id, int lane, String scope, Fault fault) {
            listener.fired(new FaultEvent(id, lane, scope, fault));
        }

        @Override
        public void stepEnded(long iteration, int lane, String step, boolean passed, long nanos) {
            listener.stepEnded(new StepResult(iteration, lane, step, passed, Duration.ofNanos(nanos)));
        }

        @Override
        public void failed(Failure failure) {
            listener.failed(failure);
        }

        @Override
        public void ended(Report report) {
            listener.ended(report);
        }

        @Override
        public void cutOff(Report report) {
            listener.cutOff(report);
        }
    }

    /** Configures a runner. Not safe for several threads. */
    public static final class Builder {

        private Plan plan = Plan.random();
        private final List<RunListener> listeners = new ArrayList<>();
        private OptionalLong seed = OptionalLong.empty();
        private LongFunction<? extends CharSequence> replay = Seeds::setting;
        private IntFunction<? extends CharSequence> failureReplay = number -> "";
        private Clock clock = Clock.SYSTEM;
        private boolean failOnUnstable;
        private final Map<String, String> environment = new LinkedHashMap<>();
        private Origin origin = Origin.UNKNOWN;
        private Optional<Shard> shard = Optional.empty();

        private Builder() {}

        /**
         * Decides which hits fire; by default the triggers do.
         *
         * @param decides for example a {@link Plan#replay}
         * @return this
         */
        public Builder plan(Plan decides) {
            plan = Objects.requireNonNull(decides, "plan");
            return this;
        }

        /**
         * Follows the runs, beside those that follow them already.
         *
         * @param follows none by default
         * @return this
         */
        public Builder listener(RunListener follows) {
            listeners.add(Objects.requireNonNull(follows, "listener"));
            return this;
        }

        /**
         * Places the faults of each scenario by this seed instead of its own, and instead of the one that the system property
         * {@code chaoskit.seed} gives.
         *
         * @param places the same faults each time
         * @return this
         */
        public Builder seed(long places) {
            seed = OptionalLong.of(places);
            return this;
        }

        /**
         * Says which command repeats a run with a seed, for the reports.
         *
         * @param command by default the system property that does, such as {@code -Dchaoskit.seed=42}
         * @return this
         */
        public Builder replayCommand(LongFunction<? extends CharSequence> command) {
            replay = Objects.requireNonNull(command, "replayCommand");
            return this;
        }

        /**
         * Says which command replays a single failure of a run that does not pass, for its report.
         *
         * @param command by the number of the failure in the report, from 1; by default, and for an empty text, the failure has the command that repeats the run
         * @return this
         */
        public Builder failureCommand(IntFunction<? extends CharSequence> command) {
            failureReplay = Objects.requireNonNull(command, "failureCommand");
            return this;
        }

        /**
         * Takes the time from elsewhere, for specs.
         *
         * @param time the system's by default
         * @return this
         */
        public Builder clock(Clock time) {
            clock = Objects.requireNonNull(time, "clock");
            return this;
        }

        /**
         * Adds a fact about where the runs take place to the reports, beside those of the JVM.
         *
         * @param name for example {@code groovy}
         * @param value for example a version
         * @return this
         */
        public Builder environment(String name, String value) {
            environment.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Says what is needed to run the scenarios again, for the reports.
         *
         * @param from unknown by default
         * @return this
         */
        public Builder origin(Origin from) {
            origin = Objects.requireNonNull(from, "origin");
            return this;
        }

        /**
         * Runs only a part of the iterations: those whose number is {@code index}, {@code index + count} and so on. They keep their
         * numbers, seeds and faults, so that the reports of all shards together are that of the whole run, see {@link ChaosRunner#merge}.
         *
         * @param part which one
         * @return this
         */
        public Builder shard(Shard part) {
            shard = Optional.of(part);
            return this;
        }

        /**
         * Says that a run that proves nothing counts as failed: {@link Report#passed} is false then. By default it counts as passed.
         *
         * @param fail as the command line's {@code --fail-on-unstable}
         * @return this
         */
        public Builder failOnUnstable(boolean fail) {
            failOnUnstable = fail;
            return this;
        }

        /**
         * Makes the runner.
         *
         * @return immutable
         */
        public ChaosRunner build() {
            List<RunEvents> events = listeners.stream()
                    .filter(each -> each != RunListener.NONE)
                    .<RunEvents>map(Listening::new)
                    .toList();
            return new ChaosRunner(
                    new RunSettings(
                            plan,
                            events,
                            replay,
                            failureReplay,
                            clock,
                            failOnUnstable,
                            Map.copyOf(environment),
                            origin,
                            1,
                            false,
                            new Loom(),
                            new RunSettings.Identity("", shard),
                            false),
                    new Seeds(seed));
        }
    }
}
