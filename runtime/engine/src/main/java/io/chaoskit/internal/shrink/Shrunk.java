package io.chaoskit.internal.shrink;

import io.chaoskit.internal.replay.Pin;
import io.chaoskit.internal.replay.Reproduction;
import io.chaoskit.plan.Fault;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is left of a failure.
 *
 * @param reproduction whether and how it came again at first
 * @param runs how many runs it took, those of the reproduction included
 * @param pins the faults that are left
 * @param faults as they fired in the last run that failed
 * @param stopped whether it was ended before its time
 * @param proof how it is known that no fault can be left out
 * @param passing how many smaller sets pass
 * @param weakened what was weakened, for people
 * @param withoutSteps the steps that were left out
 * @param odds how often what is left fails; empty when it always did
 * @param causality how often it fails with the first 0, 1, … faults kept; empty when that was not asked for
 */
public record Shrunk(
        Reproduction reproduction,
        int runs,
        List<Pin> pins,
        List<Fault> faults,
        boolean stopped,
        Proof proof,
        int passing,
        List<String> weakened,
        Set<String> withoutSteps,
        Optional<Odds> odds,
        List<Odds> causality) {

    /** Copies the collections. */
    public Shrunk {
        pins = List.copyOf(pins);
        faults = List.copyOf(faults);
        weakened = List.copyOf(weakened);
        withoutSteps = Set.copyOf(withoutSteps);
        causality = List.copyOf(causality);
    }
}
