package io.chaoskit.run;

import io.chaoskit.internal.thread.Stacks;
import java.util.List;
import java.util.Optional;

/** Something of a validator's took too long, and was interrupted. */
final class LateAnswer extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Object answer;

    /** {@code why} ends "it did not answer …"; the answer is what it said when it was interrupted, null for nothing. */
    LateAnswer(String why, List<StackTraceElement> stack, Object answer) {
        super("it did not answer " + why + ", and was interrupted at" + Stacks.show(stack), null, false, false);
        this.answer = answer;
    }

    /** A violation that was told after all; that nothing was found says nothing then. */
    Optional<String> violation() {
        return answer instanceof Optional<?> told ? told.map(String::valueOf) : Optional.empty();
    }
}
