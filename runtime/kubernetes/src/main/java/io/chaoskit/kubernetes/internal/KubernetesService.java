package io.chaoskit.kubernetes.internal;

import io.chaoskit.internal.scale.ClusterOptions;
import io.chaoskit.internal.scale.ClusterService;
import io.chaoskit.internal.scale.ShardBackend;
import io.chaoskit.internal.scale.ShardJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Kubernetes as the cluster. */
public final class KubernetesService implements ClusterService {

    /** Made by {@code ServiceLoader}. */
    public KubernetesService() {}

    @Override
    public ShardBackend backend(ClusterOptions options) {
        return new KubernetesShards(options);
    }

    @Override
    public List<Path> export(ShardJob job, ClusterOptions options, Path folder) throws IOException {
        return Export.write(JobObjects.of(job, options), options.namespace(), folder);
    }
}
