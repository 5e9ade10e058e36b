package io.chaoskit.plan;

import io.chaoskit.effect.Effect;
import io.chaoskit.site.Hit;
import io.chaoskit.trigger.Gate;
import java.util.Collection;

/** The plan of a run: decides for each hit whether it fires. Called by all lanes at once. */
@FunctionalInterface
public interface Plan {

    /**
     * Whether this hit fires.
     *
     * @param hit the arrival
     * @param trigger the injector's own opinion
     * @return true for a fault
     */
    boolean fires(Hit hit, Gate trigger);

    /**
     * This plan under one trigger, made ready before a run so that each hit asks one thing only.
     *
     * @param trigger the injector's own opinion
     * @return decides like {@link #fires}
     */
    default Gate under(Gate trigger) {
        return hit -> fires(hit, trigger);
    }

    /**
     * An effect as this plan has it happen at the hits that fire.
     *
     * @param own the injector's
     * @return the same, unless the plan decides more than whether a hit fires; its text is the same in any case
     */
    default Effect over(Effect own) {
        return own;
    }

    /**
     * Whether this plan knows hits by their place in the code, and so asks each for it. Then hits are counted by it, which makes all of
     * them slower, and an injector that is not reached is no doubt: what led to it may have changed.
     *
     * @return false for plans of usual runs
     */
    default boolean looksAtEachHit() {
        return false;
    }

    /**
     * Whether what acts on the run itself, such as a pressure, does so at once when this plan lets it, whatever its trigger says about time.
     *
     * @return false for plans that ask the triggers
     */
    default boolean decidesRun() {
        return false;
    }

    /**
     * The plan that lets each injector's trigger decide. Its draws are a pure function of (seed, iteration, task, injector, site, hit),
     * so that a seed places the same faults in every run, whatever the number of lanes.
     *
     * @return the plan of a run by default
     */
    static Plan random() {
        return Plans.RANDOM;
    }

    /**
     * A plan that fires exactly the faults of a recorded trace, whatever the triggers say.
     *
     * @param trace what fired then; the order does not matter
     * @return the plan
     */
    static Plan replay(Collection<Fault> trace) {
        return new Plans.Replay(trace);
    }
}
