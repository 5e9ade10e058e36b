package io.chaoskit.internal.scale;

import java.util.List;
import java.util.Optional;

/**
 * Which cluster runs shards, and how.
 *
 * @param context its name among those that the user has; empty for the current one
 * @param namespace empty for that of the context
 * @param image of the containers; has {@code chaoskit} on its path
 * @param volume the claim {@code NAME:/PATH} that containers see, read-only
 * @param classPath options that name the code under test, as containers see it
 * @param cpu that a container is promised, such as {@code 2} or {@code 500m}
 * @param memory that it is promised and must not exceed, such as {@code 1Gi}
 * @param parallelism how many shards run at once, at most
 * @param retries how often a shard is begun again that ended without a verdict
 * @param version of ChaosKit
 */
public record ClusterOptions(
        Optional<String> context,
        Optional<String> namespace,
        String image,
        Optional<String> volume,
        List<String> classPath,
        String cpu,
        String memory,
        int parallelism,
        int retries,
        String version) {

    /** The context of who runs inside of the cluster itself, with the account of its pod. */
    public static final String IN_CLUSTER = "in-cluster";

    /** Copies the list. */
    public ClusterOptions {
        classPath = List.copyOf(classPath);
    }
}
