package io.chaoskit.trigger;

import io.chaoskit.value.Probability;

/**
 * Each hit by itself fires with this probability.
 *
 * @param probability 0 to 1
 */
public record Chance(Probability probability) implements Condition {

    @Override
    public Gate arm() {
        return new ChanceGate(probability.share());
    }

    @Override
    public String text() {
        return "probability " + probability;
    }

    @Override
    public boolean countsHits() {
        return true;
    }
}
