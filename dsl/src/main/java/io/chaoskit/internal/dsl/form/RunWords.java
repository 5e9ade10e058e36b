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

    /** The object under test. Null when there is none. */
    @Word(usage = "target", does = "the object under test")
    public abstract Object getTarget();

    /** A proxy of the scenario. */
    @Word(usage = "proxy('name')", does = "a proxy of the scenario: its address, host and port")
    public ProxyRef proxy(String name) {
        return Closures.scenarioAround(owner).proxy$(name);
    }

    /** The words of a set-up, a tear-down, and of what makes and closes the target. */
    static final class Around extends RunWords {

        private final Object target;

        Around(Object owner, Object target) {
            super(owner);
            this.target = target;
        }

        @Override
        @Word(usage = "target", does = "the object under test")
        public Object getTarget() {
            return target;
        }
    }

    /** The words of a step. */
    public static final class Step extends RunWords {

        private final StepContext<Object> context;

        Step(Object owner, StepContext<Object> context) {
            super(owner);
            this.context = context;
        }

        StepContext<Object> context() {
            return context;
        }

        @Override
        @Word(usage = "target", does = "the object under test")
        public Object getTarget() {
            return context.target();
        }

        /** The iteration, from 1, counted over all lanes. */
        @Word(usage = "iteration", does = "the number of the iteration")
        public long getIteration() {
            return context.iteration();
        }

        /** The lane, from 1. */
        @Word(usage = "lane", does = "the number of the lane")
        public int getLane() {
            return context.lane();
        }

        /** Random numbers that the seed repeats. */
        @Word(usage = "random", does = "random numbers that the seed repeats")
        public Random getRandom() {
            return context.random();
        }
    }

    /** The words of an {@code assert} and of {@code stateConsistency}. */
    public static final class Check extends RunWords {

        private final Observation seen;

        Check(Object owner, Observation seen) {
            super(owner);
            this.seen = seen;
        }

        Observation seen() {
            return seen;
        }

        @Override
        @Word(usage = "target", does = "the object under test")
        public Object getTarget() {
            return seen.target();
        }

        /** The iteration, from 1, counted over all lanes. */
        @Word(usage = "iteration", does = "the number of the iteration")
        public long getIteration() {
            return seen.iteration();
        }

        /** The lane, from 1. */
        @Word(usage = "lane", does = "the number of the lane")
        public int getLane() {
            return seen.lane();
        }
    }

    /** The words of {@code when { … }} and of an effect's closure. */
    public static final class AtHit extends RunWords {

        private final Hit hit;

        AtHit(Object owner, Hit hit) {
            super(owner);
            this.hit = hit;
        }

        @Override
        @Word(usage = "target", does = "the object under test")
        public Object getTarget() {
            return hit.target();
        }

        /** The arrival. */
        @Word(usage = "hit", does = "the arrival at a site")
        public Hit getHit() {
            return hit;
        }

        /** The iteration, from 1, counted over all lanes. */
        @Word(usage = "iteration", does = "the number of the iteration")
        public long getIteration() {
            return hit.iteration();
        }

        /** The lane, from 1. */
        @Word(usage = "lane", does = "the number of the lane")
        public int getLane() {
            return hit.lane();
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
        @Word(usage = "target", does = "the object under test")
        public Object getTarget() {
            return outcome.target();
        }

        /** How long iterations took, by its percentiles. */
        @Word(usage = "latency.p95", does = "how long iterations took: p50, p95, p99, p999, min, mean, max")
        public LatencyFigures getLatency() {
            return new LatencyFigures(outcome);
        }

        /** The share of iterations that passed. */
        @Word(usage = "successRate", does = "the share of iterations that passed, from 0 to 1")
        public double getSuccessRate() {
            return outcome.successRate();
        }
    }
}
