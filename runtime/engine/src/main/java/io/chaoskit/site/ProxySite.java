package io.chaoskit.site;

import java.util.Objects;

/**
 * A proxy between the code under test and something it talks to. ChaosKit arrives by the clock, as at {@link WholeRun}, or at the
 * begin of each iteration when the trigger tells iterations apart.
 *
 * @param name as declared in the scenario
 */
public record ProxySite(String name) implements Site {

    /** Rejects an empty name. */
    public ProxySite {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("proxy must have a name, but was ''");
        }
    }

    @Override
    public String text() {
        return "proxy('" + name + "')";
    }

    @Override
    public Arrival arrival() {
        return Arrival.CLOCK_OR_ITERATION;
    }

    @Override
    public boolean oncePerIteration() {
        return true;
    }

    @Override
    public String whyUnreached() {
        return "the run was over before its time came";
    }
}
