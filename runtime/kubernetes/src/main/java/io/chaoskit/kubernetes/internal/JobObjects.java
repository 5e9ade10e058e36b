package io.chaoskit.kubernetes.internal;

import io.chaoskit.internal.scale.ClusterOptions;
import io.chaoskit.internal.scale.ShardExit;
import io.chaoskit.internal.scale.ShardJob;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The objects of a job, as a cluster with Pod Security <i>restricted</i> takes them.
 *
 * @param name of the job
 * @param job what is run
 * @param options how
 * @param scripts the files
 * @param scriptName of the object that has them
 */
record JobObjects(JobName name, ShardJob job, ClusterOptions options, ScriptMap scripts, String scriptName) {

    static final String CONTAINER = "chaoskit";

    /** Annotations of the job. */
    static final String IDENTITY = "chaoskit.io/identity";

    static final String SEED = "chaoskit.io/seed";
    /** Which launcher looks after it. */
    static final String LAUNCHER = "chaoskit.io/launcher";

    /** Where the container writes what goes into the status of its pod. */
    private static final String MESSAGE = "/dev/termination-log";

    private static final String SCRIPTS = "/chaoskit/script";
    private static final String TEMPORARY = "/tmp";

    /** A job that nobody picks up is gone after a day. */
    private static final int KEPT_SECONDS = 86_400;

    /** Verdicts but the good one. */
    private static final List<Integer> FAILURES =
            IntStream.rangeClosed(1, 255).filter(ShardExit::isFinal).boxed().toList();

    private static final String SCRIPT_VOLUME = "script";
    private static final String TEMPORARY_VOLUME = "tmp";
    private static final String CLAIM_VOLUME = "claim";

    static JobObjects of(ShardJob job, ClusterOptions options) throws IOException {
        ScriptMap scripts = ScriptMap.of(job);
        JobName name = JobName.of(job, scripts, options);
        return new JobObjects(name, job, options, scripts, name.text());
    }

    /** The script of an earlier job of the same name may be there for a while after that job. */
    JobObjects withScriptNamed(String suffix) {
        return new JobObjects(name, job, options, scripts, name.text() + "-" + suffix);
    }

    Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        labels.put("app.kubernetes.io/name", "chaoskit");
        labels.put("app.kubernetes.io/managed-by", "chaoskit");
        labels.put("app.kubernetes.io/instance", name.text());
        return labels;
    }

    ConfigMap configMap() {
        return scripts.object(scriptName, labels());
    }

    /** The name of the object with the scripts that a job wants. */
    static String scriptName(Job job) {
        return job.getSpec().getTemplate().getSpec().getVolumes().stream()
                .filter(each -> each.getName().equals(SCRIPT_VOLUME))
                .map(each -> each.getConfigMap().getName())
                .findFirst()
                .orElse(job.getMetadata().getName());
    }

    Job job(boolean suspended, Map<String, String> annotations) {
        return new JobBuilder()
                .withNewMetadata()
                .withName(name.text())
                .withLabels(labels())
                .addToAnnotations(IDENTITY, name.identity())
                .addToAnnotations(seed())
                .addToAnnotations(annotations)
                .endMetadata()
                .withNewSpec()
                .withSuspend(suspended ? true : null)
                .withCompletionMode("Indexed")
                .withCompletions(job.shards())
                .withParallelism(Math.min(options.parallelism(), job.shards()))
                .withBackoffLimitPerIndex(options.retries())
                .withPodReplacementPolicy("Failed")
                .withPodFailurePolicy(failures())
                .withTtlSecondsAfterFinished(KEPT_SECONDS)
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels())
                .endMetadata()
                .withSpec(pod())
                .endTemplate()
                .endSpec()
                .build();
    }

    /** Of those that were drawn. */
    private Map<String, String> seed() {
        return job.seed().isPresent() ? Map.of(SEED, Long.toString(job.seed().getAsLong())) : Map.of();
    }

    /** A verdict is final; what the cluster itself ended does not count as a try; the rest is tried again. */
    private static PodFailurePolicy failures() {
        return new PodFailurePolicyBuilder()
                .addNewRule()
                .withAction("FailIndex")
                .withNewOnExitCodes()
                .withContainerName(CONTAINER)
                .withOperator("In")
                .withValues(FAILURES)
                .endOnExitCodes()
                .endRule()
                .addNewRule()
                .withAction("Ignore")
                .addNewOnPodCondition()
                .withType("DisruptionTarget")
                .withStatus("True")
                .endOnPodCondition()
                .endRule()
                .build();
    }

    private PodSpec pod() {
        return new PodSpecBuilder()
                .withRestartPolicy("Never")
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .withContainers(container())
                .withVolumes(volumes())
                .build();
    }

    private Container container() {
        List<String> words = new ArrayList<>(job.words(scripts.script(), options.classPath(), "auto/" + job.shards()));
        if (job.command().equals(ShardJob.RUN)) {
            words.addAll(List.of("--shard-message", MESSAGE));
        }
        return new ContainerBuilder()
                .withName(CONTAINER)
                .withImage(options.image())
                .withCommand("chaoskit")
                .withArgs(words)
                .withWorkingDir(SCRIPTS)
                .addNewEnv()
                .withName("CHAOSKIT_FOLDER")
                .withValue(TEMPORARY + "/.chaoskit")
                .endEnv()
                .addNewEnv()
                .withName("CHAOSKIT_JAVA_OPTS")
                .withValue("-XX:MaxRAMPercentage=75")
                .endEnv()
                .withTerminationMessagePath(MESSAGE)
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .withResources(new ResourceRequirementsBuilder()
                        .addToRequests("cpu", new Quantity(options.cpu()))
                        .addToRequests("memory", new Quantity(options.memory()))
                        .addToLimits("memory", new Quantity(options.memory()))
                        .build())
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .withVolumeMounts(mounts())
                .build();
    }

    private List<VolumeMount> mounts() {
        List<VolumeMount> mounts = new ArrayList<>();
        mounts.add(mount(SCRIPT_VOLUME, SCRIPTS, true));
        mounts.add(mount(TEMPORARY_VOLUME, TEMPORARY, false));
        claim().ifPresent(claim -> mounts.add(mount(CLAIM_VOLUME, claim.at(), true)));
        return mounts;
    }

    private static VolumeMount mount(String volume, String path, boolean readOnly) {
        return new VolumeMountBuilder()
                .withName(volume)
                .withMountPath(path)
                .withReadOnly(readOnly ? true : null)
                .build();
    }

    private List<Volume> volumes() {
        List<Volume> volumes = new ArrayList<>();
        volumes.add(new VolumeBuilder()
                .withName(SCRIPT_VOLUME)
                .withNewConfigMap()
                .withName(scriptName)
                .withItems(scripts.places())
                .endConfigMap()
                .build());
        volumes.add(new VolumeBuilder()
                .withName(TEMPORARY_VOLUME)
                .withNewEmptyDir()
                .endEmptyDir()
                .build());
        claim().ifPresent(claim -> volumes.add(new VolumeBuilder()
                .withName(CLAIM_VOLUME)
                .withNewPersistentVolumeClaim(claim.name(), true)
                .build()));
        return volumes;
    }

    private Optional<Claim> claim() {
        return options.volume().map(Claim::of);
    }

    /**
     * A claim for a volume with the code under test.
     *
     * @param name of the claim
     * @param at its path in containers
     */
    private record Claim(String name, String at) {

        static Claim of(String text) {
            String[] parts = text.split(":", 2);
            return new Claim(parts[0], parts[1]);
        }
    }
}
