package io.chaoskit.dsl;

import io.chaoskit.validator.Validator;
import java.util.Arrays;
import java.util.function.Supplier;

/** Makes what the words of validators name. */
final class CheckMaker {

    private CheckMaker() {}

    static Object make(BlockCore block, String word, Supplier<Validator> action, Object... parts) {
        return block.draft().maker(word, "assert " + word + "(…)", parts, action);
    }

    static Validator[] validators(String word, Object[] parts) {
        return Arrays.stream(parts).map(part -> validator(word, part)).toArray(Validator[]::new);
    }

    private static Validator validator(String word, Object given) {
        if (Broken.known(given) instanceof Validator validator) {
            return validator;
        }
        throw new IllegalArgumentException(
                word + " must be given validators such as noPanics(), but was " + Arguments.show(given));
    }
}
