package io.chaoskit.internal.dsl.block;

import io.chaoskit.internal.dsl.form.Place;
import io.chaoskit.verdict.Thresholds;
import io.chaoskit.word.Word;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;

/** The words of {@code thresholds { … }}. */
final class ThresholdsBlock extends BlockWords {

    private Thresholds limits = Thresholds.DEFAULT;

    ThresholdsBlock(Draft draft, Surroundings around) {
        super(Place.THRESHOLDS, draft, around);
    }

    Thresholds limits() {
        return limits;
    }

    @Override
    boolean once(String word) {
        return true;
    }

    /** The share that must pass. */
    @Word(usage = "minSuccessRate 0.9", does = "the share of the iterations that must pass")
    public void minSuccessRate(double rate) {
        limits = limits.withMinSuccessRate(rate);
    }

    /** The number that may fail. */
    @Word(usage = "maxFailedIterations 5", does = "the number of iterations that may fail")
    public void maxFailedIterations(long max) {
        limits = limits.withMaxFailedIterations(max);
    }

    /** The average time. */
    @Word(usage = "maxAverageDuration 200.ms", does = "how long an iteration may take on average")
    public void maxAverageDuration(Duration max) {
        limits = limits.withMaxAverageDuration(max);
    }

    /** Whether everything must hold. */
    @Word(usage = "requireAll true", does = "whether every validator must hold in every iteration")
    public void requireAll(boolean all) {
        limits = limits.withRequireAll(all);
    }

    /** Validators that fail the run. */
    @Word(usage = "critical 'goroutineLimit', 'noPanics'", does = "validators whose violation fails the run")
    public void critical(String... names) {
        limits = limits.withCritical(new LinkedHashSet<>(List.of(names)));
    }

    /** Validators that do not fail the run. */
    @Word(usage = "warning 'noPanics'", does = "validators whose violation does not fail the run by itself")
    public void warning(String... names) {
        limits = limits.withWarning(new LinkedHashSet<>(List.of(names)));
    }
}
