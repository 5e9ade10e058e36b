package io.chaoskit.internal.live;

import io.chaoskit.internal.thread.Stacks;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * A thread that is alive.
 *
 * @param id unique in the JVM
 * @param name may be empty
 * @param state for people, such as {@code waiting}
 * @param stack top frame first
 */
public record LiveThread(long id, String name, String state, List<StackTraceElement> stack) {

    /** Several threads, the first ones with their stacks, and with where they were started if that is known. */
    public static String show(List<LiveThread> threads, int most, LongFunction<Optional<String>> starts) {
        StringBuilder text = new StringBuilder();
        threads.stream().limit(most).forEach(each -> text.append("\n  ").append(each.shown(starts.apply(each.id))));
        int more = threads.size() - most;
        if (more > 0) {
            text.append("\n  and ").append(more).append(" more");
        }
        return text.toString();
    }

    private String shown(Optional<String> start) {
        String called = name.isEmpty() ? "a thread without a name" : "'" + name + "'";
        String stands = called + " is " + state + Stacks.show(stack);
        return (stands + start.orElse("")).replace("\n", "\n  ");
    }
}
