package io.chaoskit.cli;

import io.chaoskit.report.Shard;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shard that a call is for: {@code I/N}, or {@code auto}, which takes it from what starts the calls: GitLab, Slurm or Kubernetes.
 *
 * @param environment of the process
 */
record ShardOption(Map<String, String> environment) {

    private static final String NAME = "--shard";
    private static final Pattern AUTO = Pattern.compile("auto(?:/(\\d{1,6}))?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** GitLab counts from 1. */
    private static final String GITLAB = "CI_NODE_INDEX";

    private static final String GITLAB_COUNT = "CI_NODE_TOTAL";
    private static final String SLURM = "SLURM_ARRAY_TASK_ID";
    /** An indexed job of Kubernetes counts from 0, and does not tell how many there are. */
    private static final String KUBERNETES = "JOB_COMPLETION_INDEX";

    private static final String COUNT = "CHAOSKIT_SHARDS";

    /** Reads the option; empty when it was not given, which is null. */
    Optional<Shard> parse(String given) throws MistakesFound {
        if (given == null) {
            return Optional.empty();
        }
        Matcher auto = AUTO.matcher(given);
        try {
            if (auto.matches()) {
                return Optional.of(detected(Optional.ofNullable(auto.group(1)).map(Integer::valueOf)));
            }
            return Optional.of(Shard.parse(given)
                    .orElseThrow(() -> new IllegalArgumentException(
                            NAME + " must be like 1/4, or auto, but was '" + given + "'; --shard 1/4")));
        } catch (IllegalArgumentException wrong) {
            String[] parts = wrong.getMessage().split("; ", 2);
            throw MistakesFound.in("", parts[0], parts.length > 1 ? parts[1] : "--shard 1/4");
        }
    }

    private Shard detected(Optional<Integer> count) {
        if (has(GITLAB)) {
            return new Shard(number(GITLAB), count.orElseGet(() -> number(GITLAB_COUNT)));
        }
        if (has(SLURM)) {
            int step = has("SLURM_ARRAY_TASK_STEP") ? number("SLURM_ARRAY_TASK_STEP") : 1;
            int first = has("SLURM_ARRAY_TASK_MIN") ? number("SLURM_ARRAY_TASK_MIN") : 0;
            int index = (number(SLURM) - first) / Math.max(1, step) + 1;
            return new Shard(index, count.orElseGet(() -> number("SLURM_ARRAY_TASK_COUNT")));
        }
        if (has(KUBERNETES)) {
            return new Shard(number(KUBERNETES) + 1, count.orElseGet(() -> number(COUNT)));
        }
        throw new IllegalArgumentException(NAME + " auto must find " + GITLAB + ", " + SLURM + " or " + KUBERNETES
                + " in the environment, but there is none; --shard 1/4");
    }

    private boolean has(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    private int number(String variable) {
        String value = environment.getOrDefault(variable, "").strip();
        if (!NUMBER.matcher(value).matches()) {
            String but = value.isEmpty() ? "is not set" : "was '" + value + "'";
            String hint =
                    variable.equals(COUNT) ? "set it to the number of shards, or say --shard auto/8" : "--shard 1/4";
            throw new IllegalArgumentException(
                    NAME + " auto must find a number in the variable " + variable + ", but it " + but + "; " + hint);
        }
        return Integer.parseInt(value);
    }
}
