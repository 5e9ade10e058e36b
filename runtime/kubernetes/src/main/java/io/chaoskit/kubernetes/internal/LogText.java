package io.chaoskit.kubernetes.internal;

import io.chaoskit.internal.scale.ShardOutput;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What the log of an attempt says: the lines of the shard, and the last of those for people. */
final class LogText {

    private static final int LINES = 40;

    private final ShardOutput output;
    private final Deque<String> others = new ArrayDeque<>();

    LogText(String version) {
        this.output = new ShardOutput(version);
    }

    void accept(String line) {
        if (!output.accept(line)) {
            others.addLast(line);
            if (others.size() > LINES) {
                others.removeFirst();
            }
        }
    }

    ShardOutput output() {
        return output;
    }

    List<String> others() {
        return List.copyOf(others);
    }
}
