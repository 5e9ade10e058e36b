package io.chaoskit.kubernetes.internal;

import io.chaoskit.internal.scale.ShardExit;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An attempt at a shard: what its pod says.
 *
 * @param pod its name
 * @param uid tells it from others of the same name
 * @param shard from 1
 * @param stage how far it is
 * @param exitCode of its process; empty when it did not end by itself
 * @param message what its process left
 * @param reason why it does not run or was ended, as the cluster says; empty for none
 * @param disrupted whether the cluster ended it for reasons of its own
 */
record Attempt(
        String pod,
        String uid,
        int shard,
        Stage stage,
        Optional<Integer> exitCode,
        String message,
        String reason,
        boolean disrupted) {

    /** Index 0 is the first shard. */
    private static final String INDEX = "batch.kubernetes.io/job-completion-index";

    /** What a container waits for that does not come by waiting. */
    private static final Set<String> HOPELESS =
            Set.of("InvalidImageName", "ErrImageNeverPull", "CreateContainerConfigError");

    private static final Set<String> NO_IMAGE = Set.of("ErrImagePull", "ImagePullBackOff", "RegistryUnavailable");

    /** How far a pod is. */
    enum Stage {
        /** It has no node, or its container is not begun. */
        WAITING,
        /** No node has room. */
        NO_ROOM,
        /** Its image does not come. */
        NO_IMAGE,
        /** Its container cannot be begun as it is. */
        HOPELESS,
        RUNNING,
        ENDED
    }

    /** Empty for a pod that is of no shard. */
    static Optional<Attempt> of(Pod pod) {
        String index = pod.getMetadata().getAnnotations() == null
                ? null
                : pod.getMetadata().getAnnotations().get(INDEX);
        return index == null ? Optional.empty() : Optional.of(of(pod, Integer.parseInt(index) + 1));
    }

    private static Attempt of(Pod pod, int shard) {
        PodStatus status = pod.getStatus() == null ? new PodStatus() : pod.getStatus();
        Optional<ContainerState> state = status.getContainerStatuses().stream()
                .filter(each -> each.getName().equals(JobObjects.CONTAINER))
                .findFirst()
                .map(ContainerStatus::getState);
        Optional<ContainerStateTerminated> end = state.map(ContainerState::getTerminated);
        Optional<PodCondition> disruption = condition(status, "DisruptionTarget", "True");
        boolean ended = Set.of("Succeeded", "Failed").contains(String.valueOf(status.getPhase()));
        Stage stage = ended ? Stage.ENDED : stage(status, state);
        return new Attempt(
                pod.getMetadata().getName(),
                pod.getMetadata().getUid(),
                shard,
                stage,
                end.map(ContainerStateTerminated::getExitCode),
                end.map(ContainerStateTerminated::getMessage).orElse(""),
                reason(stage, status, state, disruption),
                disruption.isPresent());
    }

    private static Stage stage(PodStatus status, Optional<ContainerState> state) {
        String waits = state.map(ContainerState::getWaiting)
                .map(each -> String.valueOf(each.getReason()))
                .orElse("");
        if (HOPELESS.contains(waits)) {
            return Stage.HOPELESS;
        }
        if (NO_IMAGE.contains(waits)) {
            return Stage.NO_IMAGE;
        }
        if (state.map(ContainerState::getRunning).isPresent() || "Running".equals(status.getPhase())) {
            return Stage.RUNNING;
        }
        return unscheduled(status).isPresent() ? Stage.NO_ROOM : Stage.WAITING;
    }

    private static Optional<PodCondition> unscheduled(PodStatus status) {
        return condition(status, "PodScheduled", "False").filter(each -> "Unschedulable".equals(each.getReason()));
    }

    private static Optional<PodCondition> condition(PodStatus status, String type, String value) {
        return status.getConditions().stream()
                .filter(each -> type.equals(each.getType()) && value.equals(each.getStatus()))
                .findFirst();
    }

    private static String reason(
            Stage stage, PodStatus status, Optional<ContainerState> state, Optional<PodCondition> disruption) {
        Optional<String> said = switch (stage) {
            case ENDED ->
                Stream.of(
                                disruption.map(each -> join(each.getReason(), each.getMessage())),
                                Optional.of(join(status.getReason(), status.getMessage())),
                                state.map(ContainerState::getTerminated)
                                        .map(ContainerStateTerminated::getReason)
                                        .filter("OOMKilled"::equals))
                        .flatMap(Optional::stream)
                        .filter(each -> !each.isEmpty())
                        .findFirst();
            case NO_ROOM -> unscheduled(status).map(PodCondition::getMessage);
            case NO_IMAGE, HOPELESS ->
                state.map(ContainerState::getWaiting).map(each -> join(each.getReason(), each.getMessage()));
            default -> Optional.empty();
        };
        return said.orElse("");
    }

    private static String join(String reason, String message) {
        return Stream.of(reason, message)
                .filter(each -> each != null && !each.isBlank())
                .reduce((one, other) -> one + ": " + other)
                .orElse("");
    }

    /** Whether its process said what it had to say. */
    boolean isFinal() {
        return stage == Stage.ENDED && exitCode.filter(ShardExit::isFinal).isPresent();
    }

    /** How it ended without a verdict, for people. */
    String end() {
        String how = exitCode.map(ShardExit::text).orElse("its pod ended before it began");
        if (disrupted) {
            how = "the cluster took its node or room away";
        }
        return reason.isEmpty() ? how : how + ": " + reason;
    }
}
