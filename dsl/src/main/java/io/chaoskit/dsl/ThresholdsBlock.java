package io.chaoskit.dsl;

import io.chaoskit.verdict.Thresholds;
import io.chaoskit.word.Word;
import java.util.function.UnaryOperator;

/** The words of {@code thresholds { … }}. */
public final class ThresholdsBlock extends Block {

    Thresholds limits$ = Thresholds.DEFAULT;

    ThresholdsBlock(Draft draft, Object owner) {
        super(draft, Place.THRESHOLDS, owner);
    }

    /** The share that must pass. */
    @Word(usage = "minSuccessRate 0.9", does = "the share of the iterations that must pass")
    public Object minSuccessRate(Object rate) {
        return change$(
                "minSuccessRate", before -> before.withMinSuccessRate(Arguments.fraction("minSuccessRate", rate)));
    }

    /** The number that may fail. */
    @Word(usage = "maxFailedIterations 5", does = "the number of iterations that may fail")
    public Object maxFailedIterations(Object max) {
        return change$(
                "maxFailedIterations",
                before -> before.withMaxFailedIterations(Arguments.longCount("maxFailedIterations", max)));
    }

    /** The average time. */
    @Word(usage = "maxAverageDuration 200.ms", does = "how long an iteration may take on average")
    public Object maxAverageDuration(Object max) {
        return change$(
                "maxAverageDuration",
                before -> before.withMaxAverageDuration(Arguments.duration("maxAverageDuration", max)));
    }

    /** Whether everything must hold. */
    @Word(usage = "requireAll true", does = "whether every validator must hold in every iteration")
    public Object requireAll(Object all) {
        return change$("requireAll", before -> before.withRequireAll(Arguments.truth("requireAll", all)));
    }

    /** Validators that fail the run. */
    @Word(usage = "critical 'goroutineLimit', 'noPanics'", does = "validators whose violation fails the run")
    public Object critical(Object... names) {
        return change$("critical", before -> before.withCritical(Arguments.texts("critical", names)));
    }

    /** Validators that do not fail the run. */
    @Word(usage = "warning 'noPanics'", does = "validators whose violation does not fail the run by itself")
    public Object warning(Object... names) {
        return change$("warning", before -> before.withWarning(Arguments.texts("warning", names)));
    }

    private Object change$(String word, UnaryOperator<Thresholds> change) {
        return core$.draft().word(word, () -> limits$ = change.apply(limits$));
    }
}
