package io.chaoskit.validator;

import io.chaoskit.value.Limits;
import java.util.Optional;

/**
 * No more live threads in the JVM than allowed, platform and virtual ones together. Platform threads are counted after each
 * iteration; virtual threads, which the JVM counts only by listing them, about once a second and after the last iteration.
 *
 * @param word {@code goroutineLimit} or {@code threadLimit}
 * @param max 1 or more
 */
public record ThreadLimit(String word, int max) implements Validator {

    /** Rejects zero and less. */
    public ThreadLimit {
        Limits.atLeast(1, word, max);
    }

    @Override
    public String id() {
        return word;
    }

    @Override
    public String name() {
        return word + "(" + max + ")";
    }

    @Override
    public Check arm(RunAccess run) {
        return new Count(max, new ThreadCensus(run.clock()), new Peak());
    }

    private record Count(int max, ThreadCensus census, Peak peak) implements Check {

        @Override
        public Optional<String> check(Observation seen) {
            return judge(census.platform(), census.recentVirtual());
        }

        @Override
        public Optional<String> checkAtEnd() {
            return judge(census.platform(), census.virtual());
        }

        private Optional<String> judge(int platform, int virtual) {
            long live = peak.see(platform + (long) virtual);
            if (live <= max) {
                return Optional.empty();
            }
            String kinds = virtual == 0 ? "" : " (" + virtual + " of them virtual)";
            return Optional.of("live threads must be at most " + max + ", but were " + live + kinds);
        }

        @Override
        public String note() {
            return peak.nearness(max);
        }

        @Override
        public String measured() {
            return peak.seen() ? "max " + peak.value() : "";
        }

        @Override
        public void close() {
            census.close();
        }
    }
}
