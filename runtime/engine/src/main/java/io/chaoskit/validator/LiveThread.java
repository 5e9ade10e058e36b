package io.chaoskit.validator;

import io.chaoskit.value.Stacks;
import java.util.List;

/**
 * A thread that is alive.
 *
 * @param id unique in the JVM
 * @param name may be empty
 * @param state for people, such as {@code waiting}
 * @param stack top frame first
 */
record LiveThread(long id, String name, String state, List<StackTraceElement> stack) {

    /** Several threads, the first ones with their stacks. */
    static String show(List<LiveThread> threads, int most) {
        StringBuilder text = new StringBuilder();
        threads.stream().limit(most).forEach(each -> text.append("\n  ").append(each.shown()));
        int more = threads.size() - most;
        if (more > 0) {
            text.append("\n  and ").append(more).append(" more");
        }
        return text.toString();
    }

    private String shown() {
        String called = name.isEmpty() ? "a thread without a name" : "'" + name + "'";
        return called + " is " + state + Stacks.show(stack).replace("\n", "\n  ");
    }
}
