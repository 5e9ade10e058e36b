package io.chaoskit.internal.dsl.form;

import io.chaoskit.effect.Injector;
import io.chaoskit.model.Action;
import io.chaoskit.model.FailurePolicy;
import io.chaoskit.model.Reach;
import io.chaoskit.model.StepBody;
import io.chaoskit.model.Target;
import io.chaoskit.validator.OutcomeCheck;
import io.chaoskit.validator.StateCheck;
import io.chaoskit.verdict.Thresholds;
import java.util.Set;

/** The types of arguments that the compilation of a script treats alike. */
public final class ArgumentKinds {

    /** The types of closures that run with the scenario, and not while it is read. */
    private static final Set<Class<?>> RUN_LATER =
            Set.of(StepBody.class, Action.class, Target.class, Injector.class, ClosureAdapters.HitCondition.class);

    private static final Set<Class<?>> CONDITIONS =
            Set.of(StateCheck.class, OutcomeCheck.class, ClosureAdapters.HitCondition.class);

    private static final Set<Class<?>> WORDS = Set.of(FailurePolicy.class, Reach.class, Thresholds.class);

    private ArgumentKinds() {}

    /**
     * Whether a closure that becomes an object of this type runs with the scenario, and not while it is read. False for a nested
     * block.
     */
    public static boolean runsLater(Class<?> type) {
        return RUN_LATER.contains(type);
    }

    /** Whether the values of this type have names of their own: {@code onFailure resume}. */
    public static boolean isWord(Class<?> type) {
        return WORDS.contains(type);
    }

    /** Whether a closure that becomes an object of this type is a condition. */
    public static boolean isCondition(Class<?> type) {
        return CONDITIONS.contains(type);
    }
}
