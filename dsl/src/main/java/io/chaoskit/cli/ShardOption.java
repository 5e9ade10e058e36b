package io.chaoskit.cli;

import io.chaoskit.report.Shard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The shard that a call is for: {@code I/N}, or {@code auto}, which takes it from what starts the calls, a build server or a cluster.
 *
 * @param environment of the process
 */
record ShardOption(Map<String, String> environment) {

    static final String NAME = "--shard";

    private static final Pattern AUTO = Pattern.compile("auto(?:/(\\d{1,6}))?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private static final String SLURM = "SLURM_ARRAY_TASK_ID";
    private static final String COUNT = "CHAOSKIT_SHARDS";

    /** Those that say it themselves come first; ours, which a workflow sets where the server has none, before all. */
    private static final List<Server> SERVERS = List.of(
            new Server("CHAOSKIT_SHARD_INDEX", 0, COUNT),
            new Server("CI_NODE_INDEX", 1, "CI_NODE_TOTAL"),
            new Server("CIRCLE_NODE_INDEX", 0, "CIRCLE_NODE_TOTAL"),
            new Server("BUILDKITE_PARALLEL_JOB", 0, "BUILDKITE_PARALLEL_JOB_COUNT"),
            new Server("BITBUCKET_PARALLEL_STEP", 0, "BITBUCKET_PARALLEL_STEP_COUNT"),
            new Server("SEMAPHORE_JOB_INDEX", 1, "SEMAPHORE_JOB_COUNT"),
            new Server("AWS_BATCH_JOB_ARRAY_INDEX", 0, "AWS_BATCH_JOB_ARRAY_SIZE"),
            new Server("JOB_COMPLETION_INDEX", 0, COUNT));

    /**
     * The variables of a server.
     *
     * @param index which one
     * @param first the index of the first one
     * @param count how many there are
     */
    private record Server(String index, int first, String count) {}

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
        for (Server each : SERVERS) {
            if (has(each.index())) {
                int index = number(each.index()) - each.first() + 1;
                return new Shard(index, count.orElseGet(() -> number(counting(each))));
            }
        }
        if (has(SLURM)) {
            return ofSlurm(count);
        }
        String all = SERVERS.stream().map(Server::index).collect(Collectors.joining(", "));
        throw new IllegalArgumentException(NAME + " auto must find one of " + all + " or " + SLURM
                + " in the environment, but there is none; set CHAOSKIT_SHARD_INDEX, from 0, and " + COUNT
                + ", or say --shard 1/4");
    }

    /** A server that does not tell how many there are is told by ours. */
    private String counting(Server server) {
        return has(server.count()) ? server.count() : has(COUNT) ? COUNT : server.count();
    }

    /** The tasks of an array are numbered as its user likes. */
    private Shard ofSlurm(Optional<Integer> count) {
        int step = has("SLURM_ARRAY_TASK_STEP") ? Math.max(1, number("SLURM_ARRAY_TASK_STEP")) : 1;
        int first = has("SLURM_ARRAY_TASK_MIN") ? number("SLURM_ARRAY_TASK_MIN") : 0;
        int tasks = count.orElseGet(() -> number("SLURM_ARRAY_TASK_COUNT"));
        int last = has("SLURM_ARRAY_TASK_MAX") ? number("SLURM_ARRAY_TASK_MAX") : first + (tasks - 1) * step;
        int offset = number(SLURM) - first;
        if (count.isEmpty() && (offset % step != 0 || last != first + (tasks - 1) * step)) {
            throw new IllegalArgumentException(NAME + " auto must be used in an array without gaps, but this one has "
                    + tasks + " tasks from " + first + " to " + last + "; sbatch --array=0-" + (tasks - 1));
        }
        return new Shard(offset / step + 1, tasks);
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
