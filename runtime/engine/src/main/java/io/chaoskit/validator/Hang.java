package io.chaoskit.validator;

import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.List;

/**
 * A step that did not end in time.
 *
 * @param step its name
 * @param limit the time it had
 * @param stacks samples of its stack while it was stuck, top frame first; at least one
 */
public record Hang(String step, Duration limit, List<List<StackTraceElement>> stacks) {

    private static final int FRAMES = 6;

    /** Copies the samples. */
    public Hang {
        stacks = List.copyOf(stacks);
    }

    /**
     * A sentence and the frames that all samples share, the deepest few.
     *
     * @return several lines
     */
    public String describe() {
        StringBuilder text = new StringBuilder("step '" + step + "' must end within " + Durations.format(limit)
                + ", but did not; it was interrupted at");
        List<StackTraceElement> last = stacks.get(stacks.size() - 1);
        last.stream()
                .filter(frame -> stacks.stream().allMatch(each -> each.contains(frame)))
                .limit(FRAMES)
                .forEach(frame -> text.append("\n    ").append(frame));
        return text.toString();
    }
}
