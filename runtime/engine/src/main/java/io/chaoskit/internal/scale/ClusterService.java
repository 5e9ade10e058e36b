package io.chaoskit.internal.scale;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs shards on a cluster; a service of the module that brings the cluster's client. */
public interface ClusterService {

    /**
     * A place where shards run.
     *
     * @param options which cluster, and how
     * @return nothing is connected before it runs
     */
    ShardBackend backend(ClusterOptions options);

    /**
     * Writes down what would be created, for people or other tools to create.
     *
     * @param job what is to be run
     * @param options which cluster, and how
     * @param folder is made when it is not there
     * @return the files
     * @throws IOException if they cannot be written, or the cluster could not take them: a sentence
     */
    List<Path> export(ShardJob job, ClusterOptions options, Path folder) throws IOException;
}
