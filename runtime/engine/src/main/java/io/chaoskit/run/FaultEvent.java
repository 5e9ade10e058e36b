package io.chaoskit.run;

import io.chaoskit.plan.Fault;
import java.util.Objects;

/**
 * A hit that fires.
 *
 * @param id identifies the fault in reports, recordings and traces, see {@link Fault#id}
 * @param lane from 1; 0 for a fault of the run itself
 * @param scope the scope of its injector; empty for none
 * @param fault as it is known before its effect happens: neither how long that waits nor what it throws
 */
public record FaultEvent(String id, int lane, String scope, Fault fault) {

    /** Rejects null. */
    public FaultEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(fault, "fault");
    }

    /**
     * The kind of its effect.
     *
     * @return the word of the effect, for example {@code delay} of {@code delay(5ms, 25ms)}
     */
    public String kind() {
        return fault.kind();
    }
}
