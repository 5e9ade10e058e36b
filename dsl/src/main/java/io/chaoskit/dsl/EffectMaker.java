package io.chaoskit.dsl;

import io.chaoskit.effect.Cancellation;
import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Effects;
import io.chaoskit.injector.Injector;
import io.chaoskit.trigger.Trigger;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;

/** Makes what the words of effects name. */
final class EffectMaker {

    private EffectMaker() {}

    static Object make(BlockCore block, String word, Supplier<?> action, Object... parts) {
        return block.draft().maker(word, "inject " + word + "(…)", parts, action);
    }

    static Injector withProbability(Effect effect, Object probability) {
        return Injector.of(effect)
                .withTrigger(Trigger.ALWAYS.probability(Arguments.fraction("probability", probability)));
    }

    static Effect cancellation(Map<String, Object> options) {
        return Effects.cancellation(Options.of("cancellation", options, "after").duration("after", Cancellation.USUAL));
    }

    static Effect[] effects(String word, Object[] parts) {
        return Arrays.stream(parts).map(part -> Arguments.effect(word, part)).toArray(Effect[]::new);
    }
}
