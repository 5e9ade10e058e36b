package io.chaoskit.internal.dsl.form;

import io.chaoskit.model.StepContext;
import io.chaoskit.network.ProxyRef;
import io.chaoskit.site.Hit;
import io.chaoskit.validator.Observation;
import io.chaoskit.validator.RunOutcome;
import io.chaoskit.word.Word;
import java.util.Random;

/** The words of closures that run with the scenario: {@code target}, {@code iteration}, and others by the kind of the closure. */
public abstract class RunWords {

    private final Object owner;

    RunWords(Object owner) {
        this.owner = owner;
    }

    abstract Object target();

    /** What a closure gets that asks for the target where there may be none. */
    static Object existing(Object target, String where) {
        if (target == null) {
            throw new IllegalStateException("there is no target " + where
                    + "; one that is made for each lane or iteration is in steps and checks only");
        }
        return target;
    }

    /** The object under test; null when there is none. */
    @Word(usage = "target", does = "the object under test")
    public final Object getTarget() {
        return named(target());
    }

    /** The target, unless the scenario names none. */
    final Object named(Object target) {
        if (target == null && Closures.lackTarget(owner)) {
            throw new IllegalStateException("there is no target, because the scenario names none; target engine");
        }
        return target;
    }

    /** A proxy of the scenario. */
    @Word(usage = "proxy('name')", does = "a proxy of the scenario: its address, host and port")
    public final ProxyRef proxy(String name) {
        return Closures.scenarioAround(owner).proxy$(name);
    }

    /** The words of a set-up, a tear-down, and of what makes and closes the target. */
    static final class Around extends RunWords {

        private final Object target;

        /** {@code target} is null when there is none yet, or none for the whole run. */
        Around(Object owner, Object target) {
            super(owner);
            this.target = target;
        }

        @Override
        Object target() {
            return existing(named(target), "here");
        }
    }

    /** The words of all closures that belong to an iteration. */
    public abstract static class InIteration extends RunWords {

        InIteration(Object owner) {
            super(owner);
        }

        abstract long iteration();

        abstract int lane();

        /** The iteration, from 1, counted over all lanes. */
        @Word(usage = "iteration", does = "the number of the iteration")
        public final long getIteration() {
            return iteration();
        }

        /** The lane, from 1. */
        @Word(usage = "lane", does = "the number of the lane")
        public final int getLane() {
            return lane();
        }
    }

    /** The words of what makes a target for each lane or iteration. */
    public static final class Making extends InIteration {

        private final StepContext<?> context;

        Making(Object owner, StepContext<?> context) {
            super(owner);
            this.context = context;
        }

        @Override
        Object target() {
            return null;
        }

        @Override
        long iteration() {
            return context.iteration();
        }

        @Override
        int lane() {
            return context.lane();
        }
    }

    /** The words of a step. */
    public static final class Step extends InIteration {

        private final StepContext<Object> context;

        Step(Object owner, StepContext<Object> context) {
            super(owner);
            this.context = context;
        }

        StepContext<Object> context() {
            return context;
        }

        @Override
        Object target() {
            return context.target();
        }

        @Override
        long iteration() {
            return context.iteration();
        }

        @Override
        int lane() {
            return context.lane();
        }

        /** Random numbers of this iteration that the seed repeats. */
        @Word(usage = "random", does = "random numbers that the seed repeats")
        public Random getRandom() {
            return context.random();
        }
    }

    /** The words of an {@code assert} and of {@code stateConsistency}. */
    public static final class Check extends InIteration {

        private final Observation seen;

        Check(Object owner, Observation seen) {
            super(owner);
            this.seen = seen;
        }

        Observation seen() {
            return seen;
        }

        @Override
        Object target() {
            return seen.target();
        }

        @Override
        long iteration() {
            return seen.iteration();
        }

        @Override
        int lane() {
            return seen.lane();
        }
    }

    /** The words of {@code when { … }} and of an effect's closure. */
    public static final class AtHit extends InIteration {

        private final Hit hit;

        AtHit(Object owner, Hit hit) {
            super(owner);
            this.hit = hit;
        }

        @Override
        Object target() {
            return hit.target();
        }

        @Override
        long iteration() {
            return hit.iteration();
        }

        @Override
        int lane() {
            return hit.lane();
        }

        /** The arrival at a site; valid only during the call. */
        @Word(usage = "hit", does = "the arrival at a site")
        public Hit getHit() {
            return hit;
        }
    }

    /** The words of an {@code assert} about the whole run, and of {@code eventually}. */
    public static final class AtEnd extends RunWords {

        private final RunOutcome outcome;

        AtEnd(Object owner, RunOutcome outcome) {
            super(owner);
            this.outcome = outcome;
        }

        @Override
        Object target() {
            return existing(outcome.target(), "at the end");
        }

        /** How long iterations took, by percentiles. */
        @Word(usage = "latency.p95", does = "how long iterations took: p50, p95, p99, p999, min, mean, max")
        public LatencyFigures getLatency() {
            return new LatencyFigures(outcome);
        }

        /** The share of iterations that passed, from 0 to 1. */
        @Word(usage = "successRate", does = "the share of iterations that passed, from 0 to 1")
        public double getSuccessRate() {
            return outcome.successRate();
        }
    }
}
