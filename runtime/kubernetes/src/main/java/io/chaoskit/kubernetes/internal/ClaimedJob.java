package io.chaoskit.kubernetes.internal;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ScalableResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The job in the cluster, which this launcher looks after: its name is in an annotation. A later launcher that picks the job up puts its own
 * there, so that the earlier one sees it and leaves the job alone.
 */
final class ClaimedJob {

    /** A job of an earlier call that is being deleted still has its name. */
    private static final long GONE_SECONDS = 120;

    private final Connection cluster;
    private final JobObjects objects;
    private final String launcher;
    private String uid = "";

    /**
     * Makes no request.
     *
     * @param launcher names this one, and no other
     */
    ClaimedJob(Connection cluster, JobObjects objects, String launcher) {
        this.cluster = cluster;
        this.objects = objects;
        this.launcher = launcher;
    }

    String name() {
        return objects.name().text();
    }

    /** Tells it from earlier ones of the same name. */
    String uid() {
        return uid;
    }

    /** Creates the job and lets it begin, or picks it up; returns what is to be told in the second case. */
    Optional<String> claim() throws IOException {
        Optional<Job> there = existing();
        Optional<Job> created = there.isPresent() ? Optional.empty() : create();
        if (created.isPresent()) {
            begin(created.get());
            return Optional.empty();
        }
        Job old = there.isPresent() ? there.get() : existing().orElseThrow(this::gone);
        check(old);
        begin(old);
        String by = annotation(old, JobObjects.LAUNCHER);
        String seed = annotation(old, JobObjects.SEED);
        return Optional.of("picked up the job '" + name() + "'"
                + (by.isEmpty() ? "" : " of the launcher " + by)
                + (seed.isEmpty() ? "" : ", with the seed " + seed));
    }

    private IOException gone() {
        return new IOException(
                "the job '" + name() + "' must stay while it is used, but somebody deleted it; try again");
    }

    private Optional<Job> existing() throws IOException {
        Job job = cluster.call(Right.GET_JOBS, client -> resource(client).get());
        if (job == null || job.getMetadata().getDeletionTimestamp() == null) {
            return Optional.ofNullable(job);
        }
        cluster.call(
                Right.WATCH_JOBS,
                client -> resource(client).waitUntilCondition(Objects::isNull, GONE_SECONDS, TimeUnit.SECONDS));
        return Optional.empty();
    }

    /** Without pods until the script is there too. Empty when another launcher was quicker. */
    private Optional<Job> create() throws IOException {
        Job job = objects.job(true, Map.of(JobObjects.LAUNCHER, launcher));
        try {
            return Optional.of(cluster.client()
                    .batch()
                    .v1()
                    .jobs()
                    .inNamespace(cluster.namespace())
                    .resource(job)
                    .create());
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return Optional.empty();
            }
            throw cluster.refused(Right.CREATE_JOBS, e);
        }
    }

    /** The same name is of the same call, unless somebody made it by hand. */
    private void check(Job old) throws IOException {
        if (!annotation(old, JobObjects.IDENTITY).equals(objects.name().identity())) {
            throw new IOException(
                    "the job '" + name() + "' must be of this call, but is of another; kubectl delete job " + name()
                            + " --namespace " + cluster.namespace());
        }
    }

    /** The script belongs to the job, so that it is deleted with it. */
    private void begin(Job job) throws IOException {
        if (Boolean.TRUE.equals(job.getSpec().getSuspend())) {
            createScript(job);
        }
        Map<String, Object> change = Map.of(
                "metadata", Map.of("annotations", Map.of(JobObjects.LAUNCHER, launcher)),
                "spec", Map.of("suspend", false));
        cluster.call(
                Right.PATCH_JOBS,
                client -> resource(client)
                        .patch(
                                PatchContext.of(PatchType.JSON_MERGE),
                                client.getKubernetesSerialization().asJson(change)));
        uid = job.getMetadata().getUid();
    }

    private void createScript(Job job) throws IOException {
        ConfigMap script = new ConfigMapBuilder(objects.configMap())
                .editMetadata()
                .withName(JobObjects.scriptName(job))
                .withOwnerReferences(new OwnerReferenceBuilder()
                        .withApiVersion("batch/v1")
                        .withKind("Job")
                        .withName(name())
                        .withUid(job.getMetadata().getUid())
                        .build())
                .endMetadata()
                .build();
        try {
            cluster.client()
                    .configMaps()
                    .inNamespace(cluster.namespace())
                    .resource(script)
                    .create();
        } catch (KubernetesClientException e) {
            // A launcher that died between the two left it there.
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                delete();
                throw cluster.refused(Right.CREATE_CONFIG_MAPS, e);
            }
        }
    }

    /** Whether another launcher has it now. */
    Optional<String> takenBy(Job now) {
        return Optional.of(annotation(now, JobObjects.LAUNCHER)).filter(each -> !each.equals(launcher));
    }

    /** Deletes the job, its pods and its script. */
    void delete() throws IOException {
        cluster.call(
                Right.DELETE_JOBS,
                client -> resource(client)
                        .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                        .delete());
    }

    private ScalableResource<Job> resource(KubernetesClient client) {
        return client.batch().v1().jobs().inNamespace(cluster.namespace()).withName(name());
    }

    private static String annotation(Job job, String name) {
        Map<String, String> all = job.getMetadata().getAnnotations();
        return all == null ? "" : all.getOrDefault(name, "");
    }
}
