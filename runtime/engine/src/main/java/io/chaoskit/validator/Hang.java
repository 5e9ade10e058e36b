package io.chaoskit.validator;

import io.chaoskit.internal.thread.Stacks;
import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.List;

/**
 * A hang: a step that did not end in time.
 *
 * @param step its name
 * @param limit the time it had
 * @param stacks samples of its stack while it was stuck, top frame first; at least one
 */
public record Hang(String step, Duration limit, List<List<StackTraceElement>> stacks) {

    /** Copies the samples. */
    public Hang {
        stacks = List.copyOf(stacks);
    }

    /**
     * A sentence, and where all samples were: in which method, and by which methods of the code under test.
     *
     * @return several lines
     */
    public String describe() {
        List<StackTraceElement> shared = stacks.get(stacks.size() - 1).stream()
                .filter(frame ->
                        stacks.stream().allMatch(each -> each.stream().anyMatch(any -> sameMethod(any, frame))))
                .toList();
        return "step '" + step + "' must end within " + Durations.format(limit) + ", but did not; it was interrupted at"
                + Stacks.show(shared);
    }

    private static boolean sameMethod(StackTraceElement one, StackTraceElement other) {
        return one.getClassName().equals(other.getClassName())
                && one.getMethodName().equals(other.getMethodName());
    }
}
