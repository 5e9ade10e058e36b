package io.chaoskit.run;

import io.chaoskit.model.Scenario;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * The seeds of runs: the runner's own, or that of the system property, or the scenario's, or one that is drawn.
 *
 * @param own the runner's; empty for none
 */
record Seeds(OptionalLong own) {

    private static final String PROPERTY = "chaoskit.seed";
    /** Drawn seeds stay short enough to type. */
    private static final long MOST = 1_000_000_000_000L;

    long of(Scenario scenario) {
        if (own.isPresent()) {
            return own.getAsLong();
        }
        String given = System.getProperty(PROPERTY, "").strip();
        return given.isEmpty() ? scenario.seed().orElseGet(() -> new SplittableRandom().nextLong(MOST)) : parse(given);
    }

    /** Whether the seed of a scenario is known before it is run. */
    boolean knownFor(Scenario scenario) {
        return own.isPresent()
                || !System.getProperty(PROPERTY, "").isBlank()
                || scenario.seed().isPresent();
    }

    /** What tells a run from all others. */
    static String runId() {
        return HexFormat.of().toHexDigits(new SplittableRandom().nextLong());
    }

    private static long parse(String given) {
        try {
            return Long.parseLong(given);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "the system property " + PROPERTY + " must be a whole number, but was '" + given + "'", e);
        }
    }

    /** The setting of the JVM that repeats a run, whatever runs its tests. */
    static String setting(long seed) {
        return "-D" + PROPERTY + "=" + seed;
    }
}
