package io.chaoskit.validator;

import io.chaoskit.internal.thread.Stacks;
import java.util.List;

/**
 * The start of a thread: where and when it was started.
 *
 * @param iteration of the run, from 1; 0 when that is not known
 * @param stack of the thread that started it, top frame first
 */
public record ThreadStart(long iteration, List<StackTraceElement> stack) {

    /** Copies the stack. */
    public ThreadStart {
        stack = List.copyOf(stack);
    }

    String shown() {
        String during = iteration > 0 ? " in iteration " + iteration : "";
        return "\n  and was started" + during + Stacks.show(stack);
    }
}
