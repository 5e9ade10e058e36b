package io.chaoskit.internal.check;

import io.chaoskit.internal.thread.Stacks;
import java.util.List;
import java.util.Optional;

/** Thrown when a validator exceeds its timeout and was interrupted. */
public final class CheckTimeout extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Object answer;

    /** {@code why} ends "it did not answer …"; the answer is what it said when it was interrupted, null for nothing. */
    CheckTimeout(String why, List<StackTraceElement> stack, Object answer) {
        super("it did not answer " + why + ", and was interrupted at" + Stacks.show(stack), null, false, false);
        this.answer = answer;
    }

    /** A violation that was reported after all; that nothing was found says nothing then. */
    Optional<String> violation() {
        return answer instanceof Optional<?> reported ? reported.map(String::valueOf) : Optional.empty();
    }
}
