package io.chaoskit.internal.scale;

import java.util.Set;

/** Exit codes of the process of a shard. They are those of a run: a verdict is final, and everything else is an accident. */
public final class ShardExit {

    /** A mistake in the script or the call: it would be made again. */
    public static final int MISTAKE = 2;

    /** PASS or UNSTABLE, FAIL, a mistake, UNSTABLE with {@code --fail-on-unstable}. */
    private static final Set<Integer> FINAL = Set.of(0, 1, MISTAKE, 3);

    private static final int SIGNAL = 128;
    private static final int KILL = 9;

    private ShardExit() {}

    /**
     * Whether the process has said what it had to say, so that it must not be run again: a failure is never retried into a success.
     *
     * @param code of the process
     * @return true for 0 to 3
     */
    public static boolean isFinal(int code) {
        return FINAL.contains(code);
    }

    /**
     * How a process ended that has no report.
     *
     * @param code of the process
     * @return a part of a sentence
     */
    public static String text(int code) {
        if (code == SIGNAL + KILL) {
            return "it was killed (exit code " + code + ")";
        }
        return code > SIGNAL && code < 2 * SIGNAL
                ? "signal " + (code - SIGNAL) + " ended it (exit code " + code + ")"
                : "it ended without a report (exit code " + code + ")";
    }
}
