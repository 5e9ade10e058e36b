package io.chaoskit.cli;

import io.chaoskit.model.Scenario;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** The seed that all shards of a run share. It is drawn once, by who starts them. */
final class SharedSeed {

    /** The system property that gives scenarios their seed, those of specifications too. */
    static final String PROPERTY = "chaoskit.seed";

    /** Drawn seeds stay short enough to type. */
    private static final long MOST = 1_000_000_000_000L;

    private SharedSeed() {}

    /** The seed for scenarios that have none; empty when all have one. */
    static OptionalLong of(List<Scenario> scenarios) {
        boolean known = !System.getProperty(PROPERTY, "").isBlank()
                || scenarios.stream().allMatch(each -> each.seed().isPresent());
        return known ? OptionalLong.empty() : OptionalLong.of(new SplittableRandom().nextLong(MOST));
    }
}
