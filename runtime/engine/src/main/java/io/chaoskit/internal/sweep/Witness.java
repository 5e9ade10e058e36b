package io.chaoskit.internal.sweep;

import io.chaoskit.internal.live.Leftovers;
import io.chaoskit.internal.live.Leftovers.Left;
import io.chaoskit.internal.weave.HandlerWeaving;
import io.chaoskit.model.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Watches what runs do to this JVM: what they leave behind, and which catch blocks they enter. Used by one thread. */
final class Witness implements AutoCloseable {

    private static final String NO_THREAD_LEAK = "noThreadLeak";
    private static final String NO_DESCRIPTOR_LEAK = "noFileDescriptorLeak";
    /** What is being closed may take a moment. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private static final Duration PATIENT = Duration.ofSeconds(5);

    private final Leftovers leftovers = new Leftovers();
    /** Empty where the JVM lets no classes be changed. */
    private final Optional<HandlerWeaving> weaving = HandlerWeaving.begin();

    /** Whether files were left: what the collector closes of them in the next run would hide what that leaves. */
    private boolean littered;

    /** A run is about to begin. */
    void begin(RunOrder.Watch watch) {
        weaving.ifPresent(each -> each.add(watch.classes()));
        if (littered) {
            leftovers.collect();
        }
        leftovers.mark();
    }

    /** Its last fault was made, and the iteration is over. By the lane. */
    void sample() {
        leftovers.sample();
    }

    /** It is over, and its target is closed. */
    Evidence end(RunOrder.Watch watch, Scenario scenario, Set<String> passed) {
        Set<String> lost = leftovers.lost();
        lost.removeAll(watch.usual());
        Set<String> asserted = scenario.assertions().stream()
                .map(each -> each.validator().id())
                .collect(Collectors.toSet());
        List<Left> left = leftovers.left(watch.usual(), watch.patient() ? PATIENT : GRACE, watch.patient()).stream()
                .filter(each -> !isAsserted(each, asserted))
                .toList();
        littered = !lost.isEmpty() || left.stream().anyMatch(each -> !each.isThread());
        return new Evidence(
                left,
                asserted.contains(NO_DESCRIPTOR_LEAK) ? Set.of() : lost,
                passed,
                weaving.map(each -> new Handlers(each.blocks(), each.entered())).orElse(Handlers.NONE));
    }

    /** What the scenario looks at itself. */
    private static boolean isAsserted(Left left, Set<String> validators) {
        return validators.contains(left.isThread() ? NO_THREAD_LEAK : NO_DESCRIPTOR_LEAK);
    }

    @Override
    public void close() {
        weaving.ifPresent(HandlerWeaving::close);
    }
}
