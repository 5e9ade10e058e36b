package io.chaoskit.plan;

import io.chaoskit.site.Hit;
import io.chaoskit.trigger.Gate;

/**
 * Lets each injector's trigger decide. Its draws are a pure function of (seed, iteration, task, injector, site, hit), so
 * that a seed places the same faults in every run, whatever the number of lanes.
 */
public record RandomPlan() implements Plan {

    @Override
    public boolean fires(Hit hit, Gate trigger) {
        return trigger.admits(hit);
    }

    @Override
    public Gate under(Gate trigger) {
        return trigger;
    }
}
