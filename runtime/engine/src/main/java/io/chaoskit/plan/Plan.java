package io.chaoskit.plan;

import io.chaoskit.site.Hit;
import io.chaoskit.trigger.Gate;

/** Decides for each hit whether it fires. Called by all lanes at once. */
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
}
