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
        long share = probability.share();
        return hit -> Probability.hits(share, hit.draw(0));
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
